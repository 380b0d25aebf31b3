"""A text as the editor has it, and the places in it, which the protocol counts in its own way."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol.types import Position, Range, TextEdit

from briefkit.core.brief.split import encode, has_byte_order_mark
from briefkit.core.text.ids import id_of
from briefkit.core.yaml.sketch import Sketch
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE

_BREAK = re.compile(r"\r\n|\n|\r")
_FENCE = re.compile(r"\ufeff?---[^\S\n]*(?:\n|\Z)")
_END = re.compile(r"^---[^\S\n]*$", re.MULTILINE)
_BYTES_PER_UNIT = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
BRIEF, REGISTRY, SETTINGS = "brief", "registry", "settings"
_BOM = "\ufeff"


class Document:
    """One version of a text.

    `path` is that of its file in the library, with `/`. A place is an index into the text; a `Position` counts lines as
    the protocol does, and in a line the units of the `encoding` that was agreed on: those of UTF-16 if nothing else.
    """

    def __init__(self, uri: str, path: str, text: str, version: int | None = None, encoding: str = "utf-16") -> None:
        self.uri, self.path, self.text, self.version, self.encoding = uri, path, text, version, encoding

    @property
    def kind(self) -> str:
        """What the file is to the library."""
        return {REGISTRY_FILE: REGISTRY, SETTINGS_FILE: SETTINGS}.get(self.path, BRIEF)

    @property
    def id(self) -> str:
        """The id of the brief in it."""
        return id_of(self.path)

    def data(self, on_disk: bytes) -> bytes:
        """The bytes that would be saved: with the byte order mark that the file has, which an editor does not show."""
        text = self.text.removeprefix(_BOM)
        before = _BOM.encode() if text != self.text or has_byte_order_mark(on_disk) else b""
        return encode(text.encode("utf-8", "replace").decode(), before)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    @cached_property
    def _feeds(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def position(self, place: int) -> Position:
        """The position of a place."""
        line = bisect_right(self._starts, place) - 1
        return Position(line, self._units(self.text[self._starts[line] : place]))

    def place(self, position: Position) -> int:
        """The place of a position; that of the end of a line for one behind it."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        line = _BREAK.split(self.text[start : self._line_end(position.line)], maxsplit=1)[0]
        if line.isascii():
            return start + min(position.character, len(line))
        units = 0
        for number, character in enumerate(line):
            if units >= position.character:
                return start + number
            units += self._units(character)
        return start + len(line)

    def place_of(self, line: int, column: int) -> int:
        """The place of a line and column as a diagnostic has them: from 1, lines end in a line feed."""
        if line > len(self._feeds):
            return len(self.text)
        start = self._feeds[max(line, 1) - 1]
        end = self._feeds[line] - 1 if line < len(self._feeds) else len(self.text)
        mark = start == 0 and self.text.startswith(_BOM)
        return min(start + max(column, 1) - 1 + mark, max(end, start))

    def range(self, start: int, end: int) -> Range:
        """What lies between two places."""
        return Range(self.position(start), self.position(end))

    def line_before(self, place: int) -> str:
        """The text of a line up to a place."""
        return self.text[self._starts[bisect_right(self._starts, place) - 1] : place]

    def edits(self, text: str) -> list[TextEdit]:
        """One edit that turns the text into another, as short as it can be; none if they are equal."""
        text, old = self._with_mark(text), self.text
        if text == old:
            return []
        most = min(len(old), len(text))
        start = next((at for at in range(most) if old[at] != text[at]), most)
        left = most - start
        end = next((at for at in range(left) if old[len(old) - 1 - at] != text[len(text) - 1 - at]), left)
        start, end = self._whole(text, start, end)
        return [TextEdit(self.range(start, len(old) - end), text[start : len(text) - end])]

    def _whole(self, text: str, start: int, end: int) -> tuple[int, int]:
        """How much is common at the start and the end, without half of a line ending."""
        if start and self.text[start - 1] == "\r":
            start -= 1
        if end and (self.text[-end] == "\n" or text[-end] == "\n"):
            end -= 1
        return start, end

    def _with_mark(self, text: str) -> str:
        return (_BOM if self.text.startswith(_BOM) else "") + text.removeprefix(_BOM)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Where its YAML starts and ends: all of a registry, the front matter of a brief, closed or not yet."""
        if self.kind == REGISTRY:
            return int(self.text.startswith(_BOM)), len(self.text)
        fence = _FENCE.match(self.text) if self.kind == BRIEF else None
        if fence is None:
            return 0, -1
        end = _END.search(self.text, fence.end())
        return fence.end(), end.start() if end else len(self.text)

    @cached_property
    def sketch(self) -> Sketch:
        """Its YAML, as far as it can be told."""
        start, end = self.bounds
        return Sketch(self.text, start, max(start, end))

    def _line_end(self, line: int) -> int:
        return self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)

    def _units(self, text: str) -> int:
        if text.isascii() or self.encoding == "utf-32":
            return len(text)
        name = "utf-8" if self.encoding == "utf-8" else "utf-16-le"
        return len(text.encode(name, "surrogatepass")) // _BYTES_PER_UNIT[self.encoding]

"""YAML while it is being typed: its keys and texts with their places, also where no parser could read it.

It follows indentation, dashes and brackets, and forgives what is not closed yet. Whatever a parser accepts is read
alike, but for texts in several lines, of which each line counts as a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

EACH = "*"
"""The step of a path to an item of a list."""
KEY, VALUE, EITHER = "key", "value", "either"
"""What stands at a place: a key, the value of one, or a text that may become either."""
Path = tuple[str, ...]

_COLON = re.compile(r":(?=\s|$)")
_QUOTED = re.compile(r"'(?:[^'\n]|'')*(?:'|$)|\"(?:[^\"\\\n]|\\.)*(?:\"|\\?$)", re.MULTILINE)
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_IN_FLOW = re.compile(r"[^\s,\[\]{}:#](?:[^,\[\]{}:#\n]|:(?![\s,\[\]{}]|$)|(?<!\s)#)*", re.MULTILINE)
_PLAIN = re.compile(r"(?:[^#\n\r]|(?<!\s)#)*")
_STARTS = re.compile(r"-(?:\s|$)|[\w-]+:(?=\s|$)")


class Token(NamedTuple):
    """A key or a text: where its source starts and ends, the text, and the path that leads there.

    The path of a key ends with the key. `mapping` is a number that all keys and values of one mapping have in common.
    A place where nothing is yet is a token without length.
    """

    start: int
    end: int
    text: str
    path: Path
    role: str
    mapping: int


class _Frame(NamedTuple):
    """A key or a dash, and the column where it stands; `inner` is the mapping that its value may be."""

    column: int
    step: str
    outer: int
    inner: int


class _Open(NamedTuple):
    """An opened bracket, the path of what is in it, and its number."""

    bracket: str
    path: Path
    mapping: int


class Sketch:
    """What can be told of a text between two places in it."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text, self.start = text, start
        self.end = len(text) if end is None else end
        self.tokens: list[Token] = []
        self._numbers = 0
        self._stack: list[_Frame] = []
        self._open: list[_Open] = []
        self._key = ""
        self._holes: list[Token] = []
        self._lines: list[tuple[int, tuple[_Frame, ...]]] = []
        self._read()

    def at(self, place: int) -> Token | None:
        """What stands at a place, or could be typed there; None in a comment or a block of text."""
        near = [token for token in self.tokens if token.start <= place <= token.end]
        if near:
            return near[-1]
        hole = next((hole for hole in reversed(self._holes) if hole.start <= place), None)
        line = self.text.rfind("\n", 0, place) + 1
        before = self.text[line:place]
        if hole is not None and place <= hole.end:
            if "#" in self.text[max(line, hole.start) : place]:
                return None
            return hole._replace(start=place, end=place, mapping=abs(hole.mapping))
        if before.strip():
            return None
        stack = next((stack for start, stack in reversed(self._lines) if start <= line), None)
        return None if stack is None else self._blank(place, stack, len(before))

    def mapping(self, number: int) -> dict[str, str]:
        """The keys of a mapping, each with its text if that is a single one."""
        found: dict[str, str] = {}
        for token in self.tokens:
            if token.mapping == number and token.path and token.role != EITHER:
                found.setdefault(token.path[-1], "")
                if token.role == VALUE:
                    found[token.path[-1]] = token.text
        return found

    def _blank(self, place: int, stack: tuple[_Frame, ...], column: int) -> Token:
        """What may be typed in an empty line at a column."""
        kept = [frame for frame in stack if frame.column < column]
        return Token(place, place, "", _path(kept), EITHER, kept[-1].inner if kept else 0)

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _read(self) -> None:
        place, block = self.start, -1
        while place < self.end:
            newline = self.text.find("\n", place, self.end)
            end = self.end if newline < 0 else newline
            line = self.text[place:end].rstrip("\r")
            indent = len(line) - len(line.lstrip(" "))
            if self._open and _STARTS.match(line, indent) and indent <= (self._stack[-1].column if self._stack else 0):
                self._open = []  # a bracket that is not closed yet
            blank = not line.strip()
            if not self._open:
                self._no_hole(place)
            if block >= 0 and (blank or indent > block):
                pass
            elif self._open:
                self._flow(place, place + len(line))
            else:
                block = -1 if blank else self._block_line(place, line, indent)
                self._lines.append((place, tuple(self._stack)))
            place = end + 1
        self._lines.append((self.end, tuple(self._stack)))

    def _block_line(self, start: int, line: str, column: int) -> int:
        """Read a line outside of brackets. Returns the column of a key whose text follows as a block, or -1."""
        while line[column : column + 2] in {"- ", "-"}:
            self._pop(column, dash=True)
            outer = self._stack[-1].inner if self._stack else 0
            self._stack.append(_Frame(column, EACH, outer, self._number()))
            column += 1
            column += len(line[column:]) - len(line[column:].lstrip(" "))
        rest = line[column:]
        if rest[:1] in {"#", ""}:
            self._hole(start + column, EITHER)
            return -1
        key, colon = self._key_in(rest)
        if colon < 0:
            return self._value(start, line, column, EITHER)
        self._pop(column, dash=False)
        outer = self._stack[-1].inner if self._stack else 0
        self._stack.append(_Frame(column, key, outer, self._number()))
        self.tokens.append(Token(start + column, start + column + colon, key, _path(self._stack), KEY, outer))
        after = column + colon + 1
        after += len(line[after:]) - len(line[after:].lstrip(" "))
        if _BLOCK.match(line[after:]):
            return column
        return self._value(start, line, after, VALUE)

    def _key_in(self, rest: str) -> tuple[str, int]:
        """The key with which a text starts, and the place of its colon, or -1."""
        quoted = _QUOTED.match(rest)
        if quoted:
            end = quoted.end()
            return _unquoted(quoted[0]), end if _COLON.match(rest, end) else -1
        found = None if rest[0] in "[{" else _COLON.search(rest)
        return (rest[: found.start()].strip(), found.start()) if found else ("", -1)

    def _pop(self, column: int, *, dash: bool) -> None:
        """Leave what has ended where a key or a dash stands; a dash may stand below the key of its list."""
        while self._stack:
            top = self._stack[-1]
            if top.column < column or (dash and top.column == column and top.step != EACH):
                return
            self._stack.pop()

    def _value(self, start: int, line: str, column: int, role: str) -> int:
        rest = line[column:]
        if rest[:1] in {"[", "{"}:
            self._key = ""
            self._flow(start + column, start + len(line))
        elif rest[:1] in {"", "#"}:
            self._hole(start + column, role)
        else:
            quoted = _QUOTED.match(rest)
            written = quoted[0] if quoted else _plain(rest)
            stack = self._stack if role == VALUE else [one for one in self._stack if one.column < column]
            mapping = 0
            if stack:
                mapping = stack[-1].outer if role == VALUE else stack[-1].inner
            place = start + column
            self.tokens.append(Token(place, place + len(written), _unquoted(written), _path(stack), role, mapping))
        return -1

    def _no_hole(self, start: int) -> None:
        """Note that what could be typed before this place cannot be typed from here on."""
        self._holes.append(Token(start, start - 1, "", (), VALUE, 0))

    def _hole(self, start: int, role: str) -> None:
        """Note that a value may be typed from here to the end of the line."""
        top = self._stack[-1] if self._stack else None
        mapping = 0 if top is None else top.outer if role == VALUE else top.inner
        end = self.text.find("\n", start)
        self._holes.append(Token(start, self.end if end < 0 else end, "", _path(self._stack), role, mapping))

    def _flow(self, place: int, end: int) -> None:
        """Read what is in brackets, up to the end of a line or the last closing bracket."""
        text = self.text
        while place < end:
            sign = text[place]
            if sign.isspace():
                place += 1
            elif sign == "#":
                place = end
            elif sign in "[{":
                self._opened(sign)
                place += 1
                self._gap(place)
            elif sign in "]}":
                place += 1
                if self._closed(place):
                    return
            elif sign == ",":
                self._key = ""
                place += 1
                self._gap(place)
            elif sign == ":":
                place += 1
                self._gap(place)
            else:
                place = self._flow_text(place, end)

    def _opened(self, bracket: str) -> None:
        path = self._flow_path()
        self._open.append(_Open(bracket, (*path, EACH) if bracket == "[" else path, self._number()))
        self._key = ""

    def _closed(self, place: int) -> bool:
        """Leave a bracket. Returns whether it was the last one."""
        last = self._open.pop() if self._open else None
        self._key = ""
        self._no_hole(place)
        if last and self._open and self._open[-1].bracket == "{":
            self._key = last.path[len(self._open[-1].path)] if len(last.path) > len(self._open[-1].path) else ""
        return not self._open

    def _flow_path(self) -> Path:
        if not self._open:
            return _path(self._stack)
        path = self._open[-1].path
        return (*path, self._key) if self._open[-1].bracket == "{" else path

    def _flow_role(self) -> str:
        inside = self._open[-1].bracket if self._open else "["
        return VALUE if inside == "[" or self._key else KEY

    def _gap(self, place: int) -> None:
        """Note what may be typed from here to the next text or bracket."""
        role = self._flow_role()
        path = self._open[-1].path if role == KEY else self._flow_path()
        self._holes.append(Token(place, self.end, "", path, EITHER if role == KEY else VALUE, -self._open[-1].mapping))

    def _flow_text(self, place: int, end: int) -> int:
        quoted = _QUOTED.match(self.text, place, end)
        found = quoted or _IN_FLOW.match(self.text, place, end)
        if not found or not self._open:
            return place + 1
        written = found[0] if quoted else found[0].rstrip()
        stop, role = place + len(written), self._flow_role()
        colon = self.text[stop:end].lstrip(" ")[:1] == ":"
        text, top = _unquoted(written), self._open[-1]
        if role == KEY and colon:
            self._key = text
            self.tokens.append(Token(place, stop, text, (*top.path, text), KEY, top.mapping))
        else:
            path = top.path if role == KEY else self._flow_path()
            self.tokens.append(Token(place, stop, text, path, EITHER if role == KEY else VALUE, top.mapping))
        return stop


def _path(stack: list[_Frame] | tuple[_Frame, ...]) -> Path:
    return tuple(frame.step for frame in stack)


def _plain(rest: str) -> str:
    found = _PLAIN.match(rest)
    return found[0].rstrip() if found else ""


def _unquoted(written: str) -> str:
    """A text without its quotation marks, which may not be closed yet."""
    quote = written[:1]
    if quote not in {'"', "'"}:
        return written
    inside = written[1:-1] if len(written) > 1 and written.endswith(quote) else written[1:]
    return inside.replace("''", "'") if quote == "'" else re.sub(r"\\(.)", r"\1", inside)


def texts_at(sketch: Sketch, path: Path) -> Iterator[Token]:
    """The texts at a path, in order."""
    return (token for token in sketch.tokens if token.path == path and token.role != KEY)

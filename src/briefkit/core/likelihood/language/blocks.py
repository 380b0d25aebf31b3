"""The blocks of a Markdown text in which somebody says something: paragraphs, headings, list items, table cells.

Block quotes, code, comments, footnotes and link definitions are left out: they are others' words, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_QUOTE = re.compile(r"[ \t]*>")
_DEFINITION = re.compile(r"[ \t]{0,3}\[(\^)?[^\]\n]{1,200}\]:")
_INDENTED = re.compile(r"(?: {4}|\t)")
_DELIMITER = re.compile(r"[ \t]*+(?:\|[ \t]*+)?:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+){0,60}(?:\|[ \t]*+)?\Z")
_RULE = re.compile(r"[ \t]*(?:={2,}|-{2,}|\*{3,}|_{3,})[ \t]*\Z")
_CELL = re.compile(r"(?:[^|\\\n]|\\.)+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

Span = tuple[int, int]


@dataclass(slots=True)
class _Reader:
    """What has been read so far: `block` are the lines of the block that is not yet complete."""

    done: list[Span] = field(default_factory=list)
    block: list[Span] = field(default_factory=list)
    skipping: bool = False  # a block quote or footnote goes on to the next empty line
    note: bool = False  # and a footnote over empty lines, as long as lines are indented
    listed: bool = False  # indented lines after an empty one belong to a list, not to code
    table: bool = False
    empty: bool = True  # the line before was empty

    def close(self) -> None:
        """The block is complete."""
        if self.block:
            self.done.append((self.block[0][0], self.block[-1][1]))
        self.block = []

    def begin(self, *, skipping: bool = False, note: bool = False) -> None:
        """The block before is complete, and another kind begins."""
        self.close()
        self.skipping, self.note, self.table = skipping, note, False

    def read(self, start: int, line: str) -> None:
        """Take in a line, which does not end in a newline."""
        if not line.strip():
            self.begin(skipping=self.note, note=self.note)
            self.empty = True
        elif not (self.note and self.empty and _INDENTED.match(line)):
            self._read_text(start, line)
        if line.strip():
            self.empty = False

    def _read_text(self, start: int, line: str) -> None:
        end = start + len(line)
        definition = _DEFINITION.match(line)
        marker = _MARKER.match(line) or _HEADING.match(line)
        inner = marker.end() if marker else 0
        if _QUOTE.match(line, inner) or definition:
            self.begin(skipping=True, note=bool(definition and definition[1]))
        elif marker:
            self.begin()
            self.listed = self.listed or not _HEADING.match(line)
            self.block = [(start + inner, end)]
            if _HEADING.match(line):
                self.close()
        elif self.empty and not self.listed and _INDENTED.match(line):
            self.begin(skipping=True)
        elif not self.skipping or (self.note and self.empty):
            self._continue(start, line)

    def _continue(self, start: int, line: str) -> None:
        if self.empty:
            self.skipping = self.note = False
            self.listed = self.listed and bool(_INDENTED.match(line))
        if "|" in line and _DELIMITER.match(line):
            header = self.block[-1:]
            self.block = self.block[:-1]
            self.begin()
            self.table = True
            self.done += header
        elif _RULE.match(line):
            self.close()
        else:
            self.block.append((start, start + len(line)))
        if self.table or line.lstrip().startswith("|"):
            self.close()


def blocks_in(text: str) -> Iterator[Span]:
    """Start and end of every block, in order."""
    reader, fence = _Reader(), ""
    text = _without_comments(text)
    for match in _LINE.finditer(text):
        line = match[0].rstrip("\r\n")
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and line.strip() == mark[1] else fence
        elif mark:
            reader.begin()
            fence = mark[1]
        else:
            reader.read(match.start(), line)
    reader.close()
    for start, end in reader.done:
        yield from _cells(text, start, end)


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    """The cells of a row of a table; any other block is one."""
    if "|" not in text[start:end] or "\n" in text[start:end]:
        yield start, end
        return
    for cell in _CELL.finditer(text, start, end):
        yield cell.span()


def _without_comments(text: str) -> str:
    """A text with HTML comments replaced by spaces, also one that nothing closes."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start)
        end = len(text) if end < 0 else end + 3
        parts += (text[at:start], re.sub(r"[^\n]", " ", text[start:end]))
        at = end
    return "".join([*parts, text[at:]])

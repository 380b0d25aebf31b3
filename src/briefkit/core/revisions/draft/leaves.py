"""The paragraphs, headings, table cells and blocks of code of a body, each with the place of every character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from markdown_it.token import Token

from briefkit.core.body.parser import source_parser
from briefkit.core.revisions.glyphs import BREAK, Glyph, Placed, glyphs_in
from briefkit.core.values import frozen

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")  # as CommonMark counts lines
_AROUND = {
    "blockquote": "quote",
    "bullet_list": "bullets",
    "ordered_list": "numbers",
    "footnote_reference": "note",
    "dl": "definitions",
}
_CODE = ("fence", "code_block")
_OPAQUE = ("html_block", "hr", "formula_block", "details", "language_part", "deep")
_CELL_LEAD = re.compile(r"[ \t>]*+")
_MARKER = re.compile(r"(?:[-+*•‣◦▪●·o–]|\d{1,9}[.)])(?=\s)|\[\^[^\]\n]{1,999}\]:|:(?=\s)")
_NOT_QUOTE = re.compile(r"[^>\s]")

PARAGRAPH, HEADING, CELL, CODE, OTHER = "paragraph", "heading", "cell", "code", "other"


class Shape(NamedTuple):
    """What must not change when another leaf is edited, besides its words.

    `own` is the column of a table, or the source of what is neither text nor table.
    """

    kind: str = PARAGRAPH
    level: int = 0
    around: tuple[str, ...] = ()
    opens: bool = False
    own: object = 0
    label: str = ""
    begins: int | None = None


@frozen
class Leaf:
    """A block without blocks inside. `content` is its inline source, of which `starts` and `ends` are the places in
    the body, character by character; it is None where they are not known.

    `first` and `last` are its lines in the body, from 0, the second one excluded; `start` and `end` the places of its
    lines, without the last line end. `around` are the kinds of what it stands in, `opens`: it is the first block of its
    item or note. `prefix` stands before the content on its first line, `rest` on the others. `row` is the number of a
    table's row in the text, `column` counts from 1; `label` is that of a note. `begins` is the number with which a list
    begins, for the first block of its first item.
    """

    kind: str
    level: int
    content: str | None
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    first: int
    last: int
    start: int
    end: int
    around: tuple[str, ...]
    opens: bool
    prefix: str
    rest: str
    raw: str
    column: int = 0
    is_head: bool = False
    label: str = ""
    tight: bool = False
    begins: int | None = None

    @property
    def shape(self) -> Shape:
        """What must not change when another leaf is edited, besides its words."""
        of_code = self.raw if self.kind == OTHER else self.column
        return Shape(self.kind, self.level, self.around, self.opens, of_code, self.label, self.begins)

    def begins_like(self, other: Leaf) -> bool:
        """Whether it is the first block of an item in lists like those of another one."""
        return self.opens and self.around == other.around


def body_lines(body: str) -> list[str]:
    """The lines of a body with their ends."""
    return [line for line in _LINE.findall(body) if line]


def leaves_of(body: str) -> list[Leaf]:
    """The leaves of a body in the order of its source."""
    return list(_Reader(body).read())


def glyphs_of_leaf(leaf: Leaf, definitions: dict[str, Any]) -> list[Placed]:
    """The glyphs of a leaf, placed in its content."""
    if leaf.content is None:
        return []
    if leaf.kind == CODE:
        return [
            Placed(Glyph(sign, kind=BREAK if sign == "\n" else ""), at, at + 1) for at, sign in enumerate(leaf.content)
        ]
    return glyphs_in(leaf.content, definitions)


class _Reader:
    def __init__(self, body: str) -> None:
        self.body = body
        self.lines = body_lines(body)
        self.offsets = [0]
        for line in self.lines:
            self.offsets.append(self.offsets[-1] + len(line))
        self.around: list[str] = []
        self.fresh: list[bool] = []
        self.begins: list[int | None] = []
        self.label = ""
        self.column = 0
        self.is_head = False
        self.row = (0, 1)

    def read(self) -> Iterator[Leaf]:
        tokens = source_parser().parse(self.body, {})
        for number, token in enumerate(tokens):
            name = token.type.removesuffix("_open").removesuffix("_close")
            if name in _AROUND:
                self._go(_AROUND[name], token)
            elif name in ("list_item", "dd", "dt"):
                self._item(token)
            elif name in ("tr", "th", "td", "thead"):
                self._table(token)
            elif token.type == "inline":
                yield self._inline(tokens, number)
            elif token.type in _CODE:
                yield self._code(token)
            elif token.type in _OPAQUE and token.map:
                yield self._leaf(OTHER, 0, None, token.map)

    def _go(self, kind: str, token: Token) -> None:
        if token.nesting > 0:
            self.around.append(kind)
            self.fresh.append(kind == "note")
            self.begins.append(int(token.attrGet("start") or 1) if kind == "numbers" else None)
            self.label = token.meta["label"] if kind == "note" else self.label
        else:
            self.around.pop()
            self.fresh.pop()
            self.begins.pop()
            self.label = "" if kind == "note" else self.label

    def _item(self, token: Token) -> None:
        if token.nesting > 0 and self.fresh:
            self.fresh[-1] = True

    def _table(self, token: Token) -> None:
        if token.type == "tr_open":
            self.column = 0
            first = token.map[0] if token.map else 0
            self.row = first, first + 1
        elif token.type in ("th_open", "td_open"):
            self.column += 1
            self.is_head = token.type == "th_open"

    def _inline(self, tokens: Sequence[Token], number: int) -> Leaf:
        token, before = tokens[number], tokens[number - 1]
        if before.type in ("th_open", "td_open"):
            return self._cell(token)
        span = token.map or [0, 1]
        lines = span[0], max(span[1], span[0] + 1)
        if before.type == "heading_open":
            level = int(before.tag[1])
            return self._leaf(HEADING, level, token.content, before.map or lines)
        tight = before.type == "paragraph_open" and before.hidden
        return self._leaf(PARAGRAPH, 0, token.content, lines, tight=tight)

    def _code(self, token: Token) -> Leaf:
        span = token.map or [0, 1]
        skip = 1 if token.type == "fence" else 0
        content = token.content.removesuffix("\n")
        starts, ends = self._places(content, span[0] + skip)
        leaf = self._leaf(CODE, 0, None, span)
        return leaf if starts is None else replace(leaf, content=content, starts=tuple(starts), ends=tuple(ends))

    def _cell(self, token: Token) -> Leaf:
        line = self.row[0]
        found = _cells(self.lines[line] if line < len(self.lines) else "")
        at = self.column - 1
        places = found[at] if at < len(found) else ([], [], self._end_of(line) - self.offsets[line])
        starts = [self.offsets[line] + place for place in places[0]]
        ends = [self.offsets[line] + place for place in places[1]]
        leaf = self._leaf(CELL, 0, None, self.row)
        content = token.content if len(starts) == len(token.content) and at < len(found) else None
        if content == "" and at < len(found):
            place = self.offsets[line] + places[2]
            starts, ends = [place], [place]
        return replace(
            leaf,
            content=content,
            starts=tuple(starts),
            ends=tuple(ends),
            column=self.column,
            is_head=self.is_head,
        )

    def _leaf(self, kind: str, level: int, content: str | None, span: Sequence[int], *, tight: bool = False) -> Leaf:
        first, last = span[0], max(span[1], span[0] + 1)
        last = min(last, len(self.lines)) or 1
        while last > first + 1 and not self.lines[last - 1].strip():
            last -= 1
        start, end = self.offsets[first] if self.lines else 0, self._end_of(last - 1)
        starts, ends = self._places(content, first) if content is not None else (None, [])
        opens = bool(self.fresh and self.fresh[-1])
        if self.fresh:
            self.fresh[-1] = False
        begins = self.begins[-1] if opens else None
        if opens:
            self.begins[-1] = None
        prefix, rest = self._prefixes(first, starts, kind)
        return Leaf(
            kind,
            level,
            content if starts is not None else None,
            tuple(starts or ()),
            tuple(ends),
            first,
            last,
            start,
            end,
            tuple(self.around),
            opens,
            prefix,
            rest,
            self.body[start:end],
            label=self.label,
            tight=tight,
            begins=begins,
        )

    def _end_of(self, line: int) -> int:
        """The place of the end of a line, before its line end."""
        return self.offsets[line] + len(self.lines[line].rstrip("\r\n")) if line < len(self.lines) else len(self.body)

    def _places(self, content: str, first: int) -> tuple[list[int] | None, list[int]]:
        """The places of each character of a content whose lines begin on a line; None if they are not there."""
        starts: list[int] = []
        ends: list[int] = []
        for number, words in enumerate(content.split("\n")):
            line = first + number
            if line >= len(self.lines):
                return None, []
            written = self.lines[line].rstrip("\r\n")
            at = _place_in(written, words)
            if at < 0:
                return None, []
            at += self.offsets[line]
            if number:
                starts.append(self._end_of(line - 1) if not starts else max(ends[-1], starts[-1]))
                ends.append(at)
            starts += range(at, at + len(words))
            ends += range(at + 1, at + len(words) + 1)
        return starts, ends

    def _prefixes(self, first: int, starts: list[int] | None, kind: str) -> tuple[str, str]:
        """What stands before a content on its first line, and what on the lines that follow."""
        line = self.lines[first].rstrip("\r\n") if self.lines else ""
        at = starts[0] - self.offsets[first] if starts else len(line) - len(line.lstrip(" \t>"))
        prefix = line[:at]
        container = prefix.rstrip(" \t").rstrip("#") if kind == HEADING else prefix
        return prefix, _NOT_QUOTE.sub(" ", container)


def _place_in(written: str, words: str) -> int:
    for shown in (written, written.rstrip()):
        if shown.endswith(words):
            return len(shown) - len(words)
    return written.rfind(words)


def _cells(line: str) -> list[tuple[list[int], list[int], int]]:
    """The cells of a table's row: where each character of each begins and ends in the line, and where it would be."""
    line = line.rstrip("\r\n")
    lead = _CELL_LEAD.match(line)
    at = lead.end() if lead else 0
    if marker := _MARKER.match(line, at):
        at = marker.end()
        at += len(line[at:]) - len(line[at:].lstrip())
    parts: list[tuple[int, int]] = []
    start = at
    while at < len(line):
        if line[at] == "\\" and line[at + 1 : at + 2] == "|":
            at += 2
            continue
        if line[at] == "|":
            parts.append((start, at))
            start = at + 1
        at += 1
    parts.append((start, len(line)))
    if parts and not line[parts[0][0] : parts[0][1]].strip():
        parts = parts[1:]
    return [_characters(line, *part) for part in parts]


def _characters(line: str, start: int, end: int) -> tuple[list[int], list[int], int]:
    written = line[start:end]
    first = start + len(written) - len(written.lstrip())
    last = start + len(written.rstrip())
    starts: list[int] = []
    ends: list[int] = []
    at = first
    while at < last:
        width = 2 if line[at : at + 2] == "\\|" else 1
        starts.append(at)
        ends.append(at + width)
        at += width
    return starts, ends, min(start + 1, end)

"""Plain text for mail: 72 columns, headings underlined, tables aligned where they fit and else told row by row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefkit.core.body import document as doc
from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.value import Publication
from briefkit.core.text.width import display_width
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.document import manuscript_of
from briefkit.export.manuscript.value import (
    Cell,
    Contents,
    EndNotes,
    Grid,
    Line,
    Manuscript,
    Part,
    Plate,
    Within,
    lines_of,
)
from briefkit.export.outline import TOP
from briefkit.export.plain.blocks import Blocks, depth
from briefkit.export.result import ExportResult, finish

COLUMNS = 72
_LEAST = 20
"""Columns that are left for words, however deep they stand."""
_GAP = "  "
_EASTERN = "\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60"
_PIECE = re.compile(f"[{_EASTERN}][、。，．：；？！」』）】]?|[^ {_EASTERN}]+ *+| ++")
_NO_BREAK = re.compile(r"[\u00a0\u202f]")


def write_text(document: Publication | Dossier, *, strict: bool = False) -> ExportResult:
    """Write a document as plain text. Raises `ExportError` if `strict` and it differs from the author's text."""
    manuscript = manuscript_of(document)
    text = "\n".join(_Writer(manuscript).lines()).strip("\n") + "\n"
    return finish(_NO_BREAK.sub(" ", text).encode(), manuscript.warnings, strict=strict)


class _Writer:
    """Writes the parts of a manuscript as lines."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript

    def lines(self) -> Iterator[str]:
        """All lines."""
        yield from self.parts(self.manuscript.parts)

    def parts(self, parts: Iterable[Part]) -> Iterator[str]:
        """Parts with empty lines between them."""
        blocks = Blocks()
        for part in parts:
            for lines, within in self.part(part):
                yield from blocks.place(lines, within)

    def part(self, part: Part) -> Iterator[tuple[list[str], Within]]:  # noqa: C901 - one case per kind
        """The lines of each block of a part."""
        match part:
            case Plate(style="logo" | "chart"):
                return
            case Contents():
                yield from ((lines, ()) for lines in self.contents(part))
            case Line():
                yield self.line(part), part.within
            case Plate():
                if part.alt and not (part.caption and part.alt in part.caption.text):
                    yield wrapped(f"[{part.alt}]", _room(part.within)), part.within
                if part.caption:
                    yield self.line(part.caption), part.within
            case Grid():
                if part.caption:
                    yield self.line(part.caption), part.within
                yield from ((lines, part.within) for lines in self.table(part))
            case EndNotes(heading, last, after):
                yield self.line(heading), ()
                for number, note in enumerate(self.manuscript.notes[after:last], after + 1):
                    yield [*_hanging(f"[{number}] ", self.parts(note))], ()

    def contents(self, contents: Contents) -> Iterator[list[str]]:
        """The contents of a dossier, a line for each section; a brief has none in plain text."""
        if self.manuscript.is_dossier:
            yield self.line(contents.heading)
            yield [line for one in contents.entries for line in _hanging("  ", wrapped(one.title, COLUMNS - 2))]

    def line(self, line: Line) -> list[str]:
        """A paragraph, an underlined heading, code or a rule."""
        if line.style == styles.RULE:
            return ["* * *"]
        if line.style == styles.CODE:
            return [f"    {row}" for row in line.text.split("\n")]
        lines = wrapped(_plain(line.inlines), _room(line.within))
        if line.style in {styles.TITLE, styles.HEADING}:
            is_top = line.style == styles.TITLE or (self.manuscript.is_dossier and line.level == TOP)
            sign = "=" if is_top else "-"
            lines.append(sign * max(map(display_width, lines), default=0))
        return lines

    def table(self, grid: Grid) -> Iterator[list[str]]:
        """A table in columns if it fits, else each row as a block of its own with the heads of its columns."""
        room = _room(grid.within)
        rows = [[_cell(cell) for cell in row] for row in (grid.head, *grid.rows)]
        if all(len(row) == grid.columns for row in rows) and not any("\n" in cell for row in rows for cell in row):
            widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
            if sum(widths) + len(_GAP) * (len(widths) - 1) <= room:
                aligns = (*grid.aligns, *[""] * grid.columns)[: grid.columns]
                lines = [_GAP.join(map(_padded, row, widths, aligns)).rstrip() for row in rows]
                yield [lines[0], _GAP.join("-" * width for width in widths), *lines[1:]]
                return
        heads = [_in_line(head) for head in rows[0]]
        if not grid.rows:
            named = heads[1:] if grid.style == "options" else heads  # the first only says what the lines would be
            yield [line for head in filter(None, named) for line in _hanging("- ", wrapped(head, room - 2))]
        for row in rows[1:]:
            yield list(_told(row, heads, room))


def _told(row: list[str], heads: list[str], room: int) -> Iterator[str]:
    """A row: what it is about, and below it each other cell behind the head of its column."""
    first, *others = row
    for line in first.split("\n"):
        yield from wrapped(line, room)
    for head, cell in zip(heads[1:], others, strict=False):
        if cell:
            label = f"{head}: " if head else ""
            for number, line in enumerate(cell.split("\n")):
                indent = "    " if number else "  "
                said = line if number else f"{label}{line}"
                yield from (f"{indent}{text}" for text in wrapped(said, room - len(indent)))


def _cell(cell: Cell) -> str:
    return "\n".join(filter(None, (_plain(line.inlines).replace("\n", " ") for line in lines_of(cell.parts))))


def _in_line(head: str) -> str:
    """The head of a column before what is said below it: what stands in its other lines is in brackets."""
    title, *marks = head.split("\n")
    return f"{title} ({', '.join(marks)})" if marks else title


def _padded(text: str, width: int, align: str) -> str:
    space = " " * (width - display_width(text))
    return f"{space}{text}" if align == "right" else f"{text}{space}"


def _hanging(mark: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{mark if number == 0 else ' ' * len(mark)}{line}".rstrip()


def _room(within: Within) -> int:
    return max(_LEAST, COLUMNS - depth(within))


def _plain(inlines: Iterable[doc.Inline]) -> str:
    """Words without styles; a link has its address behind it, as RFC 3986 (appendix C) advises."""
    parts: list[str] = []
    for child in inlines:
        match child:
            case doc.Link(url, children):
                words = _plain(children)
                parts.append(words if words == url or url.startswith("#") else f"{words} <{url}>")
            case doc.Styled("subscript" | "superscript", _):
                parts.append(doc.plain_text((child,)))
            case doc.Styled("strikethrough", children):  # else what no longer holds would be read as what does
                parts.append(f"~~{_plain(children)}~~")
            case doc.Styled(_, children) | doc.InLanguage(_, children):
                parts.append(_plain(children))
            case doc.LineBreak():
                parts.append("\n")
            case doc.NoteRef(number):
                parts.append(f"[{number}]")
            case doc.Image(_, alt):
                parts.append(f"[{alt}]" if alt else "")
            case _:
                parts.append(doc.plain_text((child,)))
    return "".join(parts)


def wrapped(text: str, room: int) -> list[str]:
    """A text as lines of at most so many columns, parted at spaces, and anywhere between East Asian signs.

    An address or another long word may be longer.
    """
    return [line for part in text.split("\n") for line in _wrapped(part, room)]


def _wrapped(text: str, room: int) -> Iterator[str]:
    line, width = "", 0
    for piece in _pieces(text):
        size = display_width(piece.rstrip(" "))
        if line and width + size > room:
            yield line.rstrip(" ")
            line, width = "", 0
        line += piece if line else piece.lstrip(" ")
        width = display_width(line)
    yield line.rstrip(" ")


def _pieces(text: str) -> Iterator[str]:
    """The words of a text, each with the spaces behind it; East Asian signs one by one, with the stop behind them."""
    yield from _PIECE.findall(text)

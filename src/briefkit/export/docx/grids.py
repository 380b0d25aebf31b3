"""Grids of a manuscript as tables of Word: with heads that are repeated, and rows that stay on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefkit.core.body.document import plain_text
from briefkit.core.text.width import display_width
from briefkit.export.docx.bars import HEIGHT, WIDTH, bar_png
from briefkit.export.docx.lines import LineWriter
from briefkit.export.docx.plates import plate_xml
from briefkit.export.docx.state import State
from briefkit.export.docx.styles import STEP
from briefkit.export.docx.xml import attribute
from briefkit.export.likelihoods import Bar
from briefkit.export.manuscript.value import Cell, CellPart, Grid, Line, Plate

_STYLES = {"issues": "BriefIssues", "options": "BriefIssues"}
_LETTER = 114  # twentieths of a point: the width of a letter in a table, in bold and in fonts that stand in for ours
_SIDES = 200  # the same, of the distances at both sides of a cell
_LONGEST, _SHORTEST = 60, 4  # letters of a cell that count for the width of its column
_LONG = 900  # letters of a row that may be broken over pages
_MOST_COLUMNS = 63  # of a table of Word, which opens no document with a wider one


class GridWriter:
    """Writes tables."""

    def __init__(self, state: State, lines: LineWriter) -> None:
        self.state = state
        self.lines = lines

    def grid(self, grid: Grid) -> str:
        """A table below its caption, and a small distance after it."""
        caption = (
            self.lines.paragraph(grid.caption, self.lines.shape(grid.caption)._replace(keep=True))
            if grid.caption
            else ""
        )
        parts = _as_wide_as_word_has(grid)
        if len(parts) > 1:
            where = f"line {line[1:]}: " if (line := _first_place(grid)).startswith("L") else ""
            several = f"a table of {grid.columns} columns is printed as {len(parts)} tables"
            self.state.warnings.append(f"{where}{several}: one of Word has at most {_MOST_COLUMNS}")
        return caption + "".join(map(self.table, parts))

    def table(self, grid: Grid) -> str:
        """A table without its caption, and the distance after it."""
        widths = self.widths(grid)
        head = self.row(grid, grid.head, widths, head=True)
        rows = "".join(self.row(grid, row, widths) for row in grid.rows)
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        table = f"<w:tbl>{self.properties(grid)}<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
        gap = '<w:p><w:pPr><w:spacing w:before="0" w:after="120" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
        return f"{table}{gap}"

    def properties(self, grid: Grid) -> str:
        """The properties of a table, in the order of the schema; its name is read out where it has no caption."""
        style = self.state.style(_STYLES.get(grid.style, "BriefTable"))
        indent = STEP * len(grid.within)
        width = self.state.look.width - indent
        row_heads = any(cell.heads for row in grid.rows for cell in row[:1])
        first = f'w:firstRow="1" w:lastRow="0" w:firstColumn="{int(row_heads)}" w:lastColumn="0"'
        value = "06A0" if row_heads else "0620"
        parts = [
            f'<w:tblStyle w:val="{style}"/>',
            "<w:bidiVisual/>" if self.state.look.right_to_left else "",
            f'<w:tblW w:w="{width}" w:type="dxa"/>',
            f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else "",
            '<w:tblLayout w:type="fixed"/>',
            f'<w:tblLook w:val="{value}" {first} w:noHBand="1" w:noVBand="1"/>',
            f'<w:tblCaption w:val="{attribute(self.name(grid))}"/>',
        ]
        return f"<w:tblPr>{''.join(parts)}</w:tblPr>"

    def name(self, grid: Grid) -> str:
        """What a table is called for those who hear it."""
        return grid.caption.text.strip() if grid.caption else grid.name

    def widths(self, grid: Grid) -> list[int]:
        """The widths of the columns: as the grid wants them, else by the length of their cells."""
        room = self.state.look.width - STEP * len(grid.within)
        if grid.widths:
            shares = list(grid.widths)
        else:
            needs = [_need([row[at] for row in (grid.head, *grid.rows) if at < len(row)]) for at in range(grid.columns)]
            least = [need[0] * _LETTER + _SIDES for need in needs]
            wanted = [max(low, need[1] * _LETTER + _SIDES) for low, need in zip(least, needs, strict=True)]
            if sum(wanted) <= room:
                shares = [float(want) for want in wanted]
            elif sum(least) < room:
                extra = (room - sum(least)) / max(1, sum(wanted) - sum(least))
                shares = [low + (want - low) * extra for low, want in zip(least, wanted, strict=True)]
            else:
                shares = [float(low) for low in least]
        total = sum(shares)
        widths = [int(share / total * room) for share in shares]
        widths[-1] += room - sum(widths)
        return widths

    def row(self, grid: Grid, cells: Sequence[Cell], widths: Sequence[int], *, head: bool = False) -> str:
        """A row."""
        whole = "<w:cantSplit/>" if head or _letters(cells) <= _LONG else ""
        group = len(cells) == 1 and cells[0].span > 1
        properties = f"<w:trPr>{whole}{'<w:tblHeader/>' if head else ''}</w:trPr>" if whole or head else ""
        written, at = [], 0
        for cell in cells:
            width = sum(widths[at : at + cell.span])
            align = grid.aligns[at] if at < len(grid.aligns) else ""
            written.append(self.cell(grid, cell, width, align=align, head=head, group=group))
            at += cell.span
        return f"<w:tr>{properties}{''.join(written)}</w:tr>"

    def cell(self, grid: Grid, cell: Cell, width: int, *, align: str, head: bool, group: bool) -> str:
        """A cell; one that heads the rows below it is shaded and stays with them."""
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.state.look.tint}"/>' if group else ""
        colour = "FFFFFF" if head and grid.style in _STYLES else ""
        parts = [self.part(part, width, align, head=head, keep=group or head, colour=colour) for part in cell.parts]
        inside = "".join(parts) or "<w:p/>"
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>{inside}</w:tc>'

    def part(self, part: CellPart, width: int, align: str, *, head: bool, keep: bool, colour: str) -> str:
        """What is in a cell."""
        if isinstance(part, Line):
            return self.lines.in_cell(part, align=align, bold=head, keep=keep, colour=colour)
        if isinstance(part, Plate):
            return plate_xml(part, self.state, self.lines, wide=width - 180)
        return self.bar(part)

    def bar(self, bar: Bar) -> str:
        """The bar of a likelihood; the words beside it say the same, so it is decoration."""
        look = self.state.look
        data = bar_png(bar, look.accent, look.edge, backwards=look.right_to_left)
        name = self.state.pictures.add(data, "png")
        drawn = self.state.pictures.drawing(name, "", self.state.relationships, WIDTH, HEIGHT)
        style, bidi = self.state.style("TableText"), "<w:bidi/>" if look.right_to_left else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:keepNext/>{bidi}</w:pPr><w:r>{drawn}</w:r></w:p>'


def _as_wide_as_word_has(grid: Grid) -> list[Grid]:
    """A table, or the parts of one that has too many columns, from the first to the last."""
    if grid.columns <= _MOST_COLUMNS:
        return [grid]
    parts = (slice(at, at + _MOST_COLUMNS) for at in range(0, grid.columns, _MOST_COLUMNS))
    return [
        replace(grid, head=grid.head[part], rows=tuple(row[part] for row in grid.rows), aligns=grid.aligns[part])
        for part in parts
    ]


def _first_place(grid: Grid) -> str:
    """The place of the first cell without its column; empty if nothing is printed in the head."""
    places = (part.place for cell in grid.head for part in cell.parts if isinstance(part, Line) and part.place)
    return next(places, "").partition("c")[0]


def _unbroken(word: str) -> int:
    """The letters of a word that stay on one line: Chinese and Japanese is broken between any two of them."""
    width = display_width(word)
    return len(word) if width == len(word) else min(width, _SHORTEST)


def _letters(cells: Sequence[Cell]) -> int:
    return sum(len(part.text) for cell in cells for part in cell.parts if isinstance(part, Line))


def _need(cells: Sequence[Cell]) -> tuple[int, int]:
    """The letters of the longest word in some cells, and of the longest cell; both within bounds."""
    texts = [plain_text(part.inlines) for cell in cells for part in cell.parts if isinstance(part, Line)]
    longest = max(map(display_width, texts), default=0)
    word = max((_unbroken(word) for text in texts for word in text.split()), default=0)
    return max(_SHORTEST, min(22, word)), max(_SHORTEST, min(_LONGEST, longest))

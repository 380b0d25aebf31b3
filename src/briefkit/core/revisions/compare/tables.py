"""Rows and cells of tables that are new or gone."""

from __future__ import annotations

from briefkit.core.revisions.base import rows_of_table
from briefkit.core.revisions.compare.comparison import Comparison
from briefkit.core.revisions.compare.links import words_of
from briefkit.core.revisions.document import DELETED, Cell, Trace
from briefkit.core.revisions.glyphs import BREAK, Glyph, text_of
from briefkit.core.revisions.value import Removed, Row, Words

_BREAK = Glyph("\n", kind=BREAK)
_JOINER = "\u200d"
_SHOWN = 200


def new_in_table(here: Comparison, number: int, cell: Cell, trace: Trace | None) -> None:
    """Find what a new paragraph in a cell is: a further line of it, or words of a new row."""
    links = here.links
    row = [at for at, seen in enumerate(links.seen) if seen.first.cell and seen.first.cell[:2] == cell[:2]]
    if any(links.of_seen.get(at) for at in row):
        _new_in_cell(here, number, cell, trace)
    elif row[0] == number or not any(links.seen[at].words for at in row if at < number):  # else it was found already
        _new_row(here, row, cell, trace)


def _new_in_cell(here: Comparison, number: int, cell: Cell, trace: Trace | None) -> None:
    links, seen = here.links, here.links.seen[number]
    before = (at for at in range(number - 1, -1, -1) if links.of_seen.get(at) and links.seen[at].first.cell == cell)
    near = next(before, None)
    printed = links.base[links.of_seen[near][-1]] if near is not None else None
    if near is None or printed is None or not printed.place.startswith("L"):
        here.lose(
            f"“{seen.text[:_SHOWN]}” in a cell that briefkit writes itself, or in a new column", here.part_at(number)
        )
        return
    end = printed.spots[-1].at + 1 if printed.spots else 0
    glyphs = (_BREAK, *(sign.glyph for sign, _, _ in seen.signs))
    here.add(links.of_seen[near][-1], "words", Words(printed.place, end, end, glyphs), trace, after=seen.text)


def _new_row(here: Comparison, row: list[int], cell: Cell, trace: Trace | None) -> None:
    links = here.links
    cells = _cells(here, row)
    words = " | ".join(text_of(glyphs) for glyphs in cells)
    above = _row_above(here, row[0], cell)
    if above is None or not links.base[above].place.startswith("L"):
        here.lose(f"a new row in a table that briefkit writes itself: “{words[:_SHOWN]}”", here.part_at(row[0]))
        return
    here.add(above + 0.5, "row", Row(links.base[above].place, cells), trace, after=words)


def _row_above(here: Comparison, number: int, cell: Cell) -> int | None:
    """The last of the brief's cells before a paragraph in the same table."""
    links = here.links
    for at in range(number - 1, -1, -1):
        own = links.seen[at].first.cell
        if links.of_seen.get(at) and own and own.table == cell.table:
            return links.of_seen[at][-1]
    return None


def _cells(here: Comparison, row: list[int]) -> tuple[tuple[Glyph, ...], ...]:
    """The words of the cells of a row, several paragraphs in one with line breaks between them."""
    columns: dict[int, tuple[Glyph, ...]] = {}
    for at in row:
        own = here.links.seen[at].first.cell
        glyphs = _without_joiners([sign.glyph for sign, _, _ in here.links.seen[at].signs])
        if own:
            join = (_BREAK,) if own.column in columns and glyphs else ()
            columns[own.column] = (*columns.get(own.column, ()), *join, *glyphs)
    return tuple(columns[at] for at in sorted(columns))


def _without_joiners(glyphs: list[Glyph]) -> tuple[Glyph, ...]:
    """Signs without zero-width joiners at both ends, which LibreOffice puts into the cells of a tracked row."""
    first, last = 0, len(glyphs)
    while first < last and glyphs[first].text == _JOINER:
        first += 1
    while first < last and glyphs[last - 1].text == _JOINER:
        last -= 1
    return tuple(glyphs[first:last])


def cell_removed(here: Comparison, part: int, trace: Trace | None) -> None:
    """Find what goes with the words of a cell: with those of all others its row, and with all rows its table."""
    base = here.links.base
    printed = base[part]
    rows = rows_of_table(base, part)
    row = next(row for row in rows if part in row)
    if any(_is_there(here, at) for at in row):
        act = Words(printed.place, 0, printed.spots[-1].at + 1, ())
        here.add(part, "words", act, trace, before=printed.text)
        return
    is_table = not any(_is_there(here, at) for row in rows for at in row)
    gone = rows if is_table else [row]
    if part == next(at for row in gone for at in row if words_of(base[at])):  # once for all of its cells
        words = " ¶ ".join(" | ".join(base[at].text for at in row) for row in gone)
        here.add(part, "removed", Removed(printed.place, is_table), trace, before=words)


def _is_there(here: Comparison, part: int) -> bool:
    """Whether a cell of the brief is in the document, also without words."""
    links = here.links
    numbers = links.of_base.get(part, ())
    if any(links.seen[number].words for number in numbers):
        return True
    endings = [links.paragraphs[at].ending for number in numbers for at in links.seen[number].view.parts]
    return bool(numbers) and any(ending != DELETED for ending in endings)

"""Tables between level rules, or on rows of colour: found before columns are, as they look like these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefkit.core.values import frozen
from briefkit.importers.pdf.columns import Chunk, chunks_of
from briefkit.importers.pdf.joins import bare, joined
from briefkit.importers.pdf.shapes import Box, Shapes
from briefkit.importers.pdf.spans import Span
from briefkit.importers.pdf.text_lines import lines_of

_ACROSS = 0.6  # of the width of a table: a line that goes across its columns, as text between rules does
_WIDE = 0.9  # of the size of the type: white space between cells
_LEAST_EDGES, _MOST_COLUMNS = 3, 12
_ROWS_OF_THEIR_OWN = 4  # parts between rules, each of which is a row where there are so many
_LONGEST_CELL = 700  # characters: more is a column of text between the rules of a page
_ONE_PLACE = 4.0  # points
_FIRST_SIGN = 0xE100  # of the private signs that stand for tables in the text


@frozen
class RuledTable:
    """A table: where it stands, its rows with as many cells each, and the spans in them."""

    box: Box
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...]


def table_sign(number: int) -> str:
    """The sign that stands for a table of a page while its columns are told apart."""
    return chr(_FIRST_SIGN + number)


def table_number(text: str) -> int | None:
    """The number of the table for which a line stands; None for any other."""
    return ord(text) - _FIRST_SIGN if len(text) == 1 and 0 <= ord(text) - _FIRST_SIGN < 0x700 else None


def ruled_tables(spans: Sequence[Span], shapes: Shapes, words: Counter[str]) -> list[RuledTable]:
    """The tables of a page."""
    found: list[RuledTable] = []
    left = list(spans)
    for box, edges in _frames(shapes):
        inside = [span for span in left if box.holds((span.left + span.right) / 2, span.middle)]
        others = [span for span in left if not box.holds((span.left + span.right) / 2, span.middle)]
        if table := _table(box, edges, inside, others, words):
            found.append(table)
            taken = set(map(id, table.spans))
            left = [span for span in left if id(span) not in taken]
    return found


def _frames(shapes: Shapes) -> list[tuple[Box, list[float]]]:
    """Areas between three level edges or more that begin and end below each other, and these edges from above."""
    groups: list[list[Box]] = []
    for edge in [*_whole(shapes.rules), *_edges_of(shapes.dark)]:
        same = next((group for group in groups if _is_below(edge, group[0])), None)
        if same is None:
            groups.append([edge])
        else:
            same.append(edge)
    found = []
    for group in groups:
        tops = sorted(edge.top for edge in group)
        edges = [top for before, top in zip([-_ONE_PLACE, *tops], tops, strict=False) if top - before >= _ONE_PLACE]
        if len(edges) >= _LEAST_EDGES:
            found.append((Box(group[0].left - 1, edges[0], group[0].right + 1, edges[-1]), edges))
    return found


def _is_below(edge: Box, other: Box) -> bool:
    return abs(edge.left - other.left) < _ONE_PLACE and abs(edge.right - other.right) < _ONE_PLACE


def _edges_of(areas: Sequence[Box]) -> list[Box]:
    """The upper and lower edges of rows of colour."""
    return [Box(box.left, y, box.right, y) for box in _whole(areas) for y in (box.top, box.bottom)]


def _whole(boxes: Sequence[Box]) -> list[Box]:
    """Rules and areas of which the parts beside each other, as cells have them, are one."""
    whole: list[Box] = []
    for box in sorted(boxes, key=lambda box: (round(box.top), box.left)):
        last = whole[-1] if whole else None
        if last and abs(last.top - box.top) < 1.5 and abs(last.bottom - box.bottom) < 2 and box.left - last.right < 3:
            whole[-1] = Box(last.left, last.top, max(last.right, box.right), last.bottom)
        else:
            whole.append(box)
    return whole


def _table(
    box: Box, edges: list[float], spans: list[Span], others: list[Span], words: Counter[str]
) -> RuledTable | None:
    chunks = chunks_of(spans, _WIDE)
    columns = _columns(chunks, box)
    across = sum(1 for chunk in chunks if chunk.right - chunk.left >= _ACROSS * (box.right - box.left))
    if not 2 <= len(columns) <= _MOST_COLUMNS or across * 4 > len({round(chunk.base) for chunk in chunks}):
        return None
    bands = [[c for c in chunks if top < c.base - 0.25 * c.size < bottom] for top, bottom in pairwise(edges)]
    bands = [band for band in bands if band]
    if len(bands) < _ROWS_OF_THEIR_OWN:
        bands = [row for band in bands for row in _rows(band, columns)]
    outside = [
        row for row in (_beyond(box, edges[0], others, columns), _beyond(box, edges[-1], others, columns)) if row
    ]
    above, below = ([row for row in outside if (row[0].base < edges[-1]) == is_above] for is_above in (True, False))
    rows = tuple(_row(band, columns, words) for band in [*above, *bands, *below])
    several = sum(1 for row in rows if sum(map(bool, row)) > 1)
    if len(rows) < 2 or several * 2 < len(rows) or max(len(cell) for row in rows for cell in row) > _LONGEST_CELL:
        return None
    return RuledTable(box, rows, (*spans, *(span for row in outside for chunk in row for span in chunk.spans)))


def _beyond(box: Box, edge: float, others: Sequence[Span], columns: Sequence[tuple[float, float]]) -> list[Chunk]:
    """The row above the first rule or below the last, if the cells of one stand there; often the head of the table."""
    is_first = edge <= box.top
    near = [
        span
        for span in others
        if box.left - 2 < span.left
        and span.right < box.right + 2
        and (0 < edge - span.base < 1.2 * span.size if is_first else 0 < span.base - edge < 1.9 * span.size)
    ]
    row = chunks_of(near, _WIDE)
    places = [_place(chunk, columns) for chunk in row]
    is_row = len(row) > 1 and len(set(places)) == len(row) and len({round(chunk.base) for chunk in row}) == 1
    return row if is_row else []


def _columns(chunks: Sequence[Chunk], box: Box) -> list[tuple[float, float]]:
    """Left and right edges of the columns: what stands below each other, without lines across most of the table."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((c.left, c.right) for c in chunks if c.right - c.left < _ACROSS * (box.right - box.left)):
        if columns and left < columns[-1][1] + 1:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _place(chunk: Chunk, columns: Sequence[tuple[float, float]]) -> int:
    """The number of the column in which a cell stands; the first for one that goes across several."""
    return next((at for at, (left, right) in enumerate(columns) if chunk.left < right and chunk.right > left), 0)


def _rows(band: Sequence[Chunk], columns: Sequence[tuple[float, float]]) -> list[list[Chunk]]:
    """The rows between two rules: a line without a first cell goes on with the row above."""
    rows: list[list[Chunk]] = []
    lines: dict[int, list[Chunk]] = {}
    for chunk in sorted(band, key=lambda chunk: chunk.base):
        lines.setdefault(round(chunk.base), []).append(chunk)
    for line in lines.values():
        if rows and not any(_place(chunk, columns) == 0 for chunk in line):
            rows[-1] += line
        else:
            rows.append(line)
    return rows


def _row(band: Sequence[Chunk], columns: Sequence[tuple[float, float]], words: Counter[str]) -> tuple[str, ...]:
    cells: list[list[Span]] = [[] for _ in columns]
    for chunk in band:
        cells[_place(chunk, columns)] += chunk.spans
    return tuple(bare(joined((line.text for line in lines_of(cell, 0)), words)) for cell in cells)

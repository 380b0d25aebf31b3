"""Tables without rules: lines whose parts stand below each other so often that they can be nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefkit.importers.pdf.columns import Chunk, chunks_of
from briefkit.importers.pdf.joins import bare, joined
from briefkit.importers.pdf.text_lines import TextLine, has_leaders, lines_of

_WIDE = 0.9  # of the size of the type: white space between cells
_LEAST_ROWS = 3
_MOST_COLUMNS = 12


class Table(NamedTuple):
    """A table and the numbers of its first and last line."""

    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]


class _Cells(NamedTuple):
    chunks: list[Chunk]
    line: TextLine


def tables_in(lines: Sequence[TextLine], words: Counter[str]) -> list[Table]:
    """The tables in a column; each has as many cells in each row."""
    cells = [_Cells(chunks_of(line.spans, _WIDE), line) for line in lines]
    return [table for first, last in _aligned(cells) if (table := _aligned_table(cells, first, last, words))]


def _aligned(cells: list[_Cells]) -> list[tuple[int, int]]:
    """Lines that follow each other, each of them in several parts."""
    runs: list[tuple[int, int]] = []
    for at, row in enumerate(cells):
        if len(row.chunks) < 2 or has_leaders(row.line.plain):
            continue
        if runs and runs[-1][1] == at - 1 and row.line.base - cells[at - 1].line.base < 3 * row.line.size:
            runs[-1] = runs[-1][0], at
        else:
            runs.append((at, at))
    return runs


def _aligned_table(cells: list[_Cells], first: int, last: int, words: Counter[str]) -> Table | None:
    part = cells[first : last + 1]
    columns = _columns(part)
    if len(part) < _LEAST_ROWS or len(columns) < 2:
        return None
    rows = tuple(_row([row], columns, words) for row in part)
    full = sum(1 for row in rows if sum(map(bool, row)) >= max(2, len(columns) - 1))
    if full * 4 < 3 * len(rows) or any(
        len(row.chunks) != len({_place(c, columns) for c in row.chunks}) for row in part
    ):
        return None
    figures = sum(1 for row in rows if any(character.isdigit() for character in row[-1]))
    is_sure = len(columns) >= 3 or figures * 10 >= 6 * len(rows)
    bullets = sum(1 for row in rows if len(row[0]) <= 3)
    return Table(first, last, rows) if is_sure and bullets * 2 < len(rows) else None


def _columns(part: list[_Cells]) -> list[tuple[float, float]]:
    """Left and right edges of the columns, as the rows with most cells have them."""
    counts = Counter(len(row.chunks) for row in part if len(row.chunks) > 1)
    if not counts:
        return []
    most = max(count for count in counts if counts[count] >= 0.3 * max(counts.values()))
    edges = sorted((c.left, c.right) for row in part if len(row.chunks) == most for c in row.chunks)
    columns: list[tuple[float, float]] = []
    for left, right in edges:
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns if len(columns) <= _MOST_COLUMNS else []


def _place(chunk: Chunk, columns: list[tuple[float, float]]) -> int:
    """The number of the column in which most of a cell stands."""

    def shared(at: int) -> tuple[float, float]:
        left, right = columns[at]
        middle = (chunk.left + chunk.right) / 2
        return min(right, chunk.right) - max(left, chunk.left), -abs((left + right) / 2 - middle)

    return max(range(len(columns)), key=shared)


def _row(group: list[_Cells], columns: list[tuple[float, float]], words: Counter[str]) -> tuple[str, ...]:
    texts: list[list[str]] = [[] for _ in columns]
    for row in group:
        for chunk in row.chunks:
            texts[_place(chunk, columns)] += [line.text for line in lines_of(chunk.spans, row.line.page)]
    return tuple(bare(joined(cell, words)) for cell in texts)

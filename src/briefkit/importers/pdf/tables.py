"""Tables: lines whose parts stand in columns between rules, or below each other so often that nothing else is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefkit.importers.pdf.columns import Chunk, chunks_of
from briefkit.importers.pdf.joins import bare, joined
from briefkit.importers.pdf.shapes import Box, Shapes
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


def tables_in(lines: Sequence[TextLine], shapes: Shapes, words: Counter[str]) -> list[Table]:
    """The tables in a column; each has as many cells in each row."""
    cells = [_Cells(chunks_of(line.spans, _WIDE), line) for line in lines]
    found = [
        table
        for first, last, rules in _ruled(lines, shapes)
        if (table := _ruled_table(cells, first, last, rules, words))
    ]
    taken = {at for table in found for at in range(table.first, table.last + 1)}
    found += [table for first, last in _aligned(cells, taken) if (table := _aligned_table(cells, first, last, words))]
    return sorted(found)


def _ruled(lines: Sequence[TextLine], shapes: Shapes) -> list[tuple[int, int, list[float]]]:
    """Lines between three level rules or more of one width."""
    widths: dict[tuple[int, int], list[Box]] = {}
    left, right = (min(line.left for line in lines), max(line.right for line in lines)) if lines else (0.0, 0.0)
    for rule in _whole(shapes.rules):
        if rule.left < right and rule.right > left:
            key = next(
                (k for k in widths if abs(k[0] - rule.left) < 4 and abs(k[1] - rule.right) < 4),
                (round(rule.left), round(rule.right)),
            )
            widths.setdefault(key, []).append(rule)
    found = []
    for rules in widths.values():
        edges = sorted({round(rule.top, 1) for rule in rules})
        inside = [
            at for at, line in enumerate(lines) if edges[0] < line.base - 1 and line.base - 0.6 * line.size < edges[-1]
        ]
        if len(edges) >= 3 and inside and inside == list(range(inside[0], inside[-1] + 1)):
            found.append((inside[0], inside[-1], edges))
    return found


def _whole(rules: Sequence[Box]) -> list[Box]:
    """Rules of which the parts that follow each other, as cells have them, are one."""
    whole: list[Box] = []
    for rule in sorted(rules, key=lambda box: (round(box.top), box.left)):
        if whole and abs(whole[-1].top - rule.top) < 1.5 and rule.left - whole[-1].right < 3:
            last = whole.pop()
            whole.append(Box(last.left, last.top, max(last.right, rule.right), last.bottom))
        else:
            whole.append(rule)
    return whole


def _ruled_table(cells: list[_Cells], first: int, last: int, edges: list[float], words: Counter[str]) -> Table | None:
    part = cells[first : last + 1]
    columns = _columns(part)
    several = sum(1 for row in part if len(row.chunks) > 1)
    if len(columns) < 2 or several * 2 < len(part):
        return None
    bands = [
        [row for row in part if top < row.line.base - 0.3 * row.line.size < bottom] for top, bottom in pairwise(edges)
    ]
    bands = [band for band in bands if band]
    groups = bands if len(bands) >= max(_LEAST_ROWS, len(part) // 4) else _by_first_cell(part, columns)
    rows = tuple(_row(group, columns, words) for group in groups)
    return Table(first, last, rows) if len(rows) >= 2 else None


def _by_first_cell(part: list[_Cells], columns: list[tuple[float, float]]) -> list[list[_Cells]]:
    """Lines as rows: one without a first cell goes on with the row before."""
    groups: list[list[_Cells]] = []
    for row in part:
        begins = any(_place(chunk, columns) == 0 for chunk in row.chunks)
        if groups and not begins:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _aligned(cells: list[_Cells], taken: set[int]) -> list[tuple[int, int]]:
    """Lines that follow each other, each of them in several parts."""
    runs: list[tuple[int, int]] = []
    for at, row in enumerate(cells):
        if len(row.chunks) < 2 or at in taken or has_leaders(row.line.plain):
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

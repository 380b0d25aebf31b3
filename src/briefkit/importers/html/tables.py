"""Tables of a page: their cells in rows, or None for those that only arrange the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefkit.importers.html.tree import Element
from briefkit.importers.html.words import Words

MOST_CELLS = 100_000
_MOST_SPAN = 100
_LONGEST_CELL = 600
_ARRANGED = frozenset(
    ("table", "h1", "h2", "h3", "h4", "ul", "ol", "form", "blockquote", "article", "section", "figure", "hr")
)


def rows_of(table: Element) -> list[list[Element | None]] | None:
    """The cells of a table by rows, each as often as it spans; None if it is a layout, or no table of data."""
    rows = [list(row.elements()) for row in _rows(table)]
    cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
    if table.get("role") in ("presentation", "none") or not cells:
        return None
    headed = any(cell.tag == "th" for cell in cells)
    if any(child.tag in _ARRANGED for cell in cells for child in cell.within()):
        return None
    if max(len(row) for row in rows) < 2 or (len(rows) < 2 and not headed):
        return None
    if not headed and any(len(cell.text) > _LONGEST_CELL for cell in cells):
        return None
    return _spread(rows)


def _rows(table: Element) -> Iterator[Element]:
    for child in table.elements():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.elements() if row.tag == "tr")


def _spread(rows: list[list[Element]]) -> list[list[Element | None]] | None:
    """Rows in which each cell stands in all the columns and rows that it spans, all equally long."""
    spread: list[list[Element | None]] = []
    pending: dict[int, tuple[int, Element]] = {}  # column → how many rows a cell from above still takes
    total = 0
    for row in rows:
        line: list[Element | None] = []
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        while cells or len(line) in pending:
            if len(line) in pending:
                left, cell = pending.pop(len(line))
                if left > 1:
                    pending[len(line)] = (left - 1, cell)
                line.append(None)
                continue
            cell = cells.pop(0)
            down = _span(cell, "rowspan")
            for number in range(_span(cell, "colspan")):
                if down > 1:
                    pending[len(line)] = (down - 1, cell)
                line.append(cell if number == 0 else None)
        total += len(line)
        if total > MOST_CELLS:
            return None
        spread.append(line)
    width = max(map(len, spread))
    if width * len(spread) > MOST_CELLS:
        return None
    return [[*line, *[None] * (width - len(line))] for line in spread if line]


def _span(cell: Element, name: str) -> int:
    value = cell.get(name)
    return min(_MOST_SPAN, max(1, int(value))) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def table_markdown(rows: list[list[Element | None]], words: Callable[[Element], Words]) -> str:
    """A table in Markdown, the first row of which is its head."""
    lines = [
        f"| {' | '.join(words(cell).markdown.replace('|', chr(92) + '|') if cell else '' for cell in row)} |"
        for row in rows
    ]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]])

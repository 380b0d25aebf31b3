"""Heads of rows: cells that are tagged as such, so that a screen reader names the row of a figure or a position.

Typst tags only the heads of columns; its `pdf.header-cell` is not in the builds that Python has. So the templates mark
the cells by an edge of no thickness in a colour of its own (`row-head` in tables.typ), and their tags are changed here.
Each cell of such a row names its head, as it names those of its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefkit.export.pdf.objects import PdfObjects

_MARK = b"0.003921569 0.007843138 0.011764706"  # rgb(1, 2, 3)
_ROOT = b"<</Type/StructTreeRoot"
_CELL = b"<</Type/StructElem/S/TD/P "
_EDGES = re.compile(  # above, below, at the start and at the end; one colour stands for four
    rb"/BorderColor(\[[\d. \[\]]{1,200}\])(/BorderStyle\[/\w{1,9}/\w{1,9})/Solid(/\w{1,9}\])"
    rb"(/BorderThickness(?: ?[\d.]{1,20}|\[[\d. ]{1,99}\]))"
)
_COLOUR = re.compile(rb"[\d.]{1,20} [\d.]{1,20} [\d.]{1,20}")
_NO_EDGES = b"<</O/Layout>>"
_NAMES = b"/IDTree<</Names["
_NAME = re.compile(rb"\([^()]{1,40}\)\d{1,10} 0 R")


def with_row_heads(data: bytes) -> bytes:
    """A PDF in which the marked cells are the heads of their rows."""
    if _MARK not in data:
        return data
    objects = PdfObjects(data)
    cells = [(number, _row(cell), cell) for number, cell in objects.starting_with(_CELL)]
    heads = {row: number for number, row, cell in cells if _is_marked(cell)}
    changed = {
        number: _head(cell, number) if heads[row] == number else _naming(cell, heads[row])
        for number, row, cell in cells
        if row in heads
    }
    changed |= {number: _with_names(root, heads.values()) for number, root in objects.starting_with(_ROOT)}
    return objects.replaced(changed)


def _row(cell: bytes) -> int:
    """The number of the row in which a cell is."""
    return int(cell[len(_CELL) : cell.index(b" ", len(_CELL))])


def _is_marked(cell: bytes) -> bool:
    edges = _EDGES.search(cell) if _MARK in cell else None
    return edges is not None and _COLOUR.findall(edges[1])[2:3] in ([], [_MARK])


def _head(cell: bytes, number: int) -> bytes:
    """A marked cell as the head of its row, without the mark."""
    named = cell.replace(b"/S/TD", b"/S/TH", 1).replace(b"/A[", b"/ID%s/A[" % _id(number), 1)
    scoped = named.replace(b"<</O/Table", b"<</O/Table/Scope/Row", 1)
    return _EDGES.sub(_unmarked, scoped).replace(_NO_EDGES, b"")


def _unmarked(edges: re.Match[bytes]) -> bytes:
    drawn = [colour for colour in _COLOUR.findall(edges[1]) if colour != _MARK]
    return b"/BorderColor%s%s/None%s%s" % (edges[1].replace(_MARK, drawn[0]), *edges.groups()[1:]) if drawn else b""


def _naming(cell: bytes, head: int) -> bytes:
    """Another cell of the row, with its head after those of its columns."""
    before, heads, after = cell.partition(b"/Headers[")
    columns, end, rest = after.partition(b"]")
    return b"".join([before, heads, columns, _id(head) if end else b"", end, rest])


def _id(number: int) -> bytes:
    return b"(Row %d)" % number


def _with_names(root: bytes, heads: Iterable[int]) -> bytes:
    """The root of the tags, which lists the named parts in the order of their names, with those of the heads."""
    before, start, after = root.partition(_NAMES)
    known, end, rest = after.partition(b"]")
    more = (b"%s%d 0 R" % (_id(number), number) for number in heads)
    return b"".join([before, start, *sorted([*_NAME.findall(known), *more]), end, rest])

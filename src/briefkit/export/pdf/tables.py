"""What Typst must know of a table to choose its size, its page and its columns: it measures cells, but no words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any
from unicodedata import east_asian_width

from briefkit.core.body.document import Cell, CodeSpan, Link, NoteRef, Styled, Table, plain_text
from briefkit.core.values import frozen
from briefkit.export.pdf.runs import is_cut

_LINE = 100  # letters of table text in a line across the page
_LINE_LARGE = 56  # likewise in large print
_LINES_KEPT = 25  # lines of a row that is never broken: half a page
_TRIED = 3  # of the longest words of a column: the widest is among them
_LETTERS, _FIGURES = 12, 20  # characters of a word that can be hyphenated or cut that should stay together
_WIDE = frozenset("WF")  # East Asian signs, each of which may be the last of a line (UAX #11)
_BREAKS = re.compile(r"\s|(?<=[-–—/])(?=[^\W\d])")


@frozen
class Column:
    """The longest pieces of a column that are not broken, and the letters of its longest cell."""

    words: tuple[str, ...]
    longest: int


def columns_of(table: Table, narrow: int) -> list[Column]:
    """The columns of a table; `narrow` is the number of columns for which its words are broken (runs.py)."""
    return [_column([cell or () for cell in cells], narrow) for cells in zip_longest(table.head, *table.rows)]


def _column(cells: Iterable[Cell], narrow: int) -> Column:
    words: dict[str, None] = {}
    longest = 0
    for cell in cells:
        text = "".join(_printed(cell))
        longest = max(longest, len(text))
        words |= dict.fromkeys(_kept(word, narrow) for word in _BREAKS.split(text))
    return Column(tuple(sorted(words, key=_width, reverse=True)[:_TRIED]), longest)


def _printed(cell: Cell) -> Iterable[str]:
    """The words of a cell with the numbers of its notes, which stand at a word."""
    for child in cell:
        if isinstance(child, NoteRef):
            yield str(child.number)
        elif isinstance(child, Styled | Link):
            yield from _printed(child.children)
        else:
            yield plain_text((child,))


def _kept(word: str, narrow: int) -> str:
    """The part of a word that must have room: all of it, unless it can be broken."""
    if not word.isascii() and any(east_asian_width(sign) in _WIDE for sign in word):
        return word[:2]
    most = _FIGURES if any(sign.isdigit() for sign in word) else _LETTERS
    return word[:most] if is_cut(word, narrow) else word


def _width(word: str) -> float:
    """A rough width in letters."""
    return sum(1.5 if sign.isupper() or sign in "mw@%" else 0.5 if sign in "ijl.,;:'|" else 1 for sign in word)


def _line(*, large: bool, breadth: float) -> float:
    return (_LINE_LARGE if large else _LINE) / breadth


def is_tight(columns: list[Column], *, large: bool, breadth: float = 1.0) -> bool:
    """Whether a column may be too narrow for its words if each had the same room."""
    line = _line(large=large, breadth=breadth)
    widest = max((_width(column.words[0]) for column in columns if column.words), default=0)
    return (widest + 3) * len(columns) > line


def kept_rows(table: Table, columns: list[Column], *, large: bool, breadth: float = 1.0) -> list[int]:
    """The rows, from 0, that may take several lines and are not broken across pages, as they could not fill one."""
    line = _line(large=large, breadth=breadth)
    if sum(column.longest + 3 for column in columns) <= line:
        return []
    lengths = [max((len(plain_text(cell)) for cell in row), default=0) for row in table.rows]
    share = line / len(columns)
    return [number for number, length in enumerate(lengths) if share / 2 < length <= share * _LINES_KEPT]


def has_code(table: Table) -> bool:
    """Whether a cell has code in it, whose letters are wider."""
    return any(isinstance(child, CodeSpan) for row in (table.head, *table.rows) for cell in row for child in cell)


def width_data(table: Table, narrow: int, *, large: bool, breadth: float = 1.0) -> dict[str, Any]:
    """What the template needs to find room for a table: its columns if they are tight, and the rows to keep whole.

    `breadth` is how many times as wide as usual its letters run.
    """
    columns = columns_of(table, narrow)
    tight = is_tight(columns, large=large, breadth=breadth)
    return {
        "kept": kept_rows(table, columns, large=large, breadth=breadth),
        "tight": [{"words": column.words, "longest": column.longest} for column in columns] if tight else None,
        "code": has_code(table),
    }

"""The typed rows of a brief with its number, as every index stores them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefkit.storage.index.held import held_sum
from briefkit.storage.index.names import HOLDERS, ISSUES, PERSONS
from briefkit.storage.index.typed import Held, Row, TypedRows, checksum


def numbered(doc: int, typed: TypedRows) -> dict[str, list[Row]]:
    """The rows of each typed table; the head has the checksums of its brief's rows in the others, and its own."""
    tables = {table: [(doc, place, *row) for place, row in enumerate(rows)] for table, rows in typed.rows.items()}
    head = (doc, *typed.head, *map(checksum, tables.values()))
    return {**tables, "head": [(*head, checksum(head))]}


def held_rows(doc: int, held: Sequence[Held], number: Callable[[str, str], int]) -> Iterator[tuple[int, ...]]:
    """The rows of the table `held`; `number` gives that of a word in a section of names."""
    for one in held:
        by = 0 if one.holder is None else number(PERSONS if one.own else HOLDERS, one.holder)
        of = (number(ISSUES, one.issue), by, one.question, one.day, doc)
        row = (*of, one.place, one.made, one.stated, one.once, one.source, one.cited)
        yield (*row, held_sum(row))

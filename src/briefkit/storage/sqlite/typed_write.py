"""Writing typed rows into the index."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterator, Sequence

from briefkit.core.query.value import Record
from briefkit.storage.sqlite.names import HOLDERS, ISSUES, NameNumbers
from briefkit.storage.sqlite.typed import COLUMNS, Held, TypedRows, typed_rows

_SUM = "issue", "holder", "day", "doc", "place", "made", "source % 1000000007"
HELD_SUM = f"({functools.reduce(lambda told, column: f'({told}) * 31 + {column}', _SUM)}) % 2147483647"
"""The checksum of a row of `held`, as SQL computes it."""


def add_typed(connection: sqlite3.Connection, briefs: Sequence[tuple[int, TypedRows]], names: NameNumbers) -> None:
    """Put the rows of some briefs in, by their numbers."""
    for table, columns in COLUMNS.items():
        marks = ", ".join("?" * (len(columns) + 3))
        rows = [
            (doc, place, *row[:-1], row[-1] ^ doc)
            for doc, typed in briefs
            for place, row in enumerate(typed.rows.get(table, ()))
        ]
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own names
    numbers = sorted(row for doc, typed in briefs for row in _numbers(doc, typed.held, names))
    connection.executemany("INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?)", numbers)


def _numbers(doc: int, held: Sequence[Held], names: NameNumbers) -> Iterator[tuple[int, ...]]:
    for issue, holder, day, place, made, source in held:
        by = 0 if holder is None else names.number(HOLDERS, holder)
        row = (names.number(ISSUES, issue), by, day, doc, place, made, source)
        yield (*row, held_sum(row))


def held_sum(row: Sequence[int]) -> int:
    """`HELD_SUM` in Python."""
    return (
        functools.reduce(lambda told, number: told * 31 + number, (*row[:-1], row[-1] % 1_000_000_007)) % 2_147_483_647
    )


def remove_held(connection: sqlite3.Connection, doc: int, record: Record) -> None:
    """Take out what a brief holds, by its record."""
    rows = [row[:5] for row in _numbers(doc, typed_rows(record).held, NameNumbers(connection))]
    connection.executemany(
        "DELETE FROM held WHERE issue = ? AND holder = ? AND day = ? AND doc = ? AND place = ?", rows
    )

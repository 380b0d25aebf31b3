"""Write typed rows into the index, on first use."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from briefkit.core.progress import Progress
from briefkit.storage.index.columns import COLUMNS, HEAD_COLUMNS
from briefkit.storage.index.damage import stored_json
from briefkit.storage.index.held import HELD_COLUMNS
from briefkit.storage.index.names import NameNumbers
from briefkit.storage.index.numbered import held_rows, numbered
from briefkit.storage.index.state import get_state, set_state
from briefkit.storage.index.typed import Row, TypedRows, typed_rows
from briefkit.storage.workers import in_batches

_STORED = 10_000


def _add(connection: sqlite3.Connection, briefs: Sequence[tuple[int, TypedRows]], names: NameNumbers) -> None:
    """Add the rows of some briefs, given with their numbers."""
    added = [numbered(doc, typed) for doc, typed in briefs]
    for table, columns in (*COLUMNS.items(), ("head", HEAD_COLUMNS)):
        rows = [row for tables in added for row in tables[table]]
        _insert(connection, table, len(columns) + (1 if table == "head" else 2), rows)
    numbers = sorted(row for doc, typed in briefs for row in held_rows(doc, typed.held, names.number))
    _insert(connection, "held", len(HELD_COLUMNS) + 1, numbers)


def _insert(connection: sqlite3.Connection, table: str, width: int, rows: Sequence[Row]) -> None:
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)  # noqa: S608 - constants


def typed_is_current(connection: sqlite3.Connection) -> bool:
    """Whether the typed rows of every brief are in the index."""
    last = connection.execute("SELECT coalesce(max(doc), 0) FROM record").fetchone()[0]
    return bool(int(get_state(connection, "typed") or 0) >= last)


def update_typed(connection: sqlite3.Connection, progress: Progress) -> None:
    """Add the typed rows of new briefs. Needs the lock."""
    upto, done, names = int(get_state(connection, "typed") or 0), 0, NameNumbers(connection)
    total = connection.execute("SELECT count(*) FROM record WHERE doc > ?", (upto,)).fetchone()[0]
    ask = "SELECT doc, json FROM record WHERE doc > ? ORDER BY doc LIMIT ?"
    while found := connection.execute(ask, (upto, _STORED)).fetchall():
        connection.execute("BEGIN IMMEDIATE")
        for batch in in_batches(found, _rows):
            _add(connection, batch, names)
        upto = found[-1][0]
        set_state(connection, "typed", upto)
        connection.execute("COMMIT")
        done += len(found)
        progress.advance("reading positions and judgments", done, total)


def _rows(item: tuple[int, str]) -> tuple[int, TypedRows]:
    doc, data = item
    return doc, typed_rows(stored_json(data))

"""Write rows into the tables of a generation, and remove them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any
from zlib import crc32

from briefkit.storage.postgres.made_rows import BINARY, TABLES, Made, Word, name_number

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

_COLUMNS = {"file": "(doc, path, hash, id, title, kind, status, publisher, date_key, terms, public_from)"}
_OF_FILES = (*TABLES, "asset", "wanted")


def copy(connection: Connection, table: str, data: bytes) -> None:
    """Add rows as in `Made.data`."""
    if data:
        options = "(FORMAT binary)" if table in BINARY else ""
        with connection.cursor().copy(f"COPY {table} {_COLUMNS.get(table, '')} FROM STDIN {options}") as stream:
            stream.write(data)


def copy_made(connection: Connection, made: Made) -> None:
    """Add the rows of some files."""
    for table in TABLES:
        copy(connection, table, made.data.get(table, b""))


def remove_files(connection: Connection, docs: Collection[int]) -> None:
    """Remove all rows of some files."""
    for table in _OF_FILES if docs else ():
        connection.execute(f"DELETE FROM {table} WHERE doc = ANY(%s)", (list(docs),))  # noqa: S608 - constants


def write_state(connection: Connection, values: Mapping[str, Any]) -> None:
    """Set values, as `index.state.get_json` reads them."""
    add = "INSERT INTO state (name, value) VALUES (%s, %s) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    for name, value in values.items():
        text = json.dumps(value, default=str)
        connection.execute(add, (name, f"{crc32(text.encode()):08x}{text}"))


def add_names(connection: Connection, ids: Mapping[Word, str]) -> None:
    """Add words with the ids that they mean, where they are not known yet."""
    words = sorted(ids)
    columns = [
        [name_number(*word) for word in words],
        *map(list, zip(*words, strict=True)),
        [ids[word] for word in words],
    ]
    if words:
        values = "%s::bigint[], %s::text[], %s::text[], %s::text[]"
        connection.execute(f"INSERT INTO name SELECT * FROM unnest({values}) ON CONFLICT DO NOTHING", columns)  # noqa: S608

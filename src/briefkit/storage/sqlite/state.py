"""Single values that an index keeps."""

from __future__ import annotations

import json
import sqlite3
from typing import Any
from zlib import crc32

from briefkit.storage.sqlite.file import DamagedError, stored_json


def set_state(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Keep a value under a name."""
    connection.execute("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", (name, value))


def get_state(connection: sqlite3.Connection, name: str) -> str | bytes | None:
    """A kept value, or None."""
    found = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    value: str | bytes | None = found[0] if found else None
    return value


def set_json(connection: sqlite3.Connection, name: str, value: Any) -> None:
    """Keep plain data under a name, with a checksum before it: SQLite notices no flipped bit in a text."""
    told = json.dumps(value, default=str)
    set_state(connection, name, f"{crc32(told.encode()):08x}{told}")


def get_json(connection: sqlite3.Connection, name: str, otherwise: Any) -> Any:
    """Data kept under a name, or other data. Raises DamagedError."""
    told = get_state(connection, name)
    if told is None:
        return otherwise
    if not isinstance(told, str) or f"{crc32(told[8:].encode()):08x}" != told[:8]:
        raise DamagedError(f"{name} does not fit its checksum")
    return stored_json(told[8:])

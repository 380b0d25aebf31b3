"""Single values that an index keeps."""

from __future__ import annotations

import sqlite3


def set_state(connection: sqlite3.Connection, name: str, value: object) -> None:
    """Keep a value under a name."""
    connection.execute("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", (name, value))


def get_state(connection: sqlite3.Connection, name: str) -> str | bytes | None:
    """A kept value, or None."""
    found = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    value: str | bytes | None = found[0] if found else None
    return value

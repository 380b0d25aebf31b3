"""Single values in the index."""

from __future__ import annotations

import json
from typing import Any
from zlib import crc32

from briefkit.storage.index.connection import Connection
from briefkit.storage.index.damage import DamagedError, stored_json

_SET = "INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


def set_state(connection: Connection, name: str, value: object) -> None:
    """Store a value under a name."""
    connection.execute(_SET, (name, value))


def get_state(connection: Connection, name: str) -> str | bytes | None:
    """The value with a name, or None."""
    found = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    value: str | bytes | None = found[0] if found else None
    return value


def set_json(connection: Connection, name: str, value: Any) -> None:
    """Store JSON data under a name, preceded by a checksum: SQLite does not notice a flipped bit in text."""
    text = json.dumps(value, default=str)
    set_state(connection, name, f"{crc32(text.encode()):08x}{text}")


def get_json(connection: Connection, name: str, otherwise: Any) -> Any:
    """The JSON data with a name, or `otherwise`. Raises DamagedError."""
    text = get_state(connection, name)
    if text is None:
        return otherwise
    if not isinstance(text, str) or f"{crc32(text[8:].encode()):08x}" != text[:8]:
        raise DamagedError(f"{name} does not match its checksum")
    return stored_json(text[8:])

"""The status of an index."""

from __future__ import annotations

import sqlite3
from typing import Any

from briefkit.storage.sqlite.file import FORMAT, IndexFile
from briefkit.storage.sqlite.text import words_are_current


def status_of(connection: sqlite3.Connection, file: IndexFile) -> dict[str, Any]:
    """Its path, size and contents. Raises DamagedError if the integrity check fails."""
    file.examine(connection)

    def count(sql: str) -> int:
        number: int = connection.execute(sql).fetchone()[0]
        return number

    return {
        "index": str(file.path),
        "format": FORMAT,
        "bytes": file.path.stat().st_size,
        "files": count("SELECT count(*) FROM file"),
        "briefs": count("SELECT count(*) FROM record"),
        "problems": count("SELECT count(*) FROM problem"),
        "words": "all" if words_are_current(connection) else "with the next search",
        "sound": "yes",
    }

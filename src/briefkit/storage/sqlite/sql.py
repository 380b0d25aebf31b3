"""Users' SQL over the index: read only, over documented views, with a time limit."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from math import inf, isfinite
from pathlib import Path
from typing import Any

from briefkit.core.events.state import EventState
from briefkit.core.query.value import Names
from briefkit.core.tables import Json
from briefkit.errors import QueryError
from briefkit.settings import LibrarySettings
from briefkit.storage.memory import limited_memory
from briefkit.storage.sql import (
    HINT,
    LESS,
    READING_ONLY,
    SHOWN,
    TO_CHANGE,
    TOO_MUCH,
    gathered,
    other_keys,
    stopped_after,
)
from briefkit.storage.sqlite.sql_access import allows
from briefkit.storage.sqlite.sql_functions import add_functions
from briefkit.storage.time_limit import LIMIT

_STEPS = 10_000
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1024 * 1024,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
"""Bytes of a value, of a statement and of a pattern, and databases to attach."""
_PROHIBITED = ("not authorized to use function", "is prohibited")


def prepare_views(
    connection: sqlite3.Connection,
    library: Path,
    names: Names,
    settings: LibrarySettings,
    state_of: Callable[[str], EventState],
) -> None:
    """Let statements on a connection read the documented views, and nothing else; see `add_functions`."""
    connection.execute("PRAGMA temp_store = MEMORY")  # a statement that sorts for ever may not fill the disk
    add_functions(connection, library, names, settings, state_of)
    views = Path(__file__).with_name("views.sql").read_text("utf-8")
    connection.executescript(views.format_map({table: _rest(table) for table in SHOWN}))
    connection.execute("SELECT 1 FROM json_each('[]'), json_tree('[]')")  # SQLite declares them at first use: a write
    connection.execute("PRAGMA query_only = ON")
    for limit, most in LIMITS.items():
        connection.setlimit(limit, most)
    connection.set_authorizer(allows)


def _rest(table: str) -> str:
    keys = other_keys(table)
    return "".join(f', iif(typeof("{key}") = \'blob\', CAST("{key}" AS TEXT), "{key}") AS "{key}"' for key in keys)


def ask_sql(connection: sqlite3.Connection, statement: str, timeout: float | None) -> tuple[tuple[str, ...], list[Any]]:
    """The columns and rows of one statement, in values that JSON has.

    Raises QueryError if it is invalid, refused, takes too long, or needs too much memory.
    """
    limit = LIMIT if timeout is None else timeout
    end = time.monotonic() + (limit or inf)
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        with limited_memory():
            found = connection.execute(statement.rstrip("; \n"))
            rows = gathered(found, lambda value: _json(value) if value.__class__ in _ODD else value)
    except MemoryError as error:
        raise QueryError(TOO_MUCH, hint=LESS) from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT" and time.monotonic() <= end:
            raise KeyboardInterrupt from error  # Ctrl-C came while SQLite asked for the time
        raise _query_error(error, limit) from error
    except UnicodeEncodeError as error:
        raise QueryError("the statement is not text", hint="is it UTF-8?") from error
    if found.description is None:
        raise QueryError("the statement returns no rows", hint=HINT)
    return tuple(column[0] for column in found.description), rows


_ODD = (bytes, float)
"""The types of SQLite that have values which JSON does not have."""


def _json(value: bytes | float) -> Json:
    """A blob as SQL's `hex` writes it; an infinite number by the name that PostgreSQL and Protocol Buffers give it."""
    if isinstance(value, bytes):
        return value.hex().upper()
    return value if isfinite(value) else ("Infinity" if value > 0 else "-Infinity")


_EXPLAINED = {
    "one statement at a time": ("there is more than one statement", "run one statement at a time"),
    "bindings supplied": ("?, :name and the like stand for values that nobody gives", "write the values"),
    "Could not decode": ("the answer holds bytes that are not text", "select hex(…) of them"),
}
"""Words of a message of Python's `sqlite3` → what is wrong, and what to do."""


def _query_error(error: Exception, limit: float) -> Exception:
    name, said = getattr(error, "sqlite_errorname", ""), str(error)
    if any(words in said for words in _PROHIBITED):
        return QueryError(f"SQL: {said}", hint=HINT)
    if name in {"SQLITE_AUTH", "SQLITE_READONLY"} or "because it is a view" in said:
        return QueryError(READING_ONLY, hint=TO_CHANGE)
    if name == "SQLITE_IOERR_NOMEM":
        return QueryError(TOO_MUCH, hint=LESS)
    if name == "SQLITE_INTERRUPT":
        return stopped_after(limit)
    if name in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
        return error
    message, hint = next((known for words, known in _EXPLAINED.items() if words in said), (said, HINT))
    return QueryError(f"SQL: {message}", hint=hint)

"""Rows as PostgreSQL's COPY reads them in text format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection

_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def line_of(values: Sequence[Any]) -> str:
    """One row: text, numbers, bytes, lists of texts, and NULL for None."""
    return "\t".join([_field(value) for value in values]) + "\n"


def copy_rows(connection: Connection[Any], table: str, rows: Iterable[Sequence[Any]]) -> None:
    """Add rows to a table."""
    if data := "".join([line_of(row) for row in rows]).encode():
        with connection.cursor().copy(f"COPY {table} FROM STDIN") as stream:
            stream.write(data)


def as_json(value: Any) -> str | None:
    """A value as `typed.plain` stores it, as JSON; NULL for None."""
    if value is None:
        return None
    return value.decode() if value.__class__ is bytes else json.dumps(value, ensure_ascii=False)


def _field(value: Any) -> str:
    if isinstance(value, str):
        return value.translate(_ESCAPED) if _needs_escape(value) else value
    if value is None:
        return "\\N"
    if isinstance(value, bytes):
        return f"\\\\x{value.hex()}"
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list):
        quoted = ",".join([f'"{item.translate(_QUOTED)}"' for item in value])
        return f"{{{quoted}}}".translate(_ESCAPED)
    return str(value)


def _needs_escape(text: str) -> bool:
    return "\\" in text or "\n" in text or "\t" in text or "\r" in text

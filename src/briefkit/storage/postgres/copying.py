"""Rows as PostgreSQL's COPY reads them, in text format, or in binary format where text would cost much."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from struct import Struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection

_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"'})


BINARY_START, BINARY_END = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
"""What comes before and after all rows in binary format."""
_NUMBERS = {letter: Struct(f">{letter}") for letter in "hiq"}


def binary_row(types: str, values: Sequence[int | bytes | None]) -> bytes:
    """One row in binary format: `types` has a letter for each value: q for bigint, i for integer, b for bytes."""
    parts = [_NUMBERS["h"].pack(len(values))]
    for letter, value in zip(types, values, strict=True):
        packed = value if value is None or isinstance(value, bytes) else _NUMBERS[letter].pack(value)
        parts += [_NULL] if packed is None else [_NUMBERS["i"].pack(len(packed)), packed]
    return b"".join(parts)


_NULL = _NUMBERS["i"].pack(-1)


def line_of(values: Sequence[Any]) -> str:
    """One row: text, numbers, bytes, lists of texts, and NULL for None."""
    return "\t".join([_field(value) if value is not None else "\\N" for value in values]) + "\n"


def line_of_numbers(values: tuple[int, ...]) -> str:
    """One row of whole numbers only, in text format: in a third of the time."""
    return "%d\t" * (len(values) - 1) % values[:-1] + f"{values[-1]:d}\n"


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
    if value.__class__ is int:
        return str(value)
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

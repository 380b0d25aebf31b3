"""Values of an answer as JSON has them: those of SQLite's answers, where it has such values, too."""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING

from psycopg import adapters
from psycopg.adapt import Buffer, Loader

from briefkit.core.tables import Json
from briefkit.storage.index.estimates import as_json

if TYPE_CHECKING:
    from psycopg.adapt import AdaptersMap


class _Text(Loader):
    """A value as PostgreSQL writes it."""

    def load(self, data: Buffer) -> str:
        return bytes(data).decode()


class _Hexadecimal(Loader):
    """Bytes in hexadecimal, as SQLite's `hex` writes them."""

    def load(self, data: Buffer) -> str:
        return bytes(data).decode()[2:].upper()


class _Numeric(Loader):
    """A number with any number of digits; one that no other program would read keeps them as text."""

    def load(self, data: Buffer) -> Json:
        text = bytes(data).decode()
        if len(text) > _DIGITS:
            return text
        return int(text) if text.lstrip("-").isdecimal() else float(text)


class _Json(Loader):
    """JSON: a number is one, anything else its text."""

    def load(self, data: Buffer) -> Json:
        text = bytes(data).decode()
        return json.loads(text) if text[:1] in _OF_NUMBERS and len(text) <= _DIGITS else text


_DIGITS = 300
_OF_NUMBERS = frozenset("-0123456789")
_AS_USUAL = ("text", "varchar", "bpchar", "name", "int2", "int4", "int8", "oid", "float4", "float8", "bool")
"""The types whose values psycopg itself returns as they should be."""
_LOADERS: dict[str, type[Loader]] = {"numeric": _Numeric, "json": _Json, "jsonb": _Json, "bytea": _Hexadecimal}


def load_plain_values(of_cursor: AdaptersMap) -> None:
    """Let a cursor return values that `shown` understands: dates, times and the like are texts."""
    for type_ in adapters.types:
        if type_.name not in _AS_USUAL:
            of_cursor.register_loader(type_.oid, _LOADERS.get(type_.name, _Text))


def shown(value: Json) -> Json:
    """A value as JSON has it: a list as text, such as the lists of the views; an infinite number by its name."""
    if value.__class__ is float and not isfinite(value):
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"  # noqa: PLR0124 - what NaN is
    return as_json(_items(value)) if value.__class__ is list else value


def _items(value: Json) -> Json:
    return [_items(item) for item in value] if value.__class__ is list else shown(value)

"""The statements of an index over psycopg, with placeholders, lists and a few functions as PostgreSQL writes them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import psycopg
from psycopg.adapt import Loader

from briefkit.storage.index.connection import Rows
from briefkit.storage.postgres.failures import server_errors

_STORED = "\ufffd"
"""What stands for characters that PostgreSQL's texts cannot have."""
_UNSTORED = re.compile("[\0\ud800-\udfff]")


class PlainJson(Loader):
    """Reads a column as `typed.plain` stores a value: a list or a mapping as the bytes of its JSON."""

    def load(self, data: bytes | bytearray | memoryview) -> Any:
        """A value of a JSON column."""
        text = bytes(data)
        return text if text[:1] in _COMPOUND else json.loads(text)


_COMPOUND = (b"[", b"{", b"t", b"f")


class ServerConnection:
    """A connection to a server, as an index asks it. Raises ServerError, which shows the server as `shown`."""

    def __init__(self, connection: psycopg.Connection[Any], shown: str) -> None:
        self.raw = connection
        self.shown = shown
        connection.adapters.register_loader("json", PlainJson)

    def execute(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = (), /) -> Rows:
        """The answer to one statement, with all of its rows."""
        translated = _translated(statement)
        cursor: psycopg.RawCursor[Any] = psycopg.RawCursor(self.raw)
        with server_errors(self.shown):
            return cursor.execute(translated.statement, translated.bound(values) or None)

    @property
    def is_usable(self) -> bool:
        """Whether its transaction can answer further questions: after an error of the server it cannot."""
        return self.raw.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS

    def close(self) -> None:
        """End the connection."""
        self.raw.close()


Convert = Callable[[Any], Any]


class _Translated(NamedTuple):
    """A statement for PostgreSQL, and for each of its values where it is among those given, and what to make of it."""

    statement: str
    values: tuple[tuple[int | str, Convert], ...]

    def bound(self, values: Sequence[Any] | Mapping[str, Any]) -> list[Any]:
        given: Any = values
        return [convert(given[place]) for place, convert in self.values]


_TOKENS = re.compile(
    r"""
    (?P<literal>'(?:[^']|'')*')
    | (?P<not>NOT\s)?IN\s\(SELECT\s(?P<listed>CAST\(value\sAS\sBIGINT\)|value)\s
      FROM\sjson_each\((?P<list>\?\d*|:\w+)\)\)
    | json_each\((?P<items>\?\d*|:\w+)\)\sAS\s(?P<name>\w+)
    | (?P<cast>::)
    | (?P<value>\?\d*|:[a-z_]\w*)
    | (?P<find>\binstr\()
    | CAST\((?P<bytes>\w+)\sAS\sBLOB\)
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=512)
def _translated(statement: str) -> _Translated:
    given: list[tuple[int | str, Convert]] = []
    places: dict[str, int] = {}

    def placeholder(written: str, convert: Convert) -> str:
        if written != "?" and written in places:
            return f"${places[written]}"
        key: int | str = written[1:]
        if written[0] == "?":
            key = int(written[1:]) - 1 if written[1:] else len(given)
        given.append((key, convert))
        places[written] = len(given)
        return f"${len(given)}"

    def rewritten(found: re.Match[str]) -> str:
        if found["list"]:
            how = "<> ALL" if found["not"] else "= ANY"
            if found["listed"] == "value":
                return f"{how} (CAST({placeholder(found['list'], _texts)} AS text[]))"
            return f"{how} (CAST({placeholder(found['list'], _numbers)} AS bigint[]))"
        if found["items"]:
            return f"json_array_elements(CAST({placeholder(found['items'], str)} AS json)) AS {found['name']}(value)"
        if found["value"]:
            return placeholder(found["value"], _stored)
        if found["bytes"]:
            return f"convert_to({found['bytes']}, 'UTF8')"
        return "strpos(" if found["find"] else found[0]

    return _Translated(_TOKENS.sub(rewritten, statement), tuple(given))


def _numbers(text: str) -> str:
    """A JSON list of numbers as PostgreSQL reads an array."""
    return f"{{{text[1:-1]}}}"


def _texts(text: str) -> list[str]:
    return [_stored(item) for item in json.loads(text)]


def _stored(value: Any) -> Any:
    """A value that PostgreSQL can compare with: it has no text with NUL, and none that is not Unicode."""
    if value.__class__ is str:
        return _UNSTORED.sub(_STORED, value) if not value.isprintable() else value
    return [_stored(item) for item in value] if isinstance(value, list) else value

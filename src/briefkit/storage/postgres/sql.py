"""Users' SQL on a server: read only, over the documented views, with a time limit."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, cast

import psycopg

from briefkit.errors import QueryError
from briefkit.storage.memory import limited_memory
from briefkit.storage.postgres.sql_access import Checked, check_plan, check_text
from briefkit.storage.postgres.sql_values import load_plain_values, shown
from briefkit.storage.postgres.watched import WatchedConnection
from briefkit.storage.sql import HINT, LESS, MORE_TIME, READING_ONLY, TO_CHANGE, TOO_MUCH, gathered, stopped_after
from briefkit.storage.time_limit import milliseconds, shorter_in_sql

if TYPE_CHECKING:
    from psycopg import Connection

MORE_THERE = "that is as long as the server lets the role ask (its statement_timeout): ask for less"
_AT_ONCE = 20
"""Rows that come from the server together, where libpq can do that."""
_SETTINGS = """
    SELECT {0}, set_config('transaction_read_only', 'on', true), set_config('standard_conforming_strings', 'on', true),
      set_config('IntervalStyle', 'postgres', true), set_config('statement_timeout', CAST({0} AS text), true)
""".format(shorter_in_sql("%(wanted)s", "%(allowed)s"))


def ask_sql(
    connection: Connection, schema: str, statement: str, timeout: float | None
) -> tuple[tuple[str, ...], list[Any]]:
    """The columns and rows of one statement, in values that JSON has; `connection` is in a transaction on a generation.

    `schema` is that of the generation.

    Raises QueryError if it is invalid, refused, takes too long, or needs too much memory.
    """
    limit, allowed = 0.0, connection.allowed if isinstance(connection, WatchedConnection) else 0
    begun = time.monotonic()
    try:
        statement.encode()
        with _apart(connection):
            times = {"wanted": milliseconds(timeout), "allowed": allowed}
            ((shortest, *_set),) = connection.execute(_SETTINGS.encode(), times)
            limit = shortest / 1000
            checked = check_text(connection, statement)
            _check_plan(connection, checked, schema)
            return _answer(connection, checked.statement)
    except MemoryError as error:
        raise QueryError(TOO_MUCH, hint=LESS) from error
    except psycopg.Error as error:
        took = time.monotonic() - begun
        raise _query_error(error, limit, took, of_server=limit * 1000 == allowed) from error
    except UnicodeEncodeError as error:
        raise QueryError("the statement is not text", hint="is it UTF-8?") from error


@contextmanager
def _apart(connection: Connection) -> Iterator[None]:
    """Whatever a statement does to the transaction ends with the block."""
    connection.execute("SAVEPOINT asked")
    try:
        yield
    finally:
        try:
            connection.execute("ROLLBACK TO SAVEPOINT asked")
            connection.execute("RELEASE SAVEPOINT asked")
        except psycopg.Error:  # the connection is of no more use, but what happened before is what matters
            connection.close()


def _check_plan(connection: Connection, checked: Checked, schema: str) -> None:
    explain = f"EXPLAIN (VERBOSE, COSTS OFF, FORMAT JSON)\n{checked.planned}"
    for (plans,) in _stream(connection, explain)[1]:
        check_plan(json.loads(plans)[0]["Plan"], schema)


def _answer(connection: Connection, statement: str) -> tuple[tuple[str, ...], list[Any]]:
    described, rows = _stream(connection, statement)
    described = described or _described(connection, statement)
    if not described:
        raise QueryError("the statement returns no columns", hint=HINT)
    return tuple(described), rows


def _stream(connection: Connection, statement: str) -> tuple[list[str], list[Any]]:
    """The columns and rows of a statement, without columns if it has no rows.

    What is streamed is one statement, even where its text holds several.
    """
    size = _AT_ONCE if psycopg.capabilities.has_stream_chunked() else 1
    with connection.cursor() as cursor:
        load_plain_values(cursor.adapters)
        stream = cast("Generator[tuple[Any, ...]]", cursor.stream(statement.encode(), size=size))
        with closing(stream), limited_memory():  # an open one would hold the connection; to close it takes memory, too
            rows = gathered(stream, shown)
        return [column.name for column in cursor.description or ()], rows


def _described(connection: Connection, statement: str) -> list[str]:
    """The columns of a statement that has returned no row, with which they come."""
    connection.pgconn.prepare(b"", statement.encode())
    result = connection.pgconn.describe_prepared(b"")
    return [(result.fname(place) or b"").decode() for place in range(result.nfields)]


_OF_SQLITE = {
    "json_extract": "record ->> 'key'",
    "json_each": "json_array_elements_text",
    "json_group_array": "json_agg",
    "group_concat": "string_agg",
    "ifnull": "coalesce",
    "iif": "CASE WHEN … THEN … ELSE … END",
    "instr": "strpos",
    "printf": "format",
    "hex": "encode(…, 'hex')",
    "total": "sum",
    "strftime": "to_char",
    "julianday": "date - date",
    "typeof": "pg_typeof",
    "char": "chr",
    "unicode": "ascii",
}
"""Functions of SQLite → what PostgreSQL has instead."""
_TOO_LARGE = ("53200", "53400", "53100", "54001", "54000")
"""The codes of PostgreSQL (its appendix A) for too little memory or disk, and for what is too large or too deep."""


_CHANGES_A_VIEW = re.compile("cannot (?:insert into|update|delete from|merge into|lock rows in) (?:column|view|table)")
_MEANT = re.compile(r'Perhaps you meant to reference the \w+ (?:\w+ )?("[^"\n]+")')
_ADVICE = {
    "42883": "does it exist, and for these types? Write “date::date”, “about::text” and the like; see docs/sql.md",
    "42804": "make the types alike: “date::date”, “about::text” and the like; see docs/sql.md",
    "42803": "add the column to GROUP BY, or ask for its min or max",
}
"""SQLSTATE → what to do."""


def _query_error(error: psycopg.Error, limit: float, took: float, *, of_server: bool) -> Exception:
    """What an error means: by its code, since a server may speak any language."""
    code = error.sqlstate
    said = error.diag.message_primary or str(error)
    if code is None and "memory" in said:
        return QueryError(TOO_MUCH, hint=LESS)
    if code is None or code.startswith(("08", "57P")):
        return error
    if code in _TOO_LARGE:
        return QueryError(TOO_MUCH, hint=LESS)
    if code == "25006" or _CHANGES_A_VIEW.match(said):
        return QueryError(READING_ONLY, hint=TO_CHANGE)
    if code == "57014":
        stopped = stopped_after(limit, MORE_THERE if of_server else MORE_TIME)
        return stopped if took >= limit > 0 else QueryError("SQL: the server stopped it", hint="ask again")
    return QueryError(f"SQL: {said}", hint=_hint(error, said))


def _hint(error: psycopg.Error, said: str) -> str:
    """What to do, in words that hold for a user who can only read: the server's advice is often for its owner."""
    name = said.partition("(")[0].rpartition(" ")[2]
    if error.sqlstate == "42883" and name in _OF_SQLITE:
        return f"a server is asked in PostgreSQL's SQL: {_OF_SQLITE[name]}; see docs/sql.md"
    meant = _MEANT.search(error.diag.message_hint or "")
    return f"did you mean {meant[1]}?" if meant else _ADVICE.get(error.sqlstate or "", HINT)

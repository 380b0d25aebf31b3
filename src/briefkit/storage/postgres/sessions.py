"""The settings of a session, whatever those of the role, the database or the server are, also behind a pool.

A pool of connections such as PgBouncer may give a client another session of the server for each transaction. What is
set for a session would then be found by strangers, and a lock be kept by nobody. Behind a pool, which shows by a number
of a process that is not the server's, settings are therefore those of a transaction, unless the session is known to be
one's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import psycopg

from briefkit.errors import ServerError
from briefkit.storage.postgres.watched import WatchedConnection
from briefkit.storage.time_limit import shorter_in_sql

Connection = psycopg.Connection[Any]
_VALUES = {
    "TimeZone": "'UTC'",
    "DateStyle": "'ISO'",
    "bytea_output": "'hex'",
    "extra_float_digits": "'1'",
    "search_path": "'pg_catalog, pg_temp'",
    "row_security": "'on'",
    "default_transaction_isolation": "'read committed'",
    "gin_fuzzy_search_limit": "'0'",
    "idle_in_transaction_session_timeout": "'0'",
}
"""What answers depend on, as SQL. A command reads one state, so it may be silent in its transaction, as pg_dump may."""
_ALLOWED = "CAST(extract(epoch FROM CAST(current_setting('statement_timeout') AS interval)) * 1000 AS bigint)"
"""Milliseconds that the server allows one statement of the role, unless the address says otherwise; 0 is any time."""


def settle(connection: WatchedConnection) -> None:
    """Set up a new session, and find out whether it is behind a pool: nothing outlasts the statement there."""
    own = connection.info.backend_pid
    pid = _set(connection, local=f"pg_backend_pid() <> {own}")
    connection.pid = pid if pid == own else None
    if connection.pid is None:
        connection.prepare_threshold = None  # another client's statement may have the same name


def _set(connection: WatchedConnection, *, local: str) -> int:
    """Make the settings hold in the transaction if `local`, as SQL, is true, otherwise in the session: its process."""
    wanted, server_counts = connection.wanted
    limit = shorter_in_sql("%(wanted)s", _ALLOWED if server_counts else "0")
    values = _VALUES | {"statement_timeout": f"CAST({limit} AS text)"}
    settings = ", ".join(f"set_config('{name}', {value}, {local})" for name, value in values.items())
    later = f"CASE WHEN {_IS_KNOWN} THEN set_config('transaction_timeout', '0', {local}) END"
    ask = f"SELECT pg_backend_pid(), {_ALLOWED}, {later}, {settings}"
    ((pid, connection.allowed, *_set),) = connection.execute(ask.encode(), {"wanted": wanted})
    return int(pid)


_IS_KNOWN = "current_setting('transaction_timeout', true) IS NOT NULL"
"""Whether the server is PostgreSQL 17 or later."""


@contextmanager
def one_transaction(connection: Connection) -> Iterator[None]:
    """A transaction in which the settings hold."""
    with connection.transaction():
        settle_transaction(connection)
        yield


def settle_transaction(connection: Connection) -> None:
    """Make the settings hold in the transaction that has begun, if they do not in its session."""
    watched = cast("WatchedConnection", connection)
    if watched.pid is None:
        _set(watched, local="true")


def settle_own(connection: Connection) -> None:
    """Make the settings hold in a session that is known to be one's own."""
    watched = cast("WatchedConnection", connection)
    if watched.pid is None:
        _set(watched, local="false")


def keep_session(connection: Connection, another: Callable[[], Connection], shown: str) -> None:
    """Make the settings hold for as long as a connection, if no pool gives its session to others.

    That is found out by another connection to the same address. Raises ServerError.
    """
    if cast("WatchedConnection", connection).pid is not None:
        return
    with another() as other:
        if _is_shared(connection, other):
            message = f"{shown}: a pool shares the sessions of the server here, and a push needs one of its own"
            raise ServerError(message, hint=_IN_SESSION_MODE)
    settle_own(connection)


_IN_SESSION_MODE = "name the server itself, or a pool in session mode, such as PgBouncer with pool_mode = session"


def _is_shared(connection: Connection, other: Connection) -> bool:
    """Whether a session that is idle is given to another connection, or is not there for the next statement."""
    own = _process(connection)
    with other.transaction():
        return _process(other) == own or _process(connection) != own


def _process(connection: Connection) -> int:
    found = connection.execute("SELECT pg_backend_pid()").fetchone()
    return int(found[0]) if found else 0

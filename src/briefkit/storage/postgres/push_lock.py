"""One push at a time: an advisory lock of the database, which ends with the connection that holds it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from briefkit.core.progress import Progress
from briefkit.storage.postgres.address import Address, connect
from briefkit.storage.postgres.failures import server_errors
from briefkit.storage.postgres.sessions import keep_session

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

KEY = 0x62726965666B6974  # "briefkit"
"""The number of the lock, the same for all formats."""
_HOLDER = """
SELECT usename, coalesce(host(client_addr), 'the server itself'), backend_start
FROM pg_catalog.pg_locks JOIN pg_catalog.pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_catalog.pg_database
  WHERE datname = current_database()) AND (classid::bigint << 32 | objid::bigint) = %s
"""
_PREPARE = """SELECT set_config('idle_session_timeout', '0', false), set_config('lock_timeout', '0', false),
  set_config('application_name', 'briefkit push', false),
  set_config('synchronous_commit', coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), false)
"""
"""What is said to be served is not lost in a crash."""


@contextmanager
def pushing(address: Address, progress: Progress) -> Iterator[Connection]:
    """A connection that holds the lock. While another push holds it, this waits, and says for whom."""
    with connect(address, limit=0) as connection:
        with server_errors(address.shown):
            keep_session(connection, partial(connect, address), address.shown)
        connection.execute(_PREPARE)
        if connection.execute("SELECT pg_try_advisory_lock(%s)", (KEY,)).fetchone() != (True,):
            progress.note(f"waiting for another push{_who(connection)}")
            connection.execute("SELECT pg_advisory_lock(%s)", (KEY,))
        yield connection


def pusher(connection: Connection) -> tuple[str, str, datetime.datetime] | None:
    """The role that pushes now, where it is connected from, and since when; None if nobody does."""
    found = connection.execute(_HOLDER, (KEY,)).fetchone()
    return (str(found[0] or "another role"), str(found[1]), found[2]) if found else None


def _who(connection: Connection) -> str:
    found = pusher(connection)
    if found is None or found[2] is None:
        return ""
    role, host, since = found
    return f", by {role} from {host} since {since:%H:%M} UTC"

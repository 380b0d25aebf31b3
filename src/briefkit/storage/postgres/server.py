"""Connections to a PostgreSQL server that are made, or fail, within a few seconds."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue

import psycopg
from psycopg.conninfo import conninfo_to_dict

from briefkit.errors import BriefkitError
from briefkit.storage.postgres.failures import no_answer, refused
from briefkit.storage.postgres.sessions import settle
from briefkit.storage.postgres.watched import WatchedConnection as Connection
from briefkit.storage.time_limit import milliseconds, seconds_wanted

PATIENCE = 5.0
"""Seconds in which a server must accept a connection, or notice of its silence is given."""
_DEFAULTS = {
    "fallback_application_name": "briefkit",
    "connect_timeout": "4",
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "2",
    "tcp_user_timeout": "4000",
}
"""What an address may say otherwise. A peer that acknowledges nothing is given up after 4 seconds."""


def open_connection(conninfo: str, shown: str, limit: float | None) -> Connection:
    """See `address.connect`; `shown` is the address without a password."""
    named = parameters(conninfo, shown)
    prepare = preparation(named, limit)

    def make() -> Connection:
        connection = Connection.connect(autocommit=True, **named)  # type: ignore[arg-type]
        try:
            prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    stated = named["connect_timeout"] if named["connect_timeout"] != _DEFAULTS["connect_timeout"] else ""
    patience = max(PATIENCE, _number(stated or os.environ.get("PGCONNECT_TIMEOUT")))
    return _made_within(patience, make, shown)


def parameters(conninfo: str, shown: str) -> dict[str, str]:
    """What a connection is made by: the address with what it does not state. Raises BriefkitError."""
    try:
        stated = {name: str(value) for name, value in conninfo_to_dict(conninfo).items()}
    except psycopg.Error:  # its message may hold parts of a password
        raise BriefkitError(f"the address {shown} cannot be read", hint="is one of its options misspelt?") from None
    return _DEFAULTS | stated | {"client_encoding": "UTF8"}


def preparation(named: dict[str, str], limit: float | None) -> Callable[[Connection], None]:
    """What is done with each new connection; see `address.connect`. Raises BriefkitError for a wrong time."""
    wanted = milliseconds(seconds_wanted() if limit is None else limit)

    def prepare(connection: Connection) -> None:
        connection.named = named
        connection.wanted = wanted, limit is None
        settle(connection)

    return prepare


def _made_within(seconds: float, make: Callable[[], Connection], shown: str) -> Connection:
    """What `make` returns, in a thread: an address may name several hosts, and a name server may be silent, too."""
    made: SimpleQueue[Connection | psycopg.Error] = SimpleQueue()
    given_up = threading.Event()

    def work() -> None:
        try:
            made.put(make())
        except psycopg.Error as error:
            made.put(error)
        if given_up.is_set():
            _close_last(made)

    threading.Thread(target=work, name="briefkit-connect", daemon=True).start()
    try:
        outcome = made.get(timeout=seconds)
    except Empty:
        raise no_answer(shown) from None
    finally:
        given_up.set()
    if isinstance(outcome, psycopg.Error):
        raise refused(shown, outcome) from outcome
    return outcome


def _close_last(made: SimpleQueue[Connection | psycopg.Error]) -> None:
    with suppress(Empty):
        late = made.get_nowait()
        if not isinstance(late, psycopg.Error):
            late.close()


def _number(text: str | None) -> float:
    return float(text) if text and text.isdecimal() else 0

"""Connections that the threads of one program share, if it asks for that: a command makes its own, which is faster."""

from __future__ import annotations

import atexit
import os
import threading
from typing import TYPE_CHECKING, Any

from briefkit.errors import ServerError
from briefkit.storage.postgres.address import Address, connect

if TYPE_CHECKING:
    import psycopg
    from psycopg_pool import ConnectionPool

MOST = 8
"""Connections to one server, unless the program says otherwise."""
_WAIT = 5.0
"""Seconds to wait for a connection that another thread has."""


class Sharing:
    """The pools of a program by address, and how many connections each may have; none if that is 0."""

    def __init__(self) -> None:
        self.most = 0
        self._pools: dict[Address, ConnectionPool[Any]] = {}
        self._lock = threading.Lock()

    def start(self, most: int) -> None:
        """From now on share connections, up to so many to each server; those of another size are closed."""
        self.stop()
        self.most = most

    def stop(self) -> None:
        """Close what is shared and not in use; from now on every library has a connection of its own."""
        with self._lock:
            pools, self._pools, self.most = [*self._pools.values()], {}, 0
        for pool in pools:
            pool.close()

    def forget(self) -> None:
        """Leave what is shared to the process that this one was forked from, and share connections of its own."""
        self._pools, self._lock = {}, threading.Lock()

    def take(self, address: Address) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection that is given back when it is closed, and is replaced if it has died. Raises ServerError."""
        from psycopg_pool import PoolTimeout  # noqa: PLC0415 - only programs with threads share

        try:
            taken: psycopg.Connection[tuple[Any, ...]] = self._pool(address).getconn(timeout=_WAIT)
        except PoolTimeout as error:
            connect(address).close()  # says why there is no connection, if the server is at fault
            message = f"{address}: all {self.most} connections of this program are in use"
            raise ServerError(message, hint="close libraries that are not needed, or share more") from error
        return taken

    def _pool(self, address: Address) -> ConnectionPool[Any]:
        from psycopg_pool import ConnectionPool  # noqa: PLC0415 - see above

        from briefkit.storage.postgres.server import parameters, preparation  # noqa: PLC0415 - loads psycopg
        from briefkit.storage.postgres.watched import WatchedConnection  # noqa: PLC0415

        with self._lock:
            if address not in self._pools:
                named = parameters(address.conninfo, address.shown)
                self._pools[address] = ConnectionPool(
                    connection_class=WatchedConnection, kwargs={**named, "autocommit": True}, open=True,
                    configure=preparation(named, None), check=ConnectionPool.check_connection, close_returns=True,
                    min_size=0, max_size=self.most, timeout=_WAIT, reconnect_timeout=_WAIT, name="briefkit",
                )  # fmt: skip
            return self._pools[address]


_SHARING = Sharing()


def share_connections(most: int = MOST) -> None:
    """Let libraries on servers that this program opens from now on share connections, up to `most` to each server.

    A library holds one from its first question until `refresh` or `close`. With 0 each library has its own, as at the
    beginning. Raises ValueError for a negative number.
    """
    if most < 0:
        raise ValueError("a number of connections is not negative")
    if not most:
        _SHARING.stop()
        return
    _SHARING.start(most)
    atexit.register(_SHARING.stop)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_SHARING.forget)


def shared_or_own(address: Address) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection for one library, to be closed by it."""
    return _SHARING.take(address) if _SHARING.most else connect(address)

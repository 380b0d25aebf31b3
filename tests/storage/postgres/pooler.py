"""A small pool of connections before a PostgreSQL server, which shares its sessions as PgBouncer does."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_IDLE = b"I"
"""The state of a session that is in no transaction, as it stands in the last message of an answer."""
_END = b"X"
_QUESTIONS = (b"Q", b"S", _END)
"""A simple question, the end of one in parts, and the end of all."""


@dataclass
class Pooler:
    """Gives a client a session for each transaction, or one for itself. The session used last comes first.

    All clients are of one role and ask one database.
    """

    server: Path
    by_transaction: bool = True
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0), backlog=50))
    idle: list[socket.socket] = field(default_factory=list)
    greeting: bytes = b""
    every: list[socket.socket] = field(default_factory=list)

    def address(self, address: str) -> str:
        """The address of a database behind it."""
        port = self.listener.getsockname()[1]
        return f"{address.partition('?')[0]}?host=127.0.0.1&port={port}&sslmode=disable&gssencmode=disable"

    def serve(self) -> None:
        """Accept clients until it is closed."""
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                self.every.append(client)
                threading.Thread(target=self._answer, args=(client,), daemon=True).start()

    def _answer(self, client: socket.socket) -> None:
        with suppress(OSError, EOFError), client:
            start = _received(client, 4)
            start += _received(client, struct.unpack("!i", start)[0] - 4)
            if start[4:8] == struct.pack("!i", 80877102):  # to cancel; nothing is cancelled here
                return
            if self.by_transaction:
                if not self.greeting:
                    session, self.greeting = self._connected(start)
                    self.idle.append(session)
                client.sendall(self.greeting)
                self._take_turns(client, start)
            else:
                session, greeting = self._connected(start)
                client.sendall(greeting)
                threading.Thread(target=_pass_on, args=(session, client), daemon=True).start()
                _pass_on(client, session)

    def _take_turns(self, client: socket.socket, start: bytes) -> None:
        """Answer each transaction of a client by a session that is idle."""
        session: socket.socket | None = None
        while data := _asked(client):
            if session is None:
                session = self.idle.pop() if self.idle else self._connected(start)[0]
            session.sendall(data)
            kind, message = b"", b""
            while kind != b"Z":
                kind, message = _message(session)
                client.sendall(message)
            if message[5:] == _IDLE:
                self.idle.append(session)
                session = None

    def _connected(self, start: bytes) -> tuple[socket.socket, bytes]:
        """A new session, and what it says at first, with another number of its process."""
        session = socket.socket(socket.AF_UNIX)
        session.connect(str(self.server))
        self.every.append(session)
        session.sendall(start)
        kind, said = b"", b""
        while kind != b"Z":
            kind, message = _message(session)
            said += b"K" + struct.pack("!iii", 12, 1, 1) if kind == b"K" else message
        return session, said

    def close(self) -> None:
        """End every connection."""
        self.listener.close()
        for one in self.every:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    """Send one what the other says, until it ends."""
    with suppress(OSError):
        while data := one.recv(1 << 16):
            other.sendall(data)
        other.shutdown(socket.SHUT_RDWR)


def _asked(client: socket.socket) -> bytes:
    """What a client asks, up to the message after which it waits for an answer; nothing at its end."""
    kind, asked = b"", b""
    while kind not in _QUESTIONS:
        kind, message = _message(client)
        asked += message
    return b"" if kind == _END else asked


def _message(session: socket.socket) -> tuple[bytes, bytes]:
    head = _received(session, 5)
    return head[:1], head + _received(session, struct.unpack("!i", head[1:])[0] - 4)


def _received(one: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = one.recv(size - len(data))
        if not more:
            raise EOFError
        data += more
    return data


@contextmanager
def pooled(folder: Path, *, by_transaction: bool) -> Iterator[Pooler]:
    """A pool before the server with a socket in a folder."""
    pool = Pooler(folder / ".s.PGSQL.5432", by_transaction)
    threading.Thread(target=pool.serve, daemon=True).start()
    try:
        yield pool
    finally:
        pool.close()

"""A small proxy before a PostgreSQL server, which can fall silent, or be cut, at any byte of an answer."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_BLOCK = 4096


@dataclass
class Proxy:
    """Passes everything on until it is told otherwise. `answers` is how many bytes of answers it has passed on."""

    server: Path
    listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0), backlog=50))
    most: int | None = None
    cut: bool = False
    silent: bool = False
    answers: int = 0
    open: list[socket.socket] = field(default_factory=list)
    frozen: list[socket.socket] = field(default_factory=list)

    def address(self, database: str) -> str:
        """The address of a database behind it."""
        return f"postgresql://postgres@127.0.0.1:{self.listener.getsockname()[1]}/{database}?sslmode=disable"

    def stop_after(self, more: int, *, cut: bool = False) -> None:
        """After some more bytes of answers fall silent for good, with `cut` reset every connection."""
        self.cut, self.most = cut, self.answers + more

    def freeze(self) -> None:
        """Pass nothing more on that open connections say; new ones are served."""
        self.frozen, self.open = self.open, []

    def serve(self) -> None:
        """Serve until the listener is closed."""
        with suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                self.open.append(client)
                if not self.silent:
                    threading.Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        self.open.append(server)
        with suppress(OSError):
            server.connect(str(self.server))
            threading.Thread(target=self._questions, args=(client, server), daemon=True).start()
            self._answers(client, server)

    def _questions(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(_BLOCK):
                if self.silent or client in self.frozen:
                    return
                server.sendall(data)
            if client in self.open:
                server.close()

    def _answers(self, client: socket.socket, server: socket.socket) -> None:
        while data := server.recv(_BLOCK):
            if self.silent or server in self.frozen:
                return
            if self.most is not None and self.answers + len(data) > self.most:
                self.silent = not self.cut
                client.sendall(data[: self.most - self.answers])
                if self.cut:
                    self.reset()
                return
            self.answers += len(data)
            client.sendall(data)
        client.close()

    def reset(self) -> None:
        """End every connection as a network does that is gone: with a reset."""
        for one in (*self.open, *self.frozen):
            with suppress(OSError):
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self.open, self.frozen = [], []


@contextmanager
def proxied(folder: Path) -> Iterator[Proxy]:
    """A proxy before the server with a socket in a folder."""
    proxy = Proxy(folder / ".s.PGSQL.5432")
    threading.Thread(target=proxy.serve, daemon=True).start()
    try:
        yield proxy
    finally:
        proxy.listener.close()
        proxy.reset()

"""A server of a test, which answers each path with bytes, and the web in which it is the only machine."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from briefkit.storage.web.fetch import Web

Answer = bytes | Callable[[socket.socket], None]
HTML = b"<!doctype html><html><body><p>Text</p></body></html>"


def answer(body: bytes = HTML, status: str = "200 OK", **headers: str) -> bytes:
    """An answer of a server; names of headers have _ for -."""
    named = {"Content_Type": "text/html", "Content_Length": str(len(body))} | headers
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1") + body


def moved(location: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, Location=location)


@dataclass
class Server:
    """A running server: its port, and the requests it has got, each the first line and the headers."""

    port: int
    requests: list[str] = field(default_factory=list)

    @property
    def web(self) -> Web:
        """The web in which every host is this machine."""
        return Web(addresses=lambda host, port: ["127.0.0.1"], is_allowed=lambda address: str(address) == "127.0.0.1")

    def url(self, path: str = "/", host: str = "desk.example") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(
    answers: Mapping[str, Answer], context: ssl.SSLContext | None = None, greeting: bytes = b""
) -> Iterator[Server]:
    """A server that gives `answers` by path; one that is a function writes to the connection itself."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname()[1])

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                connection.sendall(greeting)
                threading.Thread(target=_serve, args=(connection, server, answers, context), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield server
        finally:
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)


def _serve(
    connection: socket.socket, server: Server, answers: Mapping[str, Answer], context: ssl.SSLContext | None
) -> None:
    with suppress(OSError), connection:
        stream = context.wrap_socket(connection, server_side=True) if context else connection
        with stream:
            request = b""
            while b"\r\n\r\n" not in request and (part := stream.recv(4096)):
                request += part
            server.requests.append(request.decode("latin-1"))
            path = request.split(b" ")[1].decode("latin-1") if b" " in request else ""
            given = answers.get(path, answer(b"", "404 Not Found"))
            if callable(given):
                given(stream)
            else:
                stream.sendall(given)

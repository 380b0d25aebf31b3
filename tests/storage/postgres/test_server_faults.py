"""A server that is gone, silent, slow, cut off or restarted: an answer that is right, or an error that says so soon."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit.errors import ServerError
from briefkit.storage.postgres import server as connecting
from briefkit.storage.postgres import watched
from briefkit.storage.postgres.address import connect
from briefkit.storage.postgres.failures import server_errors
from tests.postgres import FAST, Server, server
from tests.storage.postgres.proxy import Proxy, proxied
from tests.thorough import FULL

SOON = 5.0
"""Seconds in which an error must come."""
LONG = "SELECT repeat('x', 1000), pg_sleep(0) FROM generate_series(1, 2000)"
AFTER = [0, 1, 8, 9, 100, 300, 342, 5_000, 60_000, 1_000_000]
"""Bytes of answers after which a proxy stops: before, in and after the greeting, and within rows."""

IN_FULL = (0, 60_000)
"""Those after which a run of everything waits as long as a user would."""


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with proxied(server().folder) as one:
        yield one


@pytest.fixture
def hasty(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds takes tenths of them; but where everything is tried, only where a test is asked many times."""
    if FULL and getattr(request, "param", 0) in IN_FULL:
        return
    monkeypatch.setattr(connecting, "PATIENCE", 0.6)
    monkeypatch.setattr(watched, "SILENCE", 0.2)
    monkeypatch.setattr(watched, "PATIENCE", 0.2)


def ask(address: str, statement: str = LONG) -> int:
    """How many rows an answer has."""
    with server_errors("the server"), connect(address) as connection:
        return len(connection.execute(statement.encode()).fetchall())


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize(("after", "hasty"), [(n, n) for n in AFTER], indirect=["hasty"], ids=map(str, AFTER))
def test_a_proxy_that_falls_silent(proxy: Proxy, after: int) -> None:
    proxy.stop_after(after)
    begun = time.monotonic()
    with pytest.raises(ServerError, match=r"does not answer|has fallen silent") as refused:
        ask(proxy.address("postgres"))
    assert time.monotonic() - begun < SOON
    assert refused.value.hint
    assert "--index local" not in refused.value.hint  # there may be no files


@pytest.mark.parametrize("after", AFTER)
def test_a_network_that_is_cut(proxy: Proxy, after: int) -> None:
    proxy.stop_after(after, cut=True)
    begun = time.monotonic()
    with pytest.raises(ServerError, match=r"lost|closed|reset|EOF|end|failed") as refused:
        ask(proxy.address("postgres"))
    assert time.monotonic() - begun < SOON
    assert refused.value.hint
    assert "--index local" not in refused.value.hint  # there may be no files


def test_a_proxy_that_passes_all_on(proxy: Proxy) -> None:
    assert ask(proxy.address("postgres")) == 2000


@pytest.mark.usefixtures("hasty")
def test_a_server_that_accepts_and_never_answers(proxy: Proxy) -> None:
    proxy.silent = True
    begun = time.monotonic()
    with pytest.raises(ServerError, match="the server does not answer"):
        connect(proxy.address("postgres"))
    assert time.monotonic() - begun < SOON


@pytest.mark.usefixtures("hasty")
def test_one_connection_that_is_frozen(proxy: Proxy) -> None:
    """The server answers others, and says that it has done what was asked."""
    with connect(proxy.address("postgres")) as connection:
        proxy.freeze()
        with pytest.raises(ServerError, match="has fallen silent"), server_errors("the server"):
            connection.execute("SELECT 1")
        assert connection.closed


@pytest.mark.usefixtures("hasty")
def test_a_long_question_is_answered(proxy: Proxy) -> None:
    length = 7 if FULL else 0.9
    assert ask(proxy.address("postgres"), f"SELECT pg_sleep({length})") == 1


def test_a_question_that_takes_too_long() -> None:
    too_long = pytest.raises(ServerError, match="as long as one question may take")
    with connect(server().address(), limit=0.05) as connection, too_long as refused, server_errors("here"):
        connection.execute("SELECT pg_sleep(9)")
    assert "BRIEFKIT_TIMEOUT" in str(refused.value.hint)


def test_a_limit_that_is_too_short_to_connect_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefkit.storage.postgres.server.settle", lambda made: made.execute("SELECT pg_sleep(9)"))
    address = f"{server().address()}&options=-c%20statement_timeout%3D50ms"
    with pytest.raises(ServerError, match="the server's statement_timeout stopped the first question") as refused:
        connect(address)
    assert "ALTER ROLE … SET statement_timeout" in str(refused.value.hint)


def test_an_interrupted_question_ends_on_the_server() -> None:
    with connect(server().address()) as connection:
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        with pytest.raises(KeyboardInterrupt):
            connection.execute("SELECT pg_sleep(30)")
        found = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(30)%'")
        assert found.fetchone() == (0,)


@pytest.fixture(scope="module")
def fragile() -> Iterator[Server]:
    """A server that may be killed, with room for few."""
    one = Server({**FAST, "max_connections": "4", "superuser_reserved_connections": "0"})
    yield one
    one.remove()


def test_a_server_that_is_killed_during_an_answer(fragile: Server) -> None:
    with connect(fragile.address()) as connection:
        killer = threading.Timer(0.2, fragile.stop)
        killer.start()
        with pytest.raises(ServerError, match=r"lost|shutting down|terminat") as refused, server_errors("here"):
            connection.execute("SELECT pg_sleep(30)")
    killer.join()
    assert refused.value.hint
    assert "--index local" not in refused.value.hint  # there may be no files
    with pytest.raises(ServerError, match=r"No such file|refused"):
        connect(fragile.address())
    fragile.start()
    assert ask(fragile.address()) == 2000


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_restart_between_two_questions(fragile: Server, mode: str) -> None:
    with connect(fragile.address()) as connection:
        connection.execute("SELECT 1")
        fragile.stop(mode)
        fragile.start()
        with pytest.raises(ServerError, match=r"lost|terminat|shutting down"), server_errors("here"):
            connection.execute("SELECT 1")
        assert connection.closed
    assert ask(fragile.address()) == 2000


def test_too_many_connections(fragile: Server) -> None:
    held = [connect(fragile.address()) for _ in range(4)]
    with pytest.raises(ServerError, match=r"too many clients|remaining connection slots") as refused:
        connect(fragile.address())
    assert "try again in a moment" in str(refused.value.hint)
    for one in held:
        one.close()


def test_a_folder_that_is_no_server(tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="No such file or directory"):
        connect(f"postgresql:///x?host={tmp_path}")

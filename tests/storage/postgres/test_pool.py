"""Threads that share connections."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from briefkit.core.query.value import EVERYTHING
from briefkit.errors import ServerError
from briefkit.storage.postgres import pool
from briefkit.storage.postgres.address import connect, parse_address
from briefkit.storage.postgres.pool import share_connections
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.store import PostgresStore
from tests.postgres import server

OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("library")
    (folder / "briefkit.toml").touch()
    (folder / "a.md").write_text('---\ntitle: A\nkind: memo\ndate: "2026"\n---\n')
    address = server().new_database()
    push_folder(folder, address)
    return address


@pytest.fixture(autouse=True)
def shared() -> Iterator[None]:
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)
    share_connections(3)
    yield
    share_connections(0)


def titles(address: str) -> list[str]:
    store = PostgresStore(address)
    found = [brief.title for brief in store.find(EVERYTHING)]
    store.close()
    return found


def others(address: str) -> int:
    with psycopg.connect(address) as connection:
        (count,) = connection.execute(f"SELECT count(*) {OTHERS}".encode()).fetchone() or (0,)
    return int(count)


def test_many_threads_share_few_connections(address: str) -> None:
    with ThreadPoolExecutor(12) as threads:
        assert [*threads.map(titles, [address] * 100)] == [["A"]] * 100
    assert 1 <= others(address) <= 3


def test_a_connection_that_has_died_is_replaced(address: str) -> None:
    assert titles(address) == ["A"]
    with connect(address) as owner:
        owner.execute(f"SELECT pg_terminate_backend(pid) {OTHERS}".encode())
    assert [titles(address) for _ in range(5)] == [["A"]] * 5


def test_more_libraries_than_connections(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_WAIT", 0.3)
    stores = [PostgresStore(address) for _ in range(4)]
    for store in stores[:3]:
        assert store.settings.library.name == ""
    with pytest.raises(ServerError, match="all 3 connections of this program are in use"):
        list(stores[3].find(EVERYTHING))
    stores[0].close()
    assert len(list(stores[3].find(EVERYTHING))) == 1
    for store in stores:
        store.close()


def test_what_is_given_back_is_in_no_transaction(address: str) -> None:
    titles(address)
    with psycopg.connect(address) as connection:
        assert connection.execute(f"SELECT DISTINCT state {OTHERS}".encode()).fetchall() == [("idle",)]


def test_without_sharing_nothing_stays_open(address: str) -> None:
    share_connections(0)
    assert titles(address) == ["A"]
    assert others(address) == 0


def test_a_server_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_WAIT", 0.3)
    with pytest.raises(ServerError, match="No such file or directory"):
        titles(f"postgresql:///x?host={tmp_path}")


def test_a_negative_number() -> None:
    with pytest.raises(ValueError, match="not negative"):
        share_connections(-1)


def backend(address: str) -> int:
    """The number of the server's process that answers on a shared connection."""
    connection = pool.shared_or_own(parse_address(address))
    pid = connection.info.backend_pid
    connection.close()
    return pid


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no processes are forked here")
def test_a_forked_process_shares_connections_of_its_own(address: str) -> None:
    before = backend(address)
    child = os.fork()
    if child == 0:
        os._exit(0 if backend(address) != before else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert backend(address) == before

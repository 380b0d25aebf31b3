"""Work on a Dask cluster of two processes: the same as here, also if a worker is killed on the way."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefkit.library import remote
from briefkit.storage.cluster import Cluster, ClusterError, _check_versions
from briefkit.storage.postgres.address import connect
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.rights import grant
from tests.console import Ran, briefkit
from tests.dask_cluster import LocalCluster
from tests.postgres import FAST, Server

BRIEF = "---\ntitle: Brief {n}\nkind: note\ndate: 2020-01-01\n{summary}: On {n}\n---\nText of {n}.\n"
NUMBER = 24


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster() as started:
        yield started


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with many briefs, every third of them with a slip, and documents to import."""
    folder = tmp_path / "library"
    (folder / "inbox").mkdir(parents=True)
    (folder / "briefkit.toml").write_text('[library]\nexclude = ["inbox/"]\n')
    for number in range(NUMBER):
        key = "sumary" if number % 3 else "summary"
        (folder / f"b{number:02}.md").write_text(BRIEF.format(n=number, summary=key))
    return folder


def on(cluster: LocalCluster, *arguments: str, folder: Path) -> Ran:
    return briefkit(*arguments, "--on", cluster.address, folder=folder)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def kill_after(folder: Path, number: int, victim: int) -> threading.Thread:
    """Kill a worker once so many files are in a folder."""

    def kill() -> None:
        for _ in range(6000):
            if folder.is_dir() and len([*folder.iterdir()]) >= number:
                break
            time.sleep(0.01)
        os.kill(victim, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    return thread


def test_a_worker_is_killed_and_nothing_is_lost_or_done_twice(cluster: LocalCluster, library: Path) -> None:
    here = briefkit("export", "--where", "kind:note", "--to", "html", "-o", "here", folder=library)
    killing = kill_after(library / "there", 2, cluster.workers[0])
    there = on(
        cluster, "export", "--where", "kind:note", "--to", "html", "-o", "there", "--report", "r.jsonl", folder=library
    )
    killing.join()
    assert (there.code, there.stderr) == (0, here.stderr)
    assert there.out == here.out.replace("here/", "there/")
    assert files(library / "there") == files(library / "here")
    rows = [json.loads(line)["path"] for line in (library / "r.jsonl").read_text().splitlines()]
    assert rows == [f"b{number:02}.md" for number in range(NUMBER)]


def test_a_check_finds_the_same(cluster: LocalCluster, library: Path) -> None:
    (library / "bad.md").write_text("---\ntitle: [\n---\n")
    for options in ((), ("--where", "kind:note"), ("--select", "all", "--part", "1/2"), ("b03", "nope", "b04")):
        here = briefkit("check", "--json", *options, folder=library)
        assert on(cluster, "check", "--json", *options, folder=library) == here
    assert here.code == 2


def test_a_job_sees_what_has_changed_since_the_last_one(cluster: LocalCluster, library: Path) -> None:
    assert on(cluster, "check", "b03", folder=library).code == 0
    (library / "b03.md").write_text(BRIEF.format(n=3, summary="sumary"))
    assert on(cluster, "check", "b03", folder=library).code == 1


def test_documents_are_read_there_and_written_here_once(cluster: LocalCluster, library: Path) -> None:
    names = ["a.html", "b.txt", "empty.txt", "c\nd.txt", "gone.txt"]
    for name in names[:-1]:
        text = "" if name == "empty.txt" else f"On {name}\n\n" + f"What {name} says is told at length here. " * 20
        (library / "inbox" / name).write_text(f"<h1>{text}</h1>" if name.endswith("html") else text)
    listed = "".join(f"inbox/{name}\0" for name in names)
    call = ("import", "--from", "-", "--on", cluster.address, "--report")
    ran = briefkit(*call, "r.jsonl", stdin=listed, folder=library)
    assert (ran.code, ran.out.count("\n")) == (2, 3), ran.stderr
    assert "inbox/empty.txt: it is empty" in ran.stderr
    again = briefkit(*call, "r2.jsonl", stdin=listed, folder=library)
    results = [json.loads(line)["result"] for line in (library / "r2.jsonl").read_text().splitlines()]
    assert (again.out, sorted(results)) == ("", ["failed", "failed", "known", "known", "known"])


def test_a_task_that_fails_there_is_done_here(
    cluster: LocalCluster, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefkit.library.on_cluster.export_all", int)  # which takes no such arguments
    ran = on(cluster, "export", "b01", "b02", "b03", "--to", "html", "-o", "out", folder=library)
    assert (ran.code, len(files(library / "out"))) == (0, 3)
    assert "a task failed on the cluster and is done here: TypeError" in ran.stderr


def test_a_worker_that_sees_another_library_is_named(
    cluster: LocalCluster, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = remote.look
    monkeypatch.setattr("briefkit.library.remote.look", lambda folder: "another")
    monkeypatch.setattr("briefkit.library.on_cluster.look", look)
    ran = on(cluster, "check", folder=library)
    assert (ran.code, "sees another library in" in ran.stderr) == (2, True)


def test_a_worker_that_does_not_see_the_library_is_named(tmp_path: Path) -> None:
    answers: dict[str, Any] = {"tcp://a:1": FileNotFoundError(2, "No such file or directory")}
    (tmp_path / "briefkit.toml").write_text("")
    wrong = remote.same_library(tmp_path, answers)
    assert wrong == f"the worker tcp://a:1 cannot see the library in {tmp_path}: No such file or directory"
    assert remote.same_library(tmp_path, {"tcp://a:1": remote.look(str(tmp_path))}) is None


OURS = {"briefkit": "1", "distributed": "2", "python": "3.11.7.final.0"}


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ({**OURS, "briefkit": None}, "briefkit is not installed where the worker x runs"),
        ({**OURS, "briefkit": "2"}, "the worker x has briefkit 2, and this computer 1"),
        ({**OURS, "distributed": "3"}, "the worker x has distributed 3, and this computer 2"),
        ({**OURS, "python": "3.12.1.final.0"}, "the worker x runs Python 3.12, and this computer 3.11"),
    ],
)
def test_other_versions_are_refused(theirs: dict[str, Any], said: str) -> None:
    with pytest.raises(ClusterError, match=said):
        _check_versions("the worker x", theirs, OURS)
    _check_versions("the worker x", {**OURS, "python": "3.11.2.final.0"}, OURS)


@pytest.mark.parametrize("address", ["tcp://", "localhost:8786", "http://localhost:1", "x", "tcp:/x"])
def test_what_is_no_address_is_refused(address: str, library: Path) -> None:
    ran = briefkit("check", "--on", address, folder=library)
    assert (ran.code, "is no address of a Dask scheduler" in ran.stderr) == (2, True)


def test_without_a_scheduler_it_ends_soon(library: Path) -> None:
    """Nobody listens, or somebody does and says nothing."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        free = silent.getsockname()[1]
        for listens in (False, True):
            if listens:
                silent.listen()
            ran = briefkit("export", "b01", "--to", "html", "--on", f"tcp://127.0.0.1:{free}", folder=library)
            assert (ran.code, ran.out) == (2, "")
            assert f"no Dask scheduler answers at tcp://127.0.0.1:{free}\n" in ran.stderr


def test_a_dossier_is_made_here(library: Path) -> None:
    ran = briefkit("export", "--where", "kind:note", "--dossier", "--on", "tcp://127.0.0.1:1", folder=library)
    assert (ran.code, "leave out --on" in ran.stderr) == (2, True)


SECRET = "open-sesame-42"  # noqa: S105 - it is for a server of this test alone


@pytest.fixture(scope="module")
def guarded() -> Iterator[tuple[Server, int]]:
    """A server that asks all but its superuser for passwords, with a role that has one."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    one = Server({**FAST, "port": str(port)}, listens_on="127.0.0.1")
    with connect(f"{one.address()}&port={port}") as owner:
        (one.data / "pg_hba.conf").write_text("local all postgres trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
        owner.execute("SELECT pg_reload_conf()")
        owner.execute(f"CREATE ROLE analyst LOGIN PASSWORD '{SECRET}'")
    yield one, port
    one.remove()


def test_workers_ask_a_server_with_their_own_passwords(
    guarded: tuple[Server, int], library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, port = guarded
    as_owner = f"{one.address()}&port={port}"
    push_folder(library, as_owner)
    with connect(as_owner) as owner:
        grant(owner, "analyst", "internal")
    monkeypatch.setenv("BRIEFKIT_LIBRARY", f"postgresql://analyst:{SECRET}@127.0.0.1:{port}/postgres")
    (tmp_path / "pgpass").write_text(f"127.0.0.1:{port}:postgres:analyst:{SECRET}\n")
    (tmp_path / "pgpass").chmod(0o600)
    sent: list[bytes] = []
    results, ask = Cluster.results, Cluster.ask_workers
    monkeypatch.setattr(
        Cluster, "results", lambda self, work, chunks: results(self, work, [*map(recorded(sent), chunks)])
    )
    monkeypatch.setattr(Cluster, "ask_workers", lambda self, *asked: ask(self, *recorded(sent)(asked)))
    call = ["export", "--where", "kind:note", "--to", "html", "-o"]
    with LocalCluster(PGPASSFILE=str(tmp_path / "pgpass"), BRIEFKIT_LIBRARY="") as cluster:
        there = on(cluster, *call, "there", folder=tmp_path)
        with connect(as_owner) as owner:
            left = owner.execute("SELECT count(*) FROM pg_stat_activity WHERE usename = 'analyst'").fetchone()
    here = briefkit(*call, "here", folder=tmp_path)
    assert (there.code, there.out, there.stderr) == (0, here.out.replace("here/", "there/"), here.stderr)
    assert files(tmp_path / "there") == files(tmp_path / "here")
    assert len(files(tmp_path / "there")) == NUMBER
    assert left == (0,)
    with LocalCluster(PGPASSFILE="/dev/null", BRIEFKIT_LIBRARY="") as cluster:
        ran = on(cluster, *call, "none", folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.stderr.count("cannot ask: ") == 1
    assert "the server asks for a password, and none was given\n  → a worker has its own password" in ran.stderr
    assert sent
    assert SECRET.encode() not in b"".join([*sent, there.stderr.encode(), ran.stderr.encode()])


def recorded(sent: list[bytes]) -> Callable[[Any], Any]:
    """Keeps the bytes that anything becomes on its way."""

    def keep(value: Any) -> Any:
        sent.append(pickle.dumps(value))
        return value

    return keep


def test_workers_that_see_something_else_are_told() -> None:
    server = remote.OnServer("postgresql://db/x", False, remote.Seen("now", "anna"))
    assert remote.same_server(server, {"w": server.seen}) is None
    for seen, said in (
        (remote.Seen("now", "paul"), "the worker w asks postgresql://db/x as “paul”, this computer as “anna”"),
        (remote.Seen("before", "anna"), "the worker w sees another state of the library on postgresql://db/x"),
        (("the server is gone", None, ()), "the worker w cannot ask: the server is gone"),
        (ValueError(SECRET), "the worker w cannot ask: ValueError"),
    ):
        told = remote.same_server(server, {"v": server.seen, "w": seen})
        assert told is not None
        assert told[0] == said

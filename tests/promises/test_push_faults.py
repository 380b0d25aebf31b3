"""A push that fails leaves what was served, or serves what it pushed: never a mix, and the next push goes on."""

from __future__ import annotations

import hashlib
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from briefkit.core.progress import Progress
from briefkit.core.query.value import EVERYTHING
from briefkit.errors import ServerError
from briefkit.storage.postgres import push as pushes
from briefkit.storage.postgres.address import parse_address
from briefkit.storage.postgres.push import push_folder
from briefkit.storage.postgres.push_lock import pushing
from briefkit.storage.postgres.status import status_of
from briefkit.storage.postgres.store import PostgresStore
from tests.postgres import Server, server
from tests.promises.conftest import Note
from tests.promises.mounts import mounted
from tests.storage.libraries import write_library
from tests.storage.postgres.test_push import BRIEF, OTHER, change, generations, rows
from tests.thorough import FULL

_POINTS = {"in place": (0, 40), "whole": (0, 110)}
"""The statements of a push of each kind before which it is killed: the first, and one that is never reached."""
_STEPS = {"in place": 3 if FULL else 16, "whole": 9 if FULL else 32}


@pytest.fixture
def states(tmp_path: Path) -> tuple[Path, Path]:
    """One library in two states, in a folder each."""
    for name in ("one", "other"):
        folder = tmp_path / name / "library"
        write_library(folder, {"a": BRIEF, "sub/b": OTHER, "broken": BRIEF})
        (folder / "map.png").write_bytes(b"a map")
    change(tmp_path / "other" / "library")
    return tmp_path / "one" / "library", tmp_path / "other" / "library"


def at_statement(number: int, act: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Act before a statement of this process. Returns a list with the number of statements so far."""
    seen = [0]

    def counting(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if seen[0] == number:
                seen[0] += 1
                act()
            seen[0] += 1
            return method(*arguments, **named)

        return call

    for owner, name in ((psycopg.Connection, "execute"), (psycopg.Cursor, "copy")):
        monkeypatch.setattr(owner, name, counting(getattr(owner, name)))
    return seen


def push_killed_at(number: int, folder: Path, address: str) -> bool:
    """Push in a process that is killed before a statement. Returns whether it was."""
    child = os.fork()
    if not child:
        try:
            with pytest.MonkeyPatch.context() as patch:
                at_statement(number, lambda: os.kill(os.getpid(), signal.SIGKILL), patch)
                push_folder(folder, address)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("kind", _POINTS)
def test_a_killed_push(kind: str, states: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, note: Note) -> None:
    address = server().new_database()
    if kind == "whole":
        monkeypatch.setattr(pushes, "_FEW", -1)
        monkeypatch.setattr(pushes, "_SHARE", 1 << 40)
    served = []
    for folder in states:
        push_folder(folder, address)
        served.append(rows(address))
    kept = tried = 0
    killed, point, now = True, 0, 1
    while killed and point < _POINTS[kind][1]:
        then = 1 - now
        killed = push_killed_at(point, states[then], address)
        found = rows(address)
        assert found in (served[now], served[then])
        push_folder(states[then], address)
        assert not [state for _, state, *_ in generations(address) if state == "building"]
        kept += rows(address) == served[then]
        tried, now, point = tried + 1, then, point + _STEPS[kind]
    assert point > 20
    note("push", f"killed before a statement, {kind}: the old state or the new, and the next push goes on", kept, tried)


def test_a_server_that_crashes_during_a_push(states: tuple[Path, Path], note: Note) -> None:
    own = Server()
    try:
        address = own.new_database()
        push_folder(states[0], address)
        before, kept, points = rows(address), 0, (6, 18, 30)
        for point in points:
            with pytest.MonkeyPatch.context() as patch:
                at_statement(point, own.stop, patch)
                with pytest.raises(ServerError):
                    push_folder(states[1], address)
            own.start()
            kept += rows(address) == before
        push_folder(states[1], address)
        assert rows(address) != before
    finally:
        own.remove()
    note("push", "the server crashes meanwhile: an error, and the old state", kept, len(points))


def test_a_full_disk(states: tuple[Path, Path], tmp_path: Path, note: Note) -> None:
    own = Server()
    disk = own.folder / "disk"
    try:
        with mounted(disk, "-t", "tmpfs", "-o", "size=16m,mode=0777", "none"):
            place = disk / "space"
            place.mkdir(mode=0o700)
            os.chown(place, own.data.stat().st_uid, own.data.stat().st_gid)
            address = own.new_database()
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
                connection.execute(f"ALTER DATABASE {connection.info.dbname} SET default_tablespace = small")
            push_folder(states[0], address)
            before = rows(address)
            noise = b"".join(hashlib.sha256(b"%d" % number).digest() for number in range(640_000))
            (states[1] / "map.png").write_bytes(noise)
            with pytest.raises(ServerError, match="No space left on device"):
                push_folder(states[1], address)
            assert rows(address) == before
            (states[1] / "map.png").write_bytes(b"a map")
            push_folder(states[1], address)
            assert rows(address) != before
            own.stop()
    finally:
        own.remove()
    note("push", "the disk is full: an error, and the old state", 1, 1)


class _Told(Progress):
    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, message: str) -> None:
        self.notes.append(message)


def test_two_pushes_at_once(states: tuple[Path, Path], note: Note) -> None:
    address, told = server().new_database(), _Told()
    both = []
    for folder in states:
        push_folder(folder, address)
        both.append(rows(address))
    with pushing(parse_address(address), told):
        assert (
            status_of(parse_address(address))["pushing"].items()
            >= {"by": "postgres", "from": "the server itself"}.items()
        )
        second = threading.Thread(target=push_folder, args=(states[0], address), kwargs={"progress": told})
        second.start()
        while not told.notes:
            time.sleep(0.01)
        assert told.notes[0].startswith("waiting for another push, by postgres from the server itself since")
        assert rows(address) == both[1]
    second.join()
    assert rows(address) == both[0]
    rounds = 8 if FULL else 2
    kept = 0
    for _ in range(rounds):
        threads = [threading.Thread(target=push_folder, args=(folder, address)) for folder in states]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kept += rows(address) in both
    note("push", "two at once: one waits and says for whom, and no state is a mix", kept + 1, rounds + 1)


def found_by(store: PostgresStore) -> list[Any]:
    return list(store.metadata(EVERYTHING))


@pytest.mark.parametrize("kind", _POINTS)
def test_a_reader_during_a_push(
    kind: str, states: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, note: Note
) -> None:
    if kind == "whole":
        monkeypatch.setattr(pushes, "_FEW", -1)
        monkeypatch.setattr(pushes, "_SHARE", 1 << 40)
    address = server().new_database()
    push_folder(states[0], address)
    with closing(PostgresStore(address)) as reader, closing(PostgresStore(address)) as watching:
        old = found_by(reader)
        seen, asked = [], 0

        def look() -> None:
            watching.refresh()
            seen.append(found_by(watching))

        for point in range(2, 30, 4 if FULL else 14):
            with pytest.MonkeyPatch.context() as patch:
                at_statement(point, look, patch)
                push_folder(states[1], address)
            watching.refresh()
            new = found_by(watching)
            assert all(one in (old, new) for one in seen)
            assert found_by(reader) == old != new
            push_folder(states[0], address)
            reader.refresh()
            old, asked = found_by(reader), asked + 1
    note("push", f"somebody reads meanwhile, {kind}: the old state or the new, whole", asked, asked)


def test_an_old_client_after_a_change_of_the_format(states: tuple[Path, Path], note: Note) -> None:
    address = server().new_database()
    push_folder(states[0], address)
    with psycopg.connect(address) as connection:
        connection.execute("CREATE SCHEMA briefkit_99_2")
        add = "INSERT INTO briefkit.generation (format, schema, commit, source, briefs, state) VALUES "
        connection.execute(f"{add} (99, 'briefkit_99_2', 'abc', '', 7, 'served')")
    told = _Told()
    with closing(PostgresStore(address, progress=told)) as reader:
        assert len(found_by(reader)) == 3
    assert any("newer" in one for one in told.notes), told.notes
    assert status_of(parse_address(address))["newer_format"] == 99
    push_folder(states[1], address)
    assert [one[:2] for one in generations(address)] == [(1, "served"), (2, "served")]
    note("push", "a client of the format before: its own state, said; its push leaves the newer one", 1, 1)

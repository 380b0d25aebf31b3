"""The file of an index: its place, its seal, and the values in it."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.library.library import Library
from briefkit.storage.index.damage import DamagedError, stored_json
from briefkit.storage.index.held import HELD_SUM, held_sum
from briefkit.storage.index.state import get_json, get_state, set_json, set_state
from briefkit.storage.index.typed import checksum, plain, value_of
from briefkit.storage.sqlite import file as module
from briefkit.storage.sqlite.file import (
    IndexFile,
    UnansweredError,
    UnavailableError,
    cache_folder,
    index_path,
    reason_of,
)


@pytest.fixture
def file(tmp_path: Path) -> IndexFile:
    return IndexFile(tmp_path / "cache" / "a.db", patience=0.2)


@pytest.fixture
def connection(file: IndexFile) -> Iterator[sqlite3.Connection]:
    with file.lock():
        made = file.create()
        file.seal()
    yield made
    made.close()


def test_an_empty_index_is_written_at_once(file: IndexFile, connection: sqlite3.Connection) -> None:
    assert connection.execute("PRAGMA synchronous").fetchone() == (0,)
    transactions = int.from_bytes(file.path.read_bytes()[24:28], "big")  # a counter in the header of SQLite's format
    assert transactions <= 2, "its tables, and its format"


def test_the_cache_is_where_the_user_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for cache, folder in (
        (" /somewhere ", "/somewhere"),
        ("", f"{tmp_path}/.cache"),
        ("relative", f"{tmp_path}/.cache"),
    ):
        monkeypatch.setenv("XDG_CACHE_HOME", cache)
        assert cache_folder() == Path(folder, "briefkit")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == tmp_path / ".cache" / "briefkit"


def test_every_library_has_its_own_index(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "a")
    (tmp_path / "a").mkdir()
    assert index_path(tmp_path / "link", tmp_path) == index_path(tmp_path / "a", tmp_path)
    assert index_path(Path("/a/b%c:d\\e"), Path("/x")) == Path("/x/%2Fa%2Fb%25c%3Ad%5Ce.db")
    names = {
        index_path(Path(f"/{name}"), Path("/x")).name for name in ("a/b", "a%2Fb", "a:b", "a%3Ab", "x" * 250, "y" * 250)
    }
    assert len(names) == 6
    assert max(map(len, names)) < 210
    assert index_path(Path("/" + "x" * 197), Path("/x")).name == "%2F" + "x" * 197 + ".db"
    assert len(index_path(Path("/" + "x" * 198), Path("/x")).name) == 35


def test_a_seal_holds_until_anything_changes(file: IndexFile, connection: sqlite3.Connection) -> None:
    assert file.is_sealed()
    assert not file.is_unfinished()
    assert stat.S_IMODE(file.path.stat().st_mode) == stat.S_IMODE(file.seal_path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    os.utime(file.path, ns=(1, 1))
    assert not file.is_sealed()
    file.seal()
    assert file.is_sealed()
    file.unseal()
    assert (file.is_sealed(), file.is_unfinished(), file.read_seal()) == (False, True, b"unfinished")
    file.path.unlink()
    assert not file.is_sealed()
    file.seal_path.unlink()
    assert (file.is_sealed(), file.is_unfinished(), file.read_seal()) == (False, False, b"")
    connection.close()


def test_work_that_is_interrupted_is_taken_back_and_sealed(file: IndexFile, connection: sqlite3.Connection) -> None:
    with pytest.raises(KeyboardInterrupt), file.writing(connection):
        assert file.is_unfinished()
        connection.execute("BEGIN")
        set_state(connection, "a", "1")
        raise KeyboardInterrupt
    assert get_state(connection, "a") is None
    assert file.is_sealed()
    with pytest.raises(sqlite3.Error), file.writing(connection):
        connection.execute("no sql")
    assert file.is_unfinished()
    with file.writing(connection):
        set_state(connection, "a", "2")
    assert get_state(connection, "a") == "2"
    assert file.is_sealed()


def test_an_index_is_created_anew_and_deleted(file: IndexFile, connection: sqlite3.Connection) -> None:
    set_state(connection, "a", "1")
    connection.close()
    with file.lock():
        again = file.create()
    assert get_state(again, "a") is None
    assert again.execute("PRAGMA user_version").fetchone()[0] == module.FORMAT
    again.close()
    file.discard()
    assert not file.path.exists()
    file.discard()


def test_one_writer_waits_for_another_while_it_makes_progress(file: IndexFile, connection: sqlite3.Connection) -> None:
    other = IndexFile(file.path, patience=0.2)
    with file.lock(), pytest.raises(UnavailableError, match="makes no progress"), other.lock():
        pass
    with other.lock():
        pass
    connection.close()


def test_a_wait_is_told_once_after_a_second(file: IndexFile, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    told: list[float] = []
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", lambda seconds: now.__setitem__(0, now[0] + 0.3))
    patient = IndexFile(file.path, patience=3)
    with file.lock(), pytest.raises(UnavailableError), patient.lock(lambda: told.append(now[0])):
        pass
    assert [round(when, 1) for when in told] == [1.2]
    assert round(now[0], 1) == 3.3


def test_a_writer_that_makes_progress_is_awaited_longer(
    file: IndexFile, connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]

    def sleep(_seconds: float) -> None:
        now[0] += 1
        if now[0] < 9:
            os.utime(file.path, ns=(int(now[0]), int(now[0])))

    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", sleep)
    patient = IndexFile(file.path, patience=3)
    with file.lock(), pytest.raises(UnavailableError), patient.lock():
        pass
    assert now[0] == 12
    connection.close()


def test_a_cache_that_cannot_be_used_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(UnavailableError, match=r"file cannot be written: "),
        IndexFile(tmp_path / "file" / "a.db").lock(),
    ):
        pass

    def no_locks(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with (
        pytest.raises(UnavailableError, match="does not support locks: No locks available"),
        IndexFile(tmp_path / "a.db").lock(),
    ):
        pass


def test_a_link_in_place_of_a_seal_is_not_followed(file: IndexFile, tmp_path: Path) -> None:
    file.path.parent.mkdir()
    (tmp_path / "other").write_text("kept")
    file.seal_path.symlink_to(tmp_path / "other")
    with pytest.raises(UnavailableError), file.lock():
        pass
    with pytest.raises(OSError, match="symbolic links"):
        file.unseal()
    assert (tmp_path / "other").read_text() == "kept"


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_cache_folder_that_others_may_write_to_is_not_used(file: IndexFile, mode: int) -> None:
    file.path.parent.mkdir()
    file.path.parent.chmod(mode)
    with pytest.raises(UnavailableError, match=r"others may write to .*cache: make it yours alone"), file.lock():
        pass
    with pytest.raises(UnavailableError, match="others may write to"):
        file.connect()


@pytest.mark.parametrize("ending", ["seal", "db", "db-journal", "db-wal", "db-shm"])
@pytest.mark.parametrize("plant", [os.mkfifo, lambda path: path.symlink_to("../other"), Path.mkdir])
def test_whatever_is_planted_in_the_cache_the_answer_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, plant: Callable[[Path], object]
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "other").write_bytes(b"kept")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "briefkit.toml").write_text("")
    (folder / "one.md").write_text("---\ntitle: One\nkind: note\ndate: 2020\n---\n")
    path = index_path(folder, cache_folder())
    for fresh in (True, False):
        if not fresh:
            shutil.rmtree(path.parent)
            assert [brief.id for brief in Library.open(folder).find()] == ["one"]
        planted = path.with_suffix(f".{ending}")
        planted.parent.mkdir(exist_ok=True)
        planted.unlink(missing_ok=True)
        plant(planted)
        started = time.monotonic()
        assert [brief.id for brief in Library.open(folder).find()] == ["one"]
        assert time.monotonic() - started < 10
        assert (tmp_path / "other").read_bytes() == b"kept"


def test_a_damaged_page_is_found(file: IndexFile, connection: sqlite3.Connection) -> None:
    file.check_integrity(connection)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'state'")
    connection.close()
    broken = file.connect()
    with pytest.raises(DamagedError):
        file.check_integrity(broken)
    broken.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", UnavailableError),
        ("SQLITE_BUSY_SNAPSHOT", UnavailableError),
        ("SQLITE_READONLY_DBMOVED", UnavailableError),
        ("SQLITE_IOERR_READ", UnavailableError),
        ("SQLITE_FULL", UnavailableError),
        ("SQLITE_CORRUPT", DamagedError),
        ("SQLITE_CORRUPT_VTAB", DamagedError),
        ("SQLITE_NOTADB", DamagedError),
        ("SQLITE_CONSTRAINT_PRIMARYKEY", DamagedError),
        ("SQLITE_ERROR", UnansweredError),
        ("SQLITE_TOOBIG", UnansweredError),
        (None, UnansweredError),
    ],
)
def test_what_an_error_of_sqlite_means(name: str | None, kind: type[Exception]) -> None:
    error = sqlite3.OperationalError("words")
    if name:
        error.sqlite_errorname = name
    found = reason_of(error)
    assert type(found) is kind
    assert str(found) == "words"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@given(JSON)
def test_values_come_back_and_a_flipped_bit_is_noticed(value: object) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE state (name TEXT PRIMARY KEY, value)")
    set_json(connection, "a", value)
    assert get_json(connection, "a", "otherwise") == value
    assert get_json(connection, "b", "otherwise") == "otherwise"
    stored = get_state(connection, "a")
    assert isinstance(stored, str)
    for at in range(len(stored)):
        changed = stored[:at] + chr(ord(stored[at]) ^ 1) + stored[at + 1 :]
        set_state(connection, "a", changed)
        with pytest.raises(DamagedError, match="a "):
            get_json(connection, "a", None)
    set_state(connection, "a", b"bytes")
    with pytest.raises(DamagedError, match="a does not match its checksum"):
        get_json(connection, "a", None)
    connection.close()


def test_a_record_that_is_no_json_is_damage() -> None:
    assert stored_json('{"a": 1}') == {"a": 1}
    with pytest.raises(DamagedError, match="a record is not readable"):
        stored_json("{")


@given(JSON)
def test_values_of_columns_come_back(value: object) -> None:
    assert value_of(plain(value)) == value
    assert isinstance(plain(value), bytes) is isinstance(value, bool | list | dict)


SIZES = (32, 32, 56, 28, 32, 32, 28, 1, 1, 56, 28)
"""The bits of each number in a row of `held`."""


@given(st.tuples(*[st.integers(0, 2**size - 1) for size in SIZES]), st.integers(0, len(SIZES) - 1), st.data())
def test_a_flipped_bit_of_any_number_changes_the_checksum(
    row: tuple[int, ...], column: int, data: st.DataObject
) -> None:
    bit = data.draw(st.integers(0, SIZES[column] - 1))
    other = (*row[:column], row[column] ^ (1 << bit), *row[column + 1 :])
    assert held_sum(row) != held_sum(other)
    assert checksum(row) != checksum(other)
    connection = sqlite3.connect(":memory:")
    names = ("issue", "holder", "question", "day", "doc", "place", "made", "stated", "once", "source", "cited")
    columns = ", ".join(f"? AS {name}" for name in names)
    assert connection.execute(f"SELECT {HELD_SUM} FROM (SELECT {columns})", row).fetchone()[0] == held_sum(row)  # noqa: S608 - constants
    connection.close()

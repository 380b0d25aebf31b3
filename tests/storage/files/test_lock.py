"""One writer at a time."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefkit.errors import WriteError
from briefkit.storage.files.lock import locked


def test_a_second_writer_waits_and_then_gives_up(tmp_path: Path) -> None:
    def write() -> None:
        with locked(tmp_path, patience=0.1):
            pass

    with locked(tmp_path), ThreadPoolExecutor(1) as other:
        started = time.monotonic()
        with pytest.raises(WriteError, match=r"another briefkit process is writing to .*") as raised:
            other.submit(write).result()
        assert 0.1 <= time.monotonic() - started < 10
    assert raised.value.hint == "wait for it, or stop it"


def test_a_thread_that_holds_the_lock_goes_on_holding_it(tmp_path: Path) -> None:
    with locked(tmp_path), locked(tmp_path, patience=0), ThreadPoolExecutor(1) as other:
        with locked(tmp_path, patience=0):
            pass
        with pytest.raises(WriteError):
            other.submit(lambda: locked(tmp_path, patience=0).__enter__()).result()
    with ThreadPoolExecutor(1) as other:
        assert other.submit(lambda: locked(tmp_path, patience=0).__enter__()).result()


def test_the_lock_is_free_again_even_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    with locked(tmp_path, patience=0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_writer_that_waits_gets_the_lock_once_it_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            os.close(other)

    monkeypatch.setattr(time, "sleep", sleep)
    with locked(tmp_path):
        assert len(waits) == 3
    assert all(0.001 <= seconds <= 0.01 for seconds in waits)


@pytest.mark.parametrize(("code", "held"), [(errno.ENOLCK, False), (errno.ENOSYS, False), (errno.EACCES, True)])
def test_where_there_are_no_locks_writing_goes_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, held: bool
) -> None:
    def fails(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", fails)
    entered = []
    if held:
        with pytest.raises(WriteError), locked(tmp_path, patience=0.02):
            entered.append(True)
    else:
        with locked(tmp_path, patience=0):
            entered.append(True)
    assert bool(entered) != held

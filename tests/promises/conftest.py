"""Figures for docs/promises.md: each test records in how many attempts of how many the promise was kept."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

import pytest

from tests.promises.figures import record
from tests.promises.rows import PROMISES

Note = Callable[[str, str, int, int], None]


@pytest.fixture
def note() -> Note:
    """`note(promise, what, kept, of)`, appended to the file that BRIEFKIT_FIGURES names, if any."""

    def write(promise: str, what: str, kept: int, of: int) -> None:
        assert promise in PROMISES
        assert kept == of, f"{what}: {kept} of {of}"
        record(promise, what, kept, of)

    return write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of two briefs that refer to each other."""
    return make_library(tmp_path / "library")


def make_library(folder: Path) -> Path:
    """A library of two briefs that refer to each other."""
    folder.mkdir()
    (folder / "briefkit.toml").write_text('[library]\nname = "Promises"\n')
    (folder / "one.md").write_bytes(ONE)
    (folder / "two.md").write_bytes(TWO)
    return folder


ONE = b'---\ntitle: One\nkind: note\ndate: "2018-11"  # a guess\ntopics: [trade]\n---\nSee [two](two.md).\n'
TWO = b'---\ntitle: Two\nkind: note\ndate: "2018-12"\nrelated: [one]\n---\nSee [one](one.md#start).\n'


CEILING = 5  # seconds of CPU time, on a machine that does `_pace` in the time below
_PACE = 0.05


class _TooSlow(BaseException):
    """No error that anything would catch."""


def _pace() -> float:
    """How many times longer than on the machine of the ceiling things take here and now; at least 1."""
    start = time.process_time()
    counts: dict[str, int] = {}
    for word in " ".join(map(str, range(120_000))).split():
        counts[word[:4]] = counts.get(word[:4], 0) + 1
    sorted(counts.items(), key=itemgetter(1))
    return max(1.0, (time.process_time() - start) / _PACE)


@pytest.fixture
def ceiling() -> Iterator[None]:
    """Stop a test that takes more CPU time than a command may."""

    def stop(*_: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, CEILING * _pace())
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)

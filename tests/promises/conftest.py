"""Figures for docs/promises.md: each test records in how many attempts of how many the promise was kept."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
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


CEILING = 5  # seconds of CPU time


class _TooSlow(BaseException):
    """No error that anything would catch."""


@pytest.fixture
def ceiling() -> Iterator[None]:
    """Stop a test that takes more CPU time than a command may."""

    def stop(*_: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, CEILING)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)

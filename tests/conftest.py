"""Fixtures of all tests."""

from __future__ import annotations

import re
import signal
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from briefkit.settings import SETTINGS_FILE
from tests.folders import user_folders
from tests.promises.figures import record
from tests.promises.rows import rows_of
from tests.thorough import IN_CI, is_left_to_ci, left_out

settings.register_profile("quick", max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", settings.get_profile("quick"), max_examples=3000)
settings.register_profile("full", settings.get_profile("quick"), max_examples=100, derandomize=True)
settings.register_profile("promises", settings.get_profile("full"), max_examples=300)
settings.load_profile("full" if IN_CI else "quick")


def pytest_configure() -> None:
    """Refuse to start inside a library: a test without one would find it, and read the whole of it."""
    here = Path(tempfile.gettempdir()).resolve()
    for folder in (here, *here.parents):
        for found in (folder / SETTINGS_FILE, folder / "briefs" / SETTINGS_FILE):
            if found.exists():
                raise pytest.UsageError(f"{found} makes a library of the folder for temporary files: remove it")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out tests of which there are many of a kind, or which take long, for this run."""
    for item in items:
        if item.get_closest_marker("thorough") and (why := left_out(item.nodeid)):
            item.add_marker(pytest.mark.skip(reason=why))
        elif is_left_to_ci(item.nodeid):
            item.add_marker(pytest.mark.skip(reason="takes seconds: CI=true runs it"))


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees the library, colours, pager, editor or caches of whoever runs it."""
    for name in ("BRIEFKIT_LIBRARY", "BRIEFKIT_INDEX", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("PAGER", "EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    for name, folder in user_folders(tmp_path_factory.getbasetemp()).items():
        monkeypatch.setenv(name, folder)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")  # as in the processes of pytest-xdist


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Record a test of another folder that counts for a promise: a row of `ELSEWHERE` in tests/promises/rows.py."""
    report = yield
    if report.when == "call" and report.passed:
        tried = attempts(item)
        for row in rows_of(item.nodeid):
            record(row.promise, row.what, tried, tried)
    return report


def attempts(item: pytest.Item) -> int:
    """How much a test that has passed tries: a property its generated examples, any other test one thing."""
    examples = re.findall(r"(\d+) passing", getattr(item, "hypothesis_statistics", ""))
    return sum(map(int, examples)) or 1


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C as from a terminal: a shell that starts the tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)

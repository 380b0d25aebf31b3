"""What the workers of a cluster do: each opens the library by its path, and answers in plain values."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from briefkit.core.query.value import Query
from briefkit.errors import BriefkitError
from briefkit.library.around import Around
from briefkit.library.exports import Making, Order
from briefkit.library.library import Library
from briefkit.library.which import find_which
from briefkit.settings import LOCAL, REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.door import REGISTRY, SETTINGS, read_file

if TYPE_CHECKING:
    from briefkit.importers.reading import Reading
    from briefkit.library.check import LibraryCheck

Told = tuple[str, str | None, tuple[str, ...]]
"""An error in plain values: its message, hint and details."""


class Place(NamedTuple):
    """Where a job finds its library, for whom, and on which day. Each has another `job`: it sees what is there now."""

    folder: str
    audience: str
    embargo_day: datetime.date
    job: str


class Asked(NamedTuple):
    """What a check is asked for: ids of rules, its day, and a query that briefs must match."""

    rules: tuple[str, ...]
    day: datetime.date
    query: Query | None


class _Open:
    """The library of the job that this worker is at, and what is kept for all its tasks."""

    def __init__(self, place: Place) -> None:
        self.place = place
        which = find_which(place.folder, LOCAL)
        self.library = Library.of(which, embargo_day=place.embargo_day).for_audience(place.audience)
        self.around = Around(self.library)
        self.checks: dict[Asked, LibraryCheck] = {}

    def close(self) -> None:
        """End what the job has left open."""
        for check in self.checks.values():
            check.close()


_open = threading.local()
_one_at_a_time = threading.Lock()


def _opened(place: Place) -> _Open:
    held: _Open | None = getattr(_open, "held", None)
    if held is None or held.place != place:
        if held is not None:
            held.close()
        held = _open.held = _Open(place)
    return held


def look(folder: str) -> str:
    """What tells whether a worker sees the library that was meant: a hash of its settings and registry.

    Raises OSError if there are no settings to be read.
    """
    told = sha256(read_file(folder, SETTINGS_FILE, SETTINGS))
    with suppress(FileNotFoundError):
        told.update(b"\0" + read_file(folder, REGISTRY_FILE, REGISTRY))
    return told.hexdigest()


def export_all(place: Place, making: Making, orders: Sequence[Order]) -> list[tuple[Any, ...] | None]:
    """Some publications as their bytes and warnings, or their errors; see `export_workers`."""
    from briefkit.library.export_workers import answer_in_plain_values

    with _one_at_a_time:
        opened = _opened(place)
        return [answer_in_plain_values(opened.library, order, making, opened.around) for order in orders]


def check_all(place: Place, asked: Asked, paths: Sequence[str]) -> list[Any]:
    """What is found in some files, as `LibraryCheck` has it."""
    from briefkit.checks.rules import rule_named
    from briefkit.library.check import LibraryCheck

    with _one_at_a_time:
        opened = _opened(place)
        if asked not in opened.checks:
            rules = [rule_named(name) for name in asked.rules]
            opened.checks[asked] = LibraryCheck(opened.library, rules, asked.day)
        return opened.checks[asked].results(paths, asked.query)


def read_document(read: Callable[[], Reading]) -> Reading | Told:
    """A document that is read, or in plain values why it cannot be."""
    try:
        return read()
    except BriefkitError as error:
        return told_error(error)


def told_error(error: BriefkitError) -> Told:
    """An error in plain values, as it can be sent."""
    return error.message, error.hint, tuple(error.details)


def error_told(told: Told) -> BriefkitError:
    """The error again."""
    message, hint, details = told
    return BriefkitError(message, hint=hint, details=details)


def fail(told: Told) -> NoReturn:
    """Raise an error that was met before."""
    raise error_told(told)


def same_library(folder: Path, answers: dict[str, Any]) -> str | None:
    """What is wrong with what the workers see of a library, in a sentence; None if they see the same."""
    ours = look(str(folder))
    for worker, seen in answers.items():
        if isinstance(seen, BaseException):
            why = seen.strerror if isinstance(seen, OSError) else str(seen)
            return f"the worker {worker} cannot see the library in {folder}: {why}"
        if seen != ours:
            return f"the worker {worker} sees another library in {folder}: its settings or registry differ"
    return None

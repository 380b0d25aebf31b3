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
from briefkit.storage.postgres.address import parse_address
from briefkit.storage.served_files import ServedFiles
from briefkit.storage.which import Which

if TYPE_CHECKING:
    from briefkit.importers.reading import Reading
    from briefkit.library.check import LibraryCheck
    from briefkit.storage.postgres.address import Address

Told = tuple[str, str | None, tuple[str, ...]]
"""An error in plain values: its message, hint and details."""


class Seen(NamedTuple):
    """Which state of a library on a server is seen, and by which of its roles."""

    state: str
    role: str


class OnServer(NamedTuple):
    """A library on a server, as it may be told to everybody: its address without a password, and what is to be seen.

    `by_others` is whether the address is one that a file names (see `Address.named_by_others`).
    """

    address: str
    by_others: bool
    seen: Seen

    @classmethod
    def of(cls, server: Address, library: Library) -> OnServer:
        """What is told of a library that is open. Raises ServerError."""
        return cls(server.shown, server.by_others, seen_of(library))

    @property
    def which(self) -> Which:
        """What opens it here, with what this computer knows of passwords."""
        address = parse_address(self.address)
        return Which(None, address.named_by_others() if self.by_others else address)


class Place(NamedTuple):
    """Where a job finds its library, for whom, and on which day. Each has another `job`: it sees what is there now.

    Of a library on a server there is no `folder`.
    """

    folder: str
    audience: str
    embargo_day: datetime.date
    job: str
    server: OnServer | None = None


class Asked(NamedTuple):
    """What a check is asked for: ids of rules, its day, and a query that briefs must match."""

    rules: tuple[str, ...]
    day: datetime.date
    query: Query | None


class _Open:
    """The library of the job that this worker is at, and what is kept for all its tasks."""

    def __init__(self, place: Place) -> None:
        self.place = place
        which = place.server.which if place.server else find_which(place.folder, LOCAL)
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


def seen_of(library: Library) -> Seen:
    """Which state of a library on a server is seen. Raises ServerError."""
    assert isinstance(library.files, ServedFiles)  # noqa: S101 - for mypy; the caller has looked
    return Seen(library.files.state, library.files.served.role)


def look_at_server(server: OnServer) -> Seen | Told:
    """What a worker sees of a library on a server, or why it cannot ask: no more is sent of an error."""
    try:
        with Library.of(server.which) as library:
            return seen_of(library)
    except BriefkitError as error:
        return told_error(error)


def export_all(place: Place, making: Making, orders: Sequence[Order]) -> list[tuple[Any, ...] | None]:
    """Some publications as their bytes and warnings, or their errors; see `export_workers`."""
    from briefkit.library.export_workers import answer_in_plain_values

    with _one_at_a_time:
        opened = _opened(place)
        try:
            if place.server and seen_of(opened.library) != place.server.seen:
                raise BriefkitError("another state of the library is served by now")
            return [answer_in_plain_values(opened.library, order, making, opened.around) for order in orders]
        finally:
            opened.library.close()  # a worker that waits holds no transaction of the server


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


def same_server(server: OnServer, answers: dict[str, Any]) -> Told | None:
    """What is wrong with what the workers see of a library on a server, with what to do; None if they see the same."""
    for worker, seen in answers.items():
        if not isinstance(seen, Seen):
            known = isinstance(seen, tuple)
            hint = "a worker has its own password, where it runs: in ~/.pgpass, a service file or PGPASSWORD"
            return f"the worker {worker} cannot ask: {seen[0] if known else type(seen).__name__}", hint, ()
        if seen.role != server.seen.role:
            told = f"the worker {worker} asks {server.address} as “{seen.role}”, this computer as “{server.seen.role}”"
            return told, "name the role in the address: postgresql://ROLE@HOST/DATABASE", ()
        if seen != server.seen:
            told = f"the worker {worker} sees another state of the library on {server.address}"
            return told, "it was pushed meanwhile, or the address means another server there: try again", ()
    return None

"""Exports, checks and imports by the workers of a cluster, merged as those of processes are."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefkit.core.progress import SILENT, Progress
from briefkit.errors import BriefkitError, ExportError
from briefkit.export.result import ExportResult
from briefkit.library.exports import Making, Order
from briefkit.library.remote import (
    Asked,
    OnServer,
    Place,
    Told,
    check_all,
    error_told,
    export_all,
    fail,
    look,
    look_at_server,
    read_document,
    same_library,
    same_server,
    told_error,
)
from briefkit.storage.cluster import Cluster, ClusterError

if TYPE_CHECKING:
    from briefkit.importers.reading import Reading
    from briefkit.library.library import Library

_EXPORTS, _FILES = 2, 50
"""Publications and files in one task: one takes some tenths of a second, as does a message there and back."""


class OnCluster:
    """A cluster that does the work on one library. Close it at the end.

    Raises ClusterError if there is no such cluster, or if its workers do not see the library.
    """

    def __init__(self, address: str, library: Library, *, progress: Progress = SILENT) -> None:
        which = library.which
        if which is None:
            raise ClusterError("workers of a cluster can only open what was opened here", hint="use Library.open")
        self._server = OnServer.of(which.server, library) if which.server else None
        self._folder = (which.folder or Path()).absolute()
        self._cluster = Cluster(address, progress=progress)
        self._job = f"{os.getpid()}-{time.time_ns()}"
        try:
            self._check_workers()
        except BaseException:
            self.close()
            raise

    def _check_workers(self) -> None:
        """Raise ClusterError for the first worker that does not see the same library."""
        if self._server:
            if found := same_server(self._server, self._cluster.ask_workers(look_at_server, self._server)):
                raise ClusterError(found[0], hint=found[1])
        elif wrong := same_library(self._folder, self._cluster.ask_workers(look, str(self._folder))):
            raise ClusterError(wrong, hint="share its folder with the workers, under the same path")

    def close(self) -> None:
        """Leave the cluster."""
        self._cluster.close()

    def exports(self, library: Library, orders: Sequence[Order], making: Making) -> ClusterExports:
        """Publications that are made on the cluster."""
        chunks = [orders[start : start + _EXPORTS] for start in range(0, len(orders), _EXPORTS)]
        arguments = [(self._place(library), making, [*chunk]) for chunk in chunks]
        return ClusterExports(self._cluster.results(export_all, arguments), [len(chunk) for chunk in chunks])

    def checked(self, library: Library, asked: Asked, paths: Sequence[str]) -> Iterator[tuple[list[str], Any]]:
        """Some files at a time, with what is found in them; None where it must be done here."""
        chunks = [[*paths[start : start + _FILES]] for start in range(0, len(paths), _FILES)]
        place = self._place(library)
        results = self._cluster.results(check_all, [(place, asked, chunk) for chunk in chunks])
        return zip(chunks, results, strict=True)

    def readings(
        self, names: Sequence[str], begin: Callable[[str], Callable[[], Reading]]
    ) -> Iterator[tuple[str, Reading | BriefkitError]]:
        """Each document with its reading, or why there is none, in order; as `library.readings`."""
        begun: deque[Callable[[], Reading]] = deque()

        def tasks() -> Iterator[tuple[Callable[[], Reading]]]:
            for name in names:
                begun.append(_begun(begin, name))
                yield (begun[-1],)

        for name, found in zip(names, self._cluster.results(read_document, tasks()), strict=True):
            read = begun.popleft()
            yield name, _reading(found) if found is not None else _attempt(read)

    def _place(self, library: Library) -> Place:
        folder = "" if self._server else str(self._folder)
        return Place(folder, library.audience, library.embargo_day, self._job, self._server)


def _begun(begin: Callable[[str], Callable[[], Reading]], name: str) -> Callable[[], Reading]:
    """What reads a document, or fails as what should have begun to."""
    try:
        return begin(name)
    except BriefkitError as error:
        return partial(fail, told_error(error))


def _attempt(read: Callable[[], Reading]) -> Reading | BriefkitError:
    try:
        return read()
    except BriefkitError as error:
        return error


def _reading(found: Reading | Told) -> Reading | BriefkitError:
    return error_told(found) if isinstance(found, tuple) else found


class ClusterExports:
    """Publications by number, in the order of their orders, as `export_workers.Workers` has them."""

    def __init__(self, results: Generator[list[Any] | None, None, None], sizes: Sequence[int]) -> None:
        self._results, self._sizes = results, iter(sizes)
        self._first, self._answers = 0, list[Any]()

    def answer(self, number: int) -> ExportResult | ExportError | None:
        """The answer to an order, never to one before the last; None if it must be made here."""
        from briefkit.library.export_workers import read_plain_values

        while number >= self._first + len(self._answers):
            self._first += len(self._answers)
            size, found = next(self._sizes), next(self._results)
            self._answers = found if found is not None else [None] * size
        return read_plain_values(self._answers[number - self._first])

    def close(self) -> None:
        """Cancel what is not done."""
        self._results.close()

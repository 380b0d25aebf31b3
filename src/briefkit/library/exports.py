"""Many exports in turn, made by this process or by several."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.publication.value import Layout
from briefkit.errors import ExportError
from briefkit.export.result import ExportResult
from briefkit.library.around import Around
from briefkit.library.library import Library
from briefkit.library.names import check_hint

if TYPE_CHECKING:
    from briefkit.library.export_workers import Workers
    from briefkit.library.on_cluster import ClusterExports, OnCluster

Order = tuple[str, str]
"""The path of a brief, and a format."""
WORTH_IT = 8
"""The number of publications from which several processes are faster than one; see docs/publishing.md."""
MOST = 8
"""Processes: each may take as much memory as Typst takes for one document."""


class Making(NamedTuple):
    """How publications are made."""

    layout: Layout | None = None
    strict: bool = False
    embargoed: bool = False


class Exports:
    """Publications by number, in the order of their orders. Close it, or its processes go on with their documents.

    `jobs` is the number of processes; by default one for each processor if there are many orders. Whatever that is, the
    results are the same. What a process cannot make, because it was ended, is made here. With `on` the workers of a
    cluster make them.
    """

    def __init__(
        self,
        library: Library,
        orders: Sequence[Order],
        making: Making,
        jobs: int | None = None,
        on: OnCluster | None = None,
    ) -> None:
        self._library, self._orders, self._making = library, orders, making
        self._around = Around(library)
        self._workers: Workers | ClusterExports | None = None
        if on is not None:
            self._workers = on.exports(library, orders, making)
            return
        number = min(_jobs(len(orders), jobs), MOST, len(orders))
        if number > 1 and library.which:
            self._workers = _workers(library, orders, making, number)

    def result(self, number: int) -> ExportResult:
        """The publication with a number, from 0 and never lower than before. Raises ExportError, OSError."""
        found = self._workers.answer(number) if self._workers else None
        if isinstance(found, ExportError):
            raise found
        return found or make_one(self._library, self._orders[number], self._making, self._around)

    def close(self) -> None:
        """End the processes."""
        if self._workers:
            self._workers.close()


def _jobs(number: int, wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    if number < WORTH_IT:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _workers(library: Library, orders: Sequence[Order], making: Making, number: int) -> Workers:
    from briefkit.library.export_workers import Workers

    return Workers(library, orders, making, number)


def make_one(library: Library, order: Order, making: Making, around: Around) -> ExportResult:
    """Make one publication; `around` is shared by all that are made together. Raises ExportError."""
    from briefkit.library.publication import export_brief

    path, format_ = order
    brief = library.store.brief_at(path)
    if brief is None:
        raise ExportError(f"{path} is no longer there, or cannot be listed", hint=check_hint(library, path))
    layout, strict, embargoed = making
    return export_brief(library, brief, format_, strict=strict, layout=layout, embargoed=embargoed, around=around)

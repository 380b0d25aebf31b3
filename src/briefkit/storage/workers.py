"""Work on many items in several processes, in batches, in order."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")
BATCH = 500
MOST = 8
"""The parent enters results as fast as some six children make them; more would only hold memory."""
WORTH_IT = 2000
"""The number of files from which several processes are faster than one."""


def in_batches(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    *,
    processes: int | None = None,
    batch: int | None = None,
    worth_it: int | None = None,
) -> Generator[list[Result], None, None]:
    """The results of `work` for each item, one batch at a time. Closing it ends the processes after their batch.

    From `worth_it` items on in several processes: as many as there are processors, but at most `processes` or `MOST`.
    """
    size = batch or max(BATCH, min(4 * BATCH, len(items) // 20))  # large batches enter an index in better order
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    processes = min(processes or MOST, os.cpu_count() or 1, len(batches))
    with no_collector():
        if len(items) < (worth_it or WORTH_IT) or processes < 2 or not hasattr(os, "fork"):
            for some in batches:
                yield [work(item) for item in some]
        else:
            yield from _by_processes(batches, work, processes)


@contextmanager
def no_collector() -> Iterator[None]:
    """Turn off garbage collection: parsing creates hardly any cycles, and the collector takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _by_processes(
    batches: Sequence[Sequence[Item]], work: Callable[[Item], Result], processes: int
) -> Iterator[list[Result]]:
    import multiprocessing  # noqa: PLC0415 - only for large libraries

    fork: Any = multiprocessing.get_context("fork")
    ends: list[Connection] = []
    running = []
    try:
        for number in range(processes):
            ours, theirs = fork.Pipe(duplex=False)
            ends.append(ours)
            arguments = (theirs, tuple(ends), batches[number::processes], work)
            running.append(fork.Process(target=_serve, args=arguments, daemon=True))
            running[-1].start()
            theirs.close()
        for number, batch in enumerate(batches):
            try:
                yield ends[number % processes].recv()
            except EOFError:  # killed, perhaps for lack of memory: do its work here
                yield [work(item) for item in batch]
    finally:
        for end in ends:
            end.close()
        for process in running:
            process.join()


def _serve(
    out: Connection, not_ours: Sequence[Connection], batches: Sequence[Sequence[Any]], work: Callable[[Any], Any]
) -> None:
    """Work through some batches until nobody reads the results any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it, and closes our pipe
    for end in not_ours:
        end.close()
    with suppress(BrokenPipeError):
        for batch in batches:
            out.send([work(item) for item in batch])

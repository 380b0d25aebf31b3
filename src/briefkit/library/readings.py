"""Documents read one after the other, the next ones while one is written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from briefkit.errors import BriefkitError
from briefkit.importers.reading import Reading

Result = Reading | BriefkitError
_Made = TypeVar("_Made")
_AT_ONCE = 2  # documents that are read while another is written: each takes a process, and memory


def readings(names: Sequence[str], begin: Callable[[str], Callable[[], Reading]]) -> Iterator[tuple[str, Result]]:
    """Each document with its reading, or why there is none, in order.

    `begin` gets a document by its name and returns what reads it, which is called in another thread where there are
    several.
    """
    if len(names) == 1:
        read = _attempt(partial(begin, names[0]))
        yield names[0], read if isinstance(read, BriefkitError) else _attempt(read)
        return
    ahead: deque[tuple[str, Future[Result]]] = deque()
    pool = ThreadPoolExecutor(_AT_ONCE)
    done = False
    try:
        for name in names:
            ahead.append((name, _begun(pool, _attempt(partial(begin, name)))))
            if len(ahead) > _AT_ONCE:
                yield ahead[0][0], ahead.popleft()[1].result()
        while ahead:
            yield ahead[0][0], ahead.popleft()[1].result()
        done = True
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if not done:  # as after Ctrl-C: nobody waits for what is being read
            from briefkit.importers.contained.process import end_all

            end_all()


def _begun(pool: ThreadPoolExecutor, read: Callable[[], Reading] | BriefkitError) -> Future[Result]:
    """The reading of a document, or the error that there is nothing to read, as what will be known."""
    if not isinstance(read, BriefkitError):
        return pool.submit(_attempt, read)
    failed: Future[Result] = Future()
    failed.set_result(read)
    return failed


def _attempt(act: Callable[[], _Made]) -> _Made | BriefkitError:
    try:
        return act()
    except BriefkitError as error:
        return error

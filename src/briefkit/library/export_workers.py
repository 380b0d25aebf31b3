"""Processes that make exports side by side."""

from __future__ import annotations

import datetime
import multiprocessing
import signal
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.errors import ExportError
from briefkit.export.result import ExportResult
from briefkit.export.writers import find_writer
from briefkit.library.around import Around
from briefkit.library.exports import Making, Order, make_one
from briefkit.library.library import Library
from briefkit.storage.served_files import ServedFiles
from briefkit.storage.which import Which

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

_AHEAD = 3  # finished publications that may wait for each process, so that one slow brief holds up no other


def start_method() -> str:
    """How processes are started: as copies of this one, which is fastest, or anew where there are no copies."""
    return "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"


class _SharedLibrary(NamedTuple):
    """What opens a library in another process as it is in this one. `state` is what a server serves."""

    which: Which
    audience: str
    embargo_day: datetime.date
    state: str

    @classmethod
    def of(cls, library: Library) -> _SharedLibrary:
        assert library.which is not None  # noqa: S101 - for mypy; the caller has looked
        return cls(library.which, library.audience, library.embargo_day, _state_of(library))

    def again(self) -> Library | None:
        """The library; None if a server serves another state of it by now."""
        # its files have been checked by the process that asks
        library = Library.of(self.which, stale_ok=True, embargo_day=self.embargo_day)
        return library.for_audience(self.audience) if _state_of(library) == self.state else None


def _state_of(library: Library) -> str:
    return library.files.state if isinstance(library.files, ServedFiles) else ""


class Workers:
    """Processes that answer orders, each one at a time; answers wait here until they are asked for."""

    def __init__(self, library: Library, orders: Sequence[Order], making: Making, number: int) -> None:
        self._orders = orders
        self._next = self._asked = 0
        self._ahead = number * _AHEAD
        self._answers: dict[int, ExportResult | ExportError | None] = {}
        self._busy: dict[Connection, int] = {}
        self._idle: list[Connection] = []
        self._running: list[BaseProcess] = []
        for format_ in {format_ for _, format_ in orders}:
            if writer := find_writer(format_):
                writer.load()  # once, for all processes
        method = start_method()
        start: Any = multiprocessing.get_context(method)
        for _ in range(number):
            ours, theirs = start.Pipe()
            inherited = (*self._idle, ours) if method == "fork" else ()
            arguments = (theirs, inherited, _SharedLibrary.of(library), making)
            process = start.Process(target=_serve, args=arguments, daemon=True)
            process.start()
            theirs.close()
            self._running.append(process)
            self._idle.append(ours)

    def answer(self, number: int) -> ExportResult | ExportError | None:
        """The answer to an order; None if the process that had it has ended."""
        self._asked = number
        for past in [done for done in self._answers if done < number]:
            del self._answers[past]
        while number not in self._answers:
            self._send()
            if not self._busy:  # all have ended
                return None
            self._receive()
        self._send()
        return self._answers.pop(number)

    def _send(self) -> None:
        """Give orders to the processes that have none, as far ahead as answers may wait."""
        while self._idle and self._next < min(len(self._orders), self._asked + self._ahead):
            connection = self._idle.pop()
            with suppress(OSError):
                connection.send(self._orders[self._next])
            self._busy[connection] = self._next
            self._next += 1

    def _receive(self) -> None:
        for ready in wait([*self._busy]):
            assert isinstance(ready, Connection)  # noqa: S101 - for mypy
            number = self._busy.pop(ready)
            try:
                self._answers[number] = read_plain_values(ready.recv())
            except (EOFError, OSError):  # killed, perhaps for lack of memory
                self._answers[number] = None
                ready.close()
            else:
                self._idle.append(ready)

    def close(self) -> None:
        """End the processes, whatever they are doing: nothing is written by them."""
        for process in self._running:
            process.terminate()
        for connection in (*self._busy, *self._idle):
            connection.close()
        for process in self._running:
            process.join()


def _serve(orders: Connection, not_ours: Sequence[Connection], shared: _SharedLibrary, making: Making) -> None:
    """Make publications until nobody asks for more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asks, which ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for connection in not_ours:
        connection.close()
    library = shared.again()
    if library is None:
        return
    around = Around(library)
    with suppress(EOFError, BrokenPipeError):
        while True:
            orders.send(answer_in_plain_values(library, orders.recv(), making, around))


def answer_in_plain_values(library: Library, order: Order, making: Making, around: Around) -> tuple[Any, ...] | None:
    """A result or an error in plain values; None for a bug, which shows where the order is tried again."""
    try:
        made = make_one(library, order, making, around)
    except ExportError as error:
        return (error.message, error.hint, tuple(error.details))
    except Exception:  # noqa: BLE001 - raised again by the process that asks
        return None
    return (made.data, made.warnings, made.remarks)


def read_plain_values(answer: tuple[Any, ...] | None) -> ExportResult | ExportError | None:
    """The result or the error; None for a bug."""
    if answer is None:
        return None
    first, second, third = answer
    if isinstance(first, bytes):
        return ExportResult(first, second, third)
    return ExportError(first, hint=second, details=third)

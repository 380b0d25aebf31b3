"""Ctrl-C and the signals that ask the program to end: it cleans up, and exits with 128 and the signal's number."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

heard: list[int] = []
"""The signals so far. SQLite turns an exception in a Python function that it calls into an error of its own."""

_holding: list[bool] = []
_ENDING = ("SIGTERM", "SIGHUP")


def listen() -> None:
    """Let signals end the program with an exception, so that no temporary file is left behind.

    A signal that the caller ignores, as `nohup` does, stays ignored.
    """
    _handle("SIGINT", signal.default_int_handler, _hear)
    for name in _ENDING:
        _handle(name, signal.SIG_DFL, _hear)


def _handle(name: str, usual: Any, handler: Any) -> None:
    number = getattr(signal, name, None)  # Windows has no SIGHUP
    if number is not None and signal.getsignal(number) is usual:
        signal.signal(number, handler)


def _hear(number: int, _frame: FrameType | None) -> None:
    heard.append(number)
    if not _holding or len(heard) > 1:
        _end(number)


def _end(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    sys.exit(128 + number)


@contextmanager
def held() -> Iterator[None]:
    """Let a signal wait until something short is whole; a second one ends the program at once."""
    _holding.append(True)
    try:
        yield
    finally:
        _holding.pop()
        if heard:
            _end(heard[0])


def last_words() -> int:
    """The exit code of an interrupted program, which from now on listens to no more signals."""
    for number in set(heard):
        signal.signal(number, signal.SIG_IGN)
    return 128 + (heard[0] if heard else signal.SIGINT)

"""Ctrl-C and the signals that ask the program to end: it cleans up, and exits with 128 and the signal's number."""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import Any

heard: list[int] = []
"""The signals so far. SQLite turns an exception in a Python function that it calls into an error of its own."""

_ENDING = ("SIGTERM", "SIGHUP")


def listen() -> None:
    """Let signals end the program with an exception, so that no temporary file is left behind.

    A signal that the caller ignores, as `nohup` does, stays ignored.
    """
    _handle("SIGINT", signal.default_int_handler, _interrupt)
    for name in _ENDING:
        _handle(name, signal.SIG_DFL, _end)


def _handle(name: str, usual: Any, handler: Any) -> None:
    number = getattr(signal, name, None)  # Windows has no SIGHUP
    if number is not None and signal.getsignal(number) is usual:
        signal.signal(number, handler)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    heard.append(number)
    raise KeyboardInterrupt


def _end(number: int, _frame: FrameType | None) -> None:
    heard.append(number)
    sys.exit(128 + number)

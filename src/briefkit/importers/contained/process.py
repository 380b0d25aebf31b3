"""Runs readers of formats in processes of their own, within limits of time and memory.

What a document makes a reader do is up to whoever wrote it. A process is used again for the next document unless it
reached a limit or its format asks for a new one each. Processes are started as programs, not forked: the caller may
have threads, and Windows cannot fork.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from briefkit.errors import BriefkitError
from briefkit.importers.contained import child, message

_CHILD = Path(__file__).parent / "child.py"
_PACKAGES = Path(__file__).parents[3]
_MOST_IDLE = 2  # processes that wait for the next document
_ENDING = 5  # seconds for a process to end after its last word
_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment: what Windows needs to start a program, and where a Python of one's own may have its libraries."""


class Limits(NamedTuple):
    """What reading one document may take: seconds, of time and of a processor's, and bytes of memory."""

    seconds: int
    memory: int


LIMITS = Limits(seconds=15, memory=1 << 30)
"""Windows has no limit of memory."""


class LimitError(BriefkitError):
    """A document takes its reader too long or too much memory, or breaks it."""


class _Process:
    """A running process, whether it has waited since it started, and whether it was ended for taking too long."""

    def __init__(self) -> None:
        program = [sys.executable, "-I", "-S", "-B", "-X", "utf8", str(_CHILD)]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        root = _CHILD.anchor
        self.popen = subprocess.Popen(program, stdin=pipe, stdout=pipe, stderr=nothing, env=environment, cwd=root)  # noqa: S603 - ourselves
        self.waited = False
        self.late = False
        self._write(json.dumps(_module_folders()).encode() + b"\n")

    def ask(self, request: bytes, seconds: int) -> tuple[bytes, bytes] | None:
        """The kind and content of the answer; None if the process ended without one, or was ended."""
        assert self.popen.stdout is not None  # noqa: S101 - a pipe
        timer = threading.Timer(seconds, self._end_late)
        timer.start()
        try:
            self._write(message.framed(b"?", request))
            return message.receive(self.popen.stdout)
        finally:
            timer.cancel()

    def _write(self, data: bytes) -> None:
        assert self.popen.stdin is not None  # noqa: S101 - a pipe
        with suppress(OSError):  # it has ended, which is seen when it is read
            self.popen.stdin.write(data)
            self.popen.stdin.flush()

    def _end_late(self) -> None:
        self.late = True
        self.popen.kill()

    def code(self) -> int:
        """The exit code of a process that has stopped answering."""
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(_ENDING)
        return self.end()

    def end(self) -> int:
        """End it; returns its exit code."""
        self.popen.kill()
        with suppress(OSError), self.popen:  # which closes its pipes
            pass
        return self.popen.returncode


_idle: list[_Process] = []
_busy: set[_Process] = set()


def end_all() -> None:
    """End all processes, also those that read a document, for whoever waits for them then."""
    for process in [*_busy, *_idle]:
        process.popen.kill()
    while _idle:
        _idle.pop().end()


atexit.register(end_all)
if hasattr(os, "register_at_fork"):  # a process that waits for its parent's documents is not the child's
    os.register_at_fork(after_in_child=_idle.clear)


def read_contained(place: str, argument: object, name: str, *, fresh: bool = False) -> Any:
    """What a function, `module:function`, returns for an argument; values of `message.py`, both.

    `name` is that of the format, for messages. With `fresh` the process is used for this document alone.

    Raises LimitError, and the BriefkitErrors of the function.
    """
    limits = LIMITS
    request = message.encoded((place, argument, *limits))
    while True:
        with _process(fresh=fresh) as process:
            answer = process.ask(request, limits.seconds)
            if answer is None:
                code = process.code()
                if process.waited and code == 0:  # it had ended on its own, before it was asked
                    continue
                raise _reason(code, limits, name, late=process.late)
            return _told(*answer, limits, name)


@contextmanager
def _process(*, fresh: bool) -> Iterator[_Process]:
    """A process that waits, or a new one; kept for the next document unless it ended."""
    try:
        process = _Process() if fresh else _idle.pop()
    except IndexError:
        process = _Process()
    _busy.add(process)
    keep = False
    try:
        yield process
        keep = process.popen.returncode is None and not fresh
    except BriefkitError as error:
        keep = not fresh and not isinstance(error, LimitError)  # what it refuses leaves it as it was
        raise
    finally:  # also after Ctrl-C while it works
        _busy.discard(process)
        if keep and len(_idle) < _MOST_IDLE:
            process.waited = True
            _idle.append(process)
        else:
            process.end()


def _told(kind: bytes, content: bytes, limits: Limits, name: str) -> Any:
    """The value of an answer, or the error that it tells."""
    try:
        if kind == message.DONE:
            return message.decoded(content)
        if kind == message.REFUSED:
            words, hint, details = message.decoded(content)
            raise BriefkitError(words, hint=hint, details=details)
    except ValueError as error:
        raise _broken(name, "a wrong answer") from error
    if kind == message.GREEDY:
        raise _greedy(limits)
    if kind == message.LARGE:
        raise LimitError(f"its text and pictures have more than {message.LARGEST >> 20} MB")
    raise _broken(name, content.decode("ascii", "replace"))


def _reason(code: int, limits: Limits, name: str, *, late: bool) -> LimitError:
    """Why a process ended without an answer."""
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return LimitError(f"it takes longer than {limits.seconds} s to read", hint="copy its text, and import that")
    if code in (child.TOO_MUCH_MEMORY, -getattr(signal, "SIGABRT", 0), -getattr(signal, "SIGKILL", 0)):
        return _greedy(limits)
    return _broken(name, f"exit code {code}")


def _greedy(limits: Limits) -> LimitError:
    size = f"{limits.memory >> 30} GB" if limits.memory >= 1 << 30 else f"{limits.memory >> 20} MB"
    return LimitError(f"it takes more than {size} of memory to read", hint="copy its text, and import that")


def _broken(name: str, how: str) -> LimitError:
    return LimitError(f"the reader for {name} broke on it ({how})", hint="copy its text, and import that")


def _module_folders() -> list[str]:
    """Where Python finds modules, without the folder in which the command runs, which may hold anybody's files."""
    here = os.getcwd()  # noqa: PTH109 - compared as text
    found = [path for path in sys.path if os.path.isabs(path) and path != here]  # noqa: PTH117 - likewise
    return list(dict.fromkeys([str(_PACKAGES), *found]))

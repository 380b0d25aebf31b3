"""Runs Typst in processes of its own, within limits of time and memory.

A process is used again for the next document, as it keeps fonts and whatever documents share. One that reaches a limit
is gone, and the next document gets a new one. Processes are started as programs, not forked: the caller may have
threads, and Windows cannot fork.
"""

from __future__ import annotations

import atexit
import marshal
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from briefkit.export.pdf import child

_CHILD = Path(__file__).parent / "child.py"
_MOST_IDLE = 2  # processes that wait for the next document, for callers with threads
_ENDING = 5  # seconds for a process to end after its last word
_WAIT = 10 if find_spec("resource") else 3  # of waiting for each second of work; without `resource` the only limit


class TypesettingError(Exception):
    """Typst's refusal of a document; `message` is its reason."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class LimitError(TypesettingError):
    """A document that takes Typst too long, too much memory, or that breaks it; `message` starts with a verb."""


class Limits(NamedTuple):
    """What one document may take: seconds of processor time, and bytes of memory, which Windows ignores."""

    seconds: int
    memory: int


class _Process:
    """A running process, whether it has waited since it started, and whether it was ended for taking too long."""

    def __init__(self) -> None:
        spec = find_spec("typst")
        assert spec is not None and spec.origin is not None, "a dependency of briefkit"  # noqa: S101 - for mypy
        program = [sys.executable, "-I", "-S", str(_CHILD), str(Path(spec.origin).parent.parent)]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        self.popen = subprocess.Popen(program, stdin=pipe, stdout=pipe, stderr=nothing)  # noqa: S603 - ourselves
        self.waited = False
        self.late = False

    def ask(self, request: dict[str, Any], seconds: int) -> tuple[bytes, bytes]:
        """The kind and content of the answer, empty if the process ended without one."""
        assert self.popen.stdin is not None and self.popen.stdout is not None  # noqa: S101 - both are pipes
        timer = threading.Timer(seconds * _WAIT, self._end_late)
        timer.start()
        try:
            message = marshal.dumps(request)
            self.popen.stdin.write(len(message).to_bytes(child.SIZE, "big") + message)
            self.popen.stdin.flush()
            head = self.popen.stdout.read(1 + child.SIZE)
            size = int.from_bytes(head[1:], "big")
            data = self.popen.stdout.read(size)
        except BrokenPipeError:
            return b"", b""
        finally:
            timer.cancel()
        return (head[:1], data) if head and len(data) == size else (b"", b"")

    def code(self) -> int:
        """The exit code of a process that has stopped answering."""
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(_ENDING)
        return self.end()

    def _end_late(self) -> None:
        self.late = True
        self.popen.kill()

    def end(self) -> int:
        """End it; returns its exit code."""
        self.popen.kill()
        with suppress(BrokenPipeError), self.popen:  # which closes its pipes
            pass
        return self.popen.returncode


_idle: list[_Process] = []
atexit.register(lambda: [process.end() for process in _take_all()])
if hasattr(os, "register_at_fork"):  # a process that waits for its parent's documents is not the child's
    os.register_at_fork(after_in_child=_idle.clear)


def start() -> None:
    """Start a process for the next document, unless one waits: it loads Typst while the document is prepared."""
    if not _idle:
        _keep(_Process())


def typeset(texts: Mapping[str, bytes], limits: Limits, **options: Any) -> bytes:
    """The PDF of `main.typ` and the other texts; `options` are those of `typst.compile`, and the next three.

    `fonts` are folders. `own` are faces, each the name of a file in one of them and the number of a face in it; the
    input `own` has a line for the family of each. `made` names a folder that goes if this process does, or is empty.

    Raises TypesettingError if Typst refuses the document, and LimitError if it takes too much.
    """
    request = {"texts": dict(texts), **limits._asdict(), **options}
    while True:
        with _process() as process:
            kind, data = process.ask(request, limits.seconds)
            if kind == child.PRINTED:
                return data
            if kind == child.REFUSED:
                raise TypesettingError(data.decode())
            broken = kind == child.BROKEN
            code = process.end() if broken else process.code()
            if not (process.waited and code == 0):  # else it had ended on its own, before it was asked
                raise LimitError(_reason(code, limits, late=process.late, broken=broken))


@contextmanager
def _process() -> Iterator[_Process]:
    """A process that waits, or a new one; kept for the next document unless it ended."""
    try:
        process = _idle.pop()
    except IndexError:
        process = _Process()
    try:
        yield process
    except TypesettingError:
        _keep(process)
        raise
    except BaseException:  # such as Ctrl-C while it works
        process.end()
        raise
    _keep(process)


def _keep(process: _Process) -> None:
    if process.popen.returncode is None and len(_idle) < _MOST_IDLE:
        process.waited = True
        _idle.append(process)
    else:
        process.end()


def _take_all() -> Iterator[_Process]:
    while _idle:
        yield _idle.pop()


def _reason(code: int, limits: Limits, *, late: bool, broken: bool) -> str:
    """Why a process ended without a PDF."""
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return f"takes more than {limits.seconds} s of processor time"
    if code in (child.TOO_MUCH_MEMORY, -getattr(signal, "SIGABRT", 0), -getattr(signal, "SIGKILL", 0)) and not broken:
        return f"takes more than {limits.memory >> 20} MiB of memory"
    return "is too much for Typst"

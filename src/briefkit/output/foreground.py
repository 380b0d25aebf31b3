"""Run a program that has the terminal: the user's pager or editor."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager


def run_in_foreground(
    command: str | Sequence[str], *, text: str | None = None, environment: Mapping[str, str] | None = None
) -> int:
    """The exit code of a program, which gets `text` as its input; a command in one string is run by the shell.

    Raises OSError if it cannot be started.
    """
    with _deaf():
        return subprocess.run(  # noqa: S603 - the user's own setting, read as every Unix tool reads it
            command,
            shell=isinstance(command, str),
            input=text,
            encoding="utf-8",
            errors="backslashreplace",
            env=environment,
            check=False,
        ).returncode


@contextmanager
def _deaf() -> Iterator[None]:
    """Leave Ctrl-C to the program that has the terminal: ours would end an editor and what was written in it."""
    before = signal.getsignal(signal.SIGINT)
    if before not in (signal.SIG_IGN, None):
        signal.signal(signal.SIGINT, lambda *_: None)  # a handler, not SIG_IGN, which the program would inherit
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)

"""Run the command line as a user would, in this process."""

from __future__ import annotations

import io
import os
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typer.main

from briefkit.cli.app import app


class _Stream(io.TextIOWrapper):
    """A text stream over bytes that can pretend to be a terminal."""

    def __init__(self, *, terminal: bool, over: io.BytesIO | None = None) -> None:
        data = io.BytesIO() if over is None else over
        super().__init__(data, encoding="utf-8", errors="backslashreplace", newline="\n", write_through=True)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    @property
    def data(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


@dataclass(frozen=True)
class Ran:
    """What a call printed, and its exit code."""

    stdout: bytes
    stderr: str
    code: int

    @property
    def out(self) -> str:
        return self.stdout.decode("utf-8")


class _Input(io.TextIOWrapper):
    """Standard input that can pretend to be a terminal."""

    def __init__(self, data: str | bytes, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(data.encode() if isinstance(data, str) else data), encoding="utf-8")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@cache
def _command() -> Any:
    """The command with those that have been called: building one takes longer than running most."""
    return typer.main.get_command(app)


def briefkit(
    *arguments: str,
    folder: Path | None = None,
    terminal: bool = False,
    stdin: str | bytes = "",
    stdin_terminal: bool = False,
    together: bool = False,
) -> Ran:
    """`briefkit ARGUMENTS` in a folder; `terminal` makes stdout a terminal of COLUMNS columns.

    `together`: messages are in stdout, between the data, as they are on a screen.
    """
    data = io.BytesIO()
    out = _Stream(terminal=terminal, over=data)
    err = _Stream(terminal=together, over=data if together else None)
    before, old_in = Path.cwd(), sys.stdin
    sys.stdin = _Input(stdin, terminal=stdin_terminal)
    if folder:
        os.chdir(folder)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            try:
                _command()(list(arguments), prog_name="briefkit")
                code = 0
            except SystemExit as exit_:
                code = exit_.code if isinstance(exit_.code, int) else 1
    finally:
        os.chdir(before)
        sys.stdin = old_in
    return Ran(out.data, "" if together else err.data.decode("utf-8"), code)


def shell(line: str, *, folder: Path, terminal: bool = False) -> Ran:
    """A transcript's line: `NAME=value … briefkit …`; COLUMNS=n also makes stdout a terminal.

    `terminal`: it is one anyway, and messages stand in it as well.
    """
    words = shlex.split(line)
    settings = dict(word.split("=", 1) for word in words[: words.index("briefkit")])
    saved = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        arguments = words[words.index("briefkit") + 1 :]
        return briefkit(*arguments, folder=folder, terminal=terminal or "COLUMNS" in settings, together=terminal)
    finally:
        for name, value in saved.items():
            os.environ.pop(name, None) if value is None else os.environ.__setitem__(name, value)

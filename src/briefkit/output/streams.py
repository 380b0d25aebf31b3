"""How output is shown: colour, width, and a pager on a terminal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from io import StringIO
from typing import IO, TYPE_CHECKING

from briefkit.errors import BriefkitError
from briefkit.output.foreground import run_in_foreground

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


def wants_color(choice: str, environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to use colour, by `--color`, NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR (0 is off) and TERM, in this order."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    for name in ("CLICOLOR_FORCE", "FORCE_COLOR"):
        if value := environment.get(name):
            return value != "0"
    return terminal and environment.get("TERM") != "dumb" and environment.get("CLICOLOR") != "0"


def make_console(file: IO[str], *, color: str = "auto") -> Console:
    """A console that interprets no markup and no emoji codes, and highlights nothing."""
    from rich.console import Console  # noqa: PLC0415 - Rich is loaded only for terminals

    colored = wants_color(color, os.environ, terminal=file.isatty())
    return Console(
        file=file,
        force_terminal=colored,
        no_color=not colored,
        color_system="auto" if colored and file.isatty() else ("standard" if colored else None),
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        width=_width(file),
        _environ={name: value for name, value in os.environ.items() if name not in _SIZES or len(value) < _DIGITS},
    )


_SIZES = ("COLUMNS", "LINES")
_DIGITS = 10
"""As many digits of a size are no number that a page could use, and `int` refuses thousands of them."""
_WIDEST = 10_000
"""Columns that a page is laid out for at most: rules and side-by-side pages are filled with spaces up to the edge."""


def _width(file: IO[str]) -> int | None:
    columns = os.environ.get("COLUMNS", "")[: _DIGITS - 1]
    if columns.isdecimal() and int(columns) > 0:
        return min(int(columns), _WIDEST)
    return None if file.isatty() else 100


_NOT_RUN = (126, 127)
"""The exit codes of a shell that cannot run a command; it says so itself."""


def page(text: str, *, lines: int) -> bool:
    """Show a long text in the user's pager. False if there is none, it cannot be run, or the text fits on the screen.

    Raises BriefkitError if the pager fails: the text may not have been seen.
    """
    if text.count("\n") < lines or not (command := user_pager(os.environ)):
        return False
    try:
        code = run_in_foreground(command, text=text, environment={"LESS": "FRX", **os.environ})
    except OSError:
        return False
    if code in _NOT_RUN:
        return False
    if 0 < code < _NOT_RUN[0]:  # a larger code is a signal: the user has stopped it
        hint = "set PAGER to another, or use --no-pager"
        raise BriefkitError(f"the pager “{command}” ended with exit code {code}", hint=hint)
    return True


def user_pager(environment: Mapping[str, str]) -> str | None:
    """The pager by BRIEFKIT_PAGER or PAGER, empty or `cat` for none; otherwise less, if the terminal can show it."""
    for name in ("BRIEFKIT_PAGER", "PAGER"):
        if (command := environment.get(name)) is not None:
            return None if command.strip() in {"", "cat"} else command
    return shutil.which("less") if environment.get("TERM", "dumb") != "dumb" else None


def plain_page(make: Callable[[int], RenderableType], *, width: int = 100) -> str:
    """A terminal page as plain text, for a file."""
    from rich.console import Console  # noqa: PLC0415 - Rich is loaded only for terminals

    buffer = StringIO()
    console = Console(file=buffer, width=width, no_color=True, markup=False, emoji=False, highlight=False)
    console.print(make(width))
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))

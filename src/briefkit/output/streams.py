"""How output is shown: colour, width, and a pager on a terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from io import StringIO
from typing import IO, TYPE_CHECKING

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
    )


def _width(file: IO[str]) -> int | None:
    if (columns := os.environ.get("COLUMNS", "")).isdigit() and int(columns) > 0:
        return int(columns)
    return None if file.isatty() else 100


def page(text: str, *, lines: int) -> bool:
    """Show a long text in the user's pager. False if there is none, or if the text fits on the screen."""
    if text.count("\n") < lines:
        return False
    command = os.environ.get("BRIEFKIT_PAGER") or os.environ.get("PAGER") or shutil.which("less")
    if not command or command == "cat":
        return False
    environment = {"LESS": "FRX", **os.environ}
    try:
        subprocess.run(command, shell=True, input=text, encoding="utf-8", env=environment, check=False)  # noqa: S602 - the user's own setting, as every Unix tool reads it
    except (OSError, BrokenPipeError):
        return False
    return True


def plain_page(make: Callable[[int], RenderableType], *, width: int = 100) -> str:
    """A terminal page as plain text, for a file."""
    from rich.console import Console  # noqa: PLC0415 - Rich is loaded only for terminals

    buffer = StringIO()
    console = Console(file=buffer, width=width, no_color=True, markup=False, emoji=False, highlight=False)
    console.print(make(width))
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))

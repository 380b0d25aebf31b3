"""Where output goes and what it may look like: colour, width, and a pager where a person sits in front."""

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
    """Whether to colour: as `--color` says, else NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR (0 is off), TERM, the place."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    for name in ("CLICOLOR_FORCE", "FORCE_COLOR"):
        if value := environment.get(name):
            return value != "0"
    return terminal and environment.get("TERM") != "dumb" and environment.get("CLICOLOR") != "0"


def make_console(file: IO[str], *, color: str = "auto") -> Console:
    """A console that interprets no markup, no emoji codes, and makes no links of its own."""
    from rich.console import Console  # noqa: PLC0415 - Rich loads only for people

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
    if (told := os.environ.get("COLUMNS", "")).isdigit() and int(told) > 0:
        return int(told)
    return None if file.isatty() else 100


def page(text: str, *, lines: int) -> bool:
    """Show a long text in the user's pager. False where there is none, or the text fits on the screen."""
    if text.count("\n") < lines:
        return False
    command = os.environ.get("BRIEFKIT_PAGER") or os.environ.get("PAGER") or shutil.which("less")
    if not command or command == "cat":
        return False
    environment = {"LESS": "FRX", **os.environ}
    try:
        subprocess.run(command, shell=True, input=text, text=True, encoding="utf-8", env=environment, check=False)  # noqa: S602 - the user's own setting, as every Unix tool reads it
    except (OSError, BrokenPipeError):
        return False
    return True


def plain_page(make: Callable[[int], RenderableType], *, width: int = 100) -> str:
    """A page for people as plain text, for a file."""
    from rich.console import Console  # noqa: PLC0415 - Rich loads only for people

    buffer = StringIO()
    console = Console(file=buffer, width=width, no_color=True, markup=False, emoji=False, highlight=False)
    console.print(make(width))
    return "\n".join(line.rstrip() for line in buffer.getvalue().split("\n"))

"""Messages on stderr: whatever they quote stays on their line and controls no terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefkit.core.text.clean import clean_one_line

if TYPE_CHECKING:
    from briefkit.errors import BriefkitError


_count = [0]
"""The length of the running count that stands on the line of stderr without an end."""


def show_count(text: str, *, ended: bool) -> None:
    """Write a running count over the one before, on stderr."""
    print(f"\r{text}", end="\n" if ended else "", file=sys.stderr, flush=True)  # noqa: T201 - messages go to stderr
    _count[0] = 0 if ended else len(text)


def clear_count() -> None:
    """Write blanks over the running count."""
    if _count[0]:
        print(f"\r{' ' * _count[0]}\r", end="", file=sys.stderr, flush=True)  # noqa: T201 - as above
        _count[0] = 0


def say(message: str) -> None:
    """Write a message as one line on stderr, in the place of a running count."""
    clear_count()
    print(clean_one_line(message), file=sys.stderr)  # noqa: T201 - messages go to stderr


def say_error(error: BriefkitError, message: str | None = None) -> None:
    """Write an error: its message or another one, a line for each detail, the hint and the notes."""
    say(error.message if message is None else message)
    for detail in error.details:
        say(f"  {detail}")
    if error.hint:
        say(f"  → {error.hint}")
    for note in getattr(error, "__notes__", ()):
        say(note)

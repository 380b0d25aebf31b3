"""Messages on stderr: whatever they quote stays on their line and controls no terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefkit.core.text.clean import clean_one_line

if TYPE_CHECKING:
    from briefkit.errors import BriefkitError


def say(message: str) -> None:
    """Write a message as one line on stderr."""
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

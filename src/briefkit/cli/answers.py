"""The answers that a user types when a command asks about one thing after another."""

from __future__ import annotations

import sys
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefkit.cli.session import Session

CHOICES = "[a]ccept, [e]dit, [r]eject, [s]kip, [q]uit, [A]ccept all that follow"
_ANSWERS = {
    **dict.fromkeys(("a", "accept", "y", "yes"), "accept"),
    **dict.fromkeys(("e", "edit"), "edit"),
    **dict.fromkeys(("r", "reject", "n", "no"), "reject"),
    **dict.fromkeys(("s", "skip", ""), "skip"),
    **dict.fromkeys(("q", "quit"), "quit"),
}


def typed_answer(session: Session) -> str:
    """One of the answers; at the end of the input, `quit`."""
    from briefkit.output.streams import make_console

    width = make_console(sys.stderr, color=session.color).width
    while True:
        typed = typed_line(fill(f"{CHOICES}:", max(width - 1, 20), break_long_words=False) + " ")
        if typed is None:
            return "quit"
        if typed == "A":
            return "all"
        if known := _ANSWERS.get(typed.casefold()):
            return known
        session.say(f"“{typed}” is no answer: type one of the letters in brackets")


def typed_line(prompt: str) -> str | None:
    """A line that the user types; None at the end of the input."""
    print(prompt, end="", file=sys.stderr, flush=True)  # noqa: T201 - messages go to stderr
    line = sys.stdin.readline()
    return line.strip() if line else None

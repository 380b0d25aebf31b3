"""What `briefkit doctor` finds: one row for each thing that it looks at, with its state and what to do about it."""

from __future__ import annotations

from briefkit.core.tables import COUNT_OR_NONE, MAYBE, TEXT, Column, TableSchema
from briefkit.core.values import frozen

SETUP, LIBRARY = SECTIONS = ("set-up", "library")
FINE, ABSENT, NOTE, ERROR = STATES = ("fine", "absent", "note", "error")


@frozen
class Row:
    """One thing that was looked at.

    `state` is one of STATES: all is well; something optional is not there; somebody should look at it; it is broken.
    `do` is a command to type, or a few words. `count` is the number that the message is about, if it is about one.
    """

    section: str
    name: str
    state: str
    message: str
    do: str | None = None
    count: int | None = None


DOCTOR = TableSchema(
    "doctor",
    "briefkit doctor",
    "One thing that was looked at, in the set-up or in the library.",
    (
        Column("section", TEXT, f"{', '.join(SECTIONS)}"),
        Column("name", TEXT, "What it is about: an extra, a program, or a question to the library"),
        Column(
            "state",
            TEXT,
            "fine; absent, for what is optional and not there; note, for what somebody should look at; or error, for "
            "which the exit code is 1",
        ),
        Column("message", TEXT, "What was found"),
        Column("do", MAYBE, "A command that helps, or what to do in words"),
        Column("count", COUNT_OR_NONE, "The number that the message is about, such as that of overdue forecasts"),
    ),
)

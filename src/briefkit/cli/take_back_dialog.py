"""The questions of `briefkit take-back`. What was accepted is written at the end, in one step."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from briefkit.cli.answers import typed_answer, typed_line

if TYPE_CHECKING:
    from briefkit.cli.session import Session
    from briefkit.core.revisions.value import Change
    from briefkit.library.take_back import Returning


def ask_about(session: Session, returning: Returning) -> int:
    """Ask about each change, then write those that were accepted; returns how many are left or could not be taken."""
    accepted: list[Change] = []
    rejected = 0
    changes = returning.changes
    for number, change in enumerate(changes, 1):
        _show(session, returning, change, f"{number} of {len(changes)}")
        answer = typed_answer(session)
        if answer == "all":
            accepted += [item for item in changes[number - 1 :] if not item.unsure or item is change]
            break
        if answer == "quit":
            break
        if answer == "accept":
            accepted.append(change)
        elif answer == "reject":
            rejected += 1
        elif answer == "edit" and (edited := _edited(session, change)):
            accepted.append(edited)
    return _write(session, returning, accepted, rejected)


def _write(session: Session, returning: Returning, accepted: list[Change], rejected: int) -> int:
    from briefkit.cli.take_back_report import report
    from briefkit.cli.writing import write_changes

    takings = returning.taken(accepted)
    if accepted:
        write_changes(session, takings)
    report(session, returning, accepted, takings)
    left = len(returning.changes) - len(accepted) - rejected
    if left:
        session.say(f"{left} left; the same command shows all again if the brief's earlier version is in git")
    return left + len(takings.undone)


def _show(session: Session, returning: Returning, change: Change, place: str) -> None:
    from briefkit.cli.take_back_report import where_of
    from briefkit.output.streams import make_console
    from briefkit.output.terminal.take_back import question_page

    console = make_console(sys.stderr, color=session.color)
    console.print()
    console.print(question_page(change, where_of(returning, change.place), place, console.width))
    console.print()


def _edited(session: Session, change: Change) -> Change | None:
    """A change with other words that the user types; None where there are none to type."""
    from briefkit.core.revisions.reword import reworded

    if not change.after or change.kind not in ("words", "new", "comment"):
        session.say("only new words can be edited: accept it, then change the file")
        return None
    typed = typed_line(f"write instead of “{change.after}”: ")
    return reworded(replace(change, after=typed), typed) if typed else None

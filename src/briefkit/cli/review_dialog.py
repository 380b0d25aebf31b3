"""The questions of `briefkit review`: each answer is written at once, so that nothing decided is lost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from briefkit.cli.answers import typed_answer, typed_line
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefkit.cli.session import Session
    from briefkit.core.brief.model import Brief
    from briefkit.core.brief.shapes import Json
    from briefkit.core.edit.waiting import WaitingSuggestion
    from briefkit.library.library import Library
    from briefkit.library.review import Decisions


class _Tally:
    """How many suggestions of a brief have been decided so far."""

    def __init__(self, brief: Brief) -> None:
        self.brief, self.accepted, self.rejected = brief, 0, 0

    def __str__(self) -> str:
        left = len(self.brief.unreviewed) - self.accepted - self.rejected
        return f"{self.brief.id}: {self.accepted} accepted, {self.rejected} rejected, {left or 'none'} left"


def ask_about(session: Session, opened: Library, brief: Brief) -> bool:
    """Ask about each suggestion of a brief, and write each answer. Returns whether to go on with the next brief."""
    tally = _Tally(brief)
    session.outcome = lambda: str(tally)
    rows = list(opened.review.suggestions([brief]))
    paragraphs = opened.review.paragraphs(brief)
    go_on = True
    for number, row in enumerate(rows, 1):
        _show(session, row, paragraphs, f"{number} of {len(rows)}")
        answer = typed_answer(session)
        if answer == "all":
            _decide(opened, tally, [later.id for later in rows[number - 1 :]], session)
            break
        if answer == "quit":
            go_on = False
            break
        if answer == "edit":
            _edit(session, opened, tally, row)
        elif answer == "accept":
            _decide(opened, tally, [row.id], session)
        elif answer == "reject":
            _reject(session, opened, tally, row.id)
        session.outcome = lambda: str(tally)
    session.say(str(tally))
    return go_on


def _show(session: Session, row: WaitingSuggestion, paragraphs: list[str], place: str) -> None:
    from briefkit.output.streams import make_console
    from briefkit.output.terminal.review import question_page

    console = make_console(sys.stderr, color=session.color)
    console.print()
    console.print(question_page(row, paragraphs, place, console.width))
    console.print()


def _decide(
    opened: Library, tally: _Tally, ids: list[str], session: Session, values: Mapping[str, Json] | None = None
) -> None:
    from briefkit.library.review import Choice

    decisions = opened.review.decide(tally.brief, Choice(accepted=ids, values=values or {}))
    decisions.apply()
    session.wrote(decisions.files)
    tally.accepted += len(decisions.accepted)
    _tell(session, decisions)


def _tell(session: Session, decisions: Decisions) -> None:
    for id_, reason in decisions.refused:
        verb = "accepted" if id_ in decisions.choice.accepted else "rejected"
        session.say(f"not {verb}: {id_}: {reason}")
    for note in decisions.notes:
        session.say(note)


def _reject(session: Session, opened: Library, tally: _Tally, id_: str) -> None:
    from briefkit.library.review import Choice

    decisions = opened.review.decide(tally.brief, Choice(rejected=[id_]))
    decisions.apply()
    session.wrote(decisions.files)
    tally.rejected += len(decisions.rejected)
    _tell(session, decisions)


def _edit(session: Session, opened: Library, tally: _Tally, row: WaitingSuggestion) -> None:
    """Ask what to change in a suggestion, show the result, and accept it; without any change it is left alone."""
    from briefkit.core.edit.suggested import edited
    from briefkit.output.terminal.review import value_line

    is_text = not isinstance(row.value, dict)
    session.say(
        f"write the new value for {row.value}"
        if is_text
        else "write KEY=VALUE, one a line, and an empty line at the end"
    )
    value = row.value
    while typed := typed_line("> "):
        try:
            value = edited(row.add, value, typed)
        except BriefkitError as error:
            session.say(error.message + (f" ({error.hint})" if error.hint else ""))
            continue
        if is_text:
            break
        session.say(value_line(row.with_value(value)))
    if value == row.value:
        session.say(f"{counted(1, 'suggestion')} left as it is")
    else:
        _decide(opened, tally, [row.id], session, {row.id: value})

"""What changed on issues, change by change: the movements that every history, digest and table tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.issues.history import by_holder, by_issue, stance_moves, status_moves
from briefkit.core.issues.movement import FIRST, INCOMPARABLE, UNSTATED, Move
from briefkit.core.issues.rows import PositionRow


class IssueChange(NamedTuple):
    """A movement of an issue's status, or of a holder's stance on it.

    `rows` state it: an issue's first row in a brief, or a holder's statements of one date in the order of their briefs.
    """

    rows: Sequence[PositionRow]
    move: Move
    of_status: bool

    @property
    def statements(self) -> list[PositionRow]:
        """The rows that state something else than those before, each as it was first recorded."""
        return list({(row.stance, row.says): row for row in reversed(self.rows)}.values())[::-1]

    @property
    def last(self) -> PositionRow:
        """The last statement."""
        return self.statements[-1]

    @property
    def date(self) -> PartialDate | None:
        """The date of the statement; that of the brief for a status."""
        return self.last.brief_date if self.of_status else self.last.date

    @property
    def recorded(self) -> list[PartialDate | None]:
        """The dates of the briefs that recorded its statements first."""
        return [row.brief_date for row in self.statements]


def issue_changes(rows: Iterable[PositionRow]) -> Iterator[IssueChange]:
    """Every movement on every issue, and what is recorded first; `rows` must be in order of date.

    A holder's first statement counts also without a stance; a repetition does not.
    """
    for of_issue in by_issue(rows).values():
        yield from _of_status(of_issue)
        for held in by_holder(of_issue).values():
            yield from _of_holder(held)


def _of_status(rows: Sequence[PositionRow]) -> Iterator[IssueChange]:
    moves = status_moves(rows)
    first = {row.brief: row for row in reversed(rows)}
    for brief, move in moves.items():
        if move.moved or move.word == FIRST:
            yield IssueChange([first[brief]], move, of_status=True)


def _of_holder(rows: Sequence[PositionRow]) -> Iterator[IssueChange]:
    for number, (of_day, move) in enumerate(stance_moves(rows)):
        if move.moved or move.word in (FIRST, INCOMPARABLE) or (move.word == UNSTATED and not number):
            yield IssueChange(of_day, move, of_status=False)

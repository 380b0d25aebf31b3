"""What became of decisions in a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefkit.core.dates.dates import DateSpan, PartialDate, end_key
from briefkit.core.dates.days import Days
from briefkit.core.decisions.rows import DecisionRow
from briefkit.core.timeline.digest_rows import DECIDED, DECISION, DUE, WANTED, DigestRow


def decision_changes(decisions: Iterable[DecisionRow], days: Days) -> Iterator[DigestRow]:
    """The decisions that were asked for, fell due or were taken in a period, each with who decides.

    One that was taken or put off is told once, with what came of it; deadlines count on their last day.
    """
    for row in decisions:
        decision = row.decision
        needed = str(decision.needed_by) if decision.needed_by and decision.is_open else None
        if days.end(decision.decided_on):
            chosen = row.title_of(decision.chosen)
            yield _change(row, DECIDED, decision.state, decision.decided_on, after=needed, detail=chosen)
        elif decision.is_open and days.begin(row.date):
            yield _change(row, DECISION, WANTED, row.date, after=needed)
        if decision.is_open and days.end(decision.needed_by):
            yield _change(row, DECISION, DUE, decision.needed_by)


def _change(row: DecisionRow, kind: str, word: str, date: PartialDate | DateSpan | None, **more: Any) -> DigestRow:
    holder = row.decided_by_name or row.by_name if kind == DECIDED else row.by_name
    head = (None, None, kind, word, str(date) if date else None, row.question, row.brief)
    return DigestRow(*head, holder=holder, **more, place=end_key(date))

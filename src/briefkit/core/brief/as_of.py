"""The library as it was known on a day: what is later or undated was not yet known."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from briefkit.core.brief.model import Brief, Event, Issue, Judgment
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.dates.dates import PartialDate


def known_by(briefs: Iterable[Brief], day: datetime.date) -> list[Brief]:
    """The briefs as they were known at the end of a day.

    A brief is known from its first day. An outcome, an update or an event's status is known from the last day that its
    date covers: “2018-12” is not known in the middle of December. A brief counts as superseded from the first day of
    the brief that supersedes it; a retracted one stays retracted.
    """
    everything = list(briefs)
    successors: dict[str, datetime.date] = {}
    for brief in everything:
        if brief.supersedes and brief.date and brief.status not in ("draft", "review"):
            first = brief.date.first
            successors[brief.supersedes] = min(first, successors.get(brief.supersedes, first))
    return [_as_known(brief, day, successors) for brief in everything if brief.date and brief.date.first <= day]


def _as_known(brief: Brief, day: datetime.date, successors: Mapping[str, datetime.date]) -> Brief:
    status = brief.status
    if status == "superseded" and successors.get(brief.id, datetime.date.max) > day:
        status = LIVE
    return brief.replaced(
        status=status,
        events=tuple(event_on(event, day) for event in brief.events),
        issues=tuple(_issue(issue, day) for issue in brief.issues),
        judgments=tuple(judgment_on(judgment, day) for judgment in brief.judgments),
    )


def is_past(date: PartialDate | None, day: datetime.date) -> bool:
    """Whether all of a date is on or before a day; False without a date."""
    return date is not None and date.last <= day


def event_on(event: Event, day: datetime.date) -> Event:
    """An event as it was known at the end of a day."""
    if event.status is None or is_past(event.status_on, day):
        return event
    return event.replaced(status=None, status_on=None)


def _issue(issue: Issue, day: datetime.date) -> Issue:
    held = tuple(position for position in issue.positions if position.date is None or position.date.first <= day)
    return issue if len(held) == len(issue.positions) else issue.replaced(positions=held)


def judgment_on(judgment: Judgment, day: datetime.date) -> Judgment:
    """A judgment as it was known at the end of a day."""
    updates = tuple(update for update in judgment.updates if is_past(update.date, day))
    known = judgment.replaced(updates=updates) if len(updates) < len(judgment.updates) else judgment
    if not judgment.is_open and is_past(judgment.resolved_on, day):
        return known
    if (known.outcome, known.resolved_on, known.evidence) == (None, None, None):
        return known
    return known.replaced(outcome=None, resolved_on=None, evidence=None)

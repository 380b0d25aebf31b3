"""Dates that contradict each other, or the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.brief.trails import all_positions
from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.dates.phrase import when
from briefkit.core.diagnostic import ERROR, Trail
from briefkit.core.judgments.state import updates_of
from briefkit.core.ports import LibraryView


@rule(
    "date-order",
    ERROR,
    bad='judgments: [{id: j1, claim: It holds, due: "2018-12", outcome: void, resolved_on: "2017-11"}]',
    good='judgments: [{id: j1, claim: It holds, due: "2018-12", outcome: void, resolved_on: "2018-11"}]',
)
def date_order(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A date is on the wrong side of the brief's own date, or updates are out of order.

    A review, the end of an embargo, the deadline of a decision and the decision itself, and a forecast's due date,
    updates and outcome come after the date of the brief; a
    position was taken before it was written down, and a brief supersedes an older one. A date without a day gets the
    benefit of the doubt: an update of a month or year counts from its last day.
    """
    if brief.date is None:
        return
    for date, trail, what in _later(brief):
        if date.last < brief.date.first:
            yield diagnostic(f"{what} is before the brief's own date, {brief.date}", trail)
    for position, trail in all_positions(brief):
        if position.date and position.date.first > brief.date.last:
            message = f"taken {when(position.date)}, after the brief's own date, {brief.date}"
            yield diagnostic(message, (*trail, "date"))
    for judgment in brief.judgments:
        if list(judgment.updates) != updates_of(judgment):
            yield diagnostic("the updates are not in date order", ("judgments", judgment.id, "updates"))
    older = view.brief(brief.supersedes) if brief.supersedes else None
    if older and older.date and older.date.first > brief.date.last:
        message = f"it supersedes “{older.id}”, which is newer: {older.date}"
        yield diagnostic(message, ("supersedes",), "is it the other way round?")


def _later(brief: Brief) -> Iterator[tuple[PartialDate | DateSpan, Trail, str]]:
    if brief.review_by:
        yield brief.review_by, ("review_by",), f"the review {when(brief.review_by)}"
    if brief.embargo_until:
        yield brief.embargo_until, ("embargo_until",), f"the end of the embargo {when(brief.embargo_until)}"
    if brief.decision and brief.decision.needed_by:
        yield brief.decision.needed_by, ("decision", "needed_by"), f"the deadline {brief.decision.needed_by}"
    if brief.decision and brief.decision.decided_on:
        yield brief.decision.decided_on, ("decision", "decided_on"), f"the decision {when(brief.decision.decided_on)}"
    for judgment in brief.judgments:
        trail = ("judgments", judgment.id)
        if judgment.due:
            yield judgment.due, (*trail, "due"), f"the due date {judgment.due}"
        if judgment.resolved_on:
            yield judgment.resolved_on, (*trail, "resolved_on"), f"the outcome {when(judgment.resolved_on)}"
        for number, update in enumerate(judgment.updates):
            yield update.date, (*trail, "updates", number, "date"), f"the update {when(update.date)}"


@rule(
    "future-date",
    bad='date: "2999-01-01"',
    good='date: "2018-07-20"',
)
def future_date(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A published brief is dated in the future.

    Either the year is a typo, or the brief is not published yet and its status should be draft or review.
    """
    if brief.live and brief.date and brief.date.first > view.today:
        yield diagnostic(f"published, but dated {brief.date}", ("date",), "correct the date, or set status to review")

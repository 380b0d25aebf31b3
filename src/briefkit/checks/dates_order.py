"""Dates that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.making import rule
from briefkit.checks.trails import all_positions
from briefkit.core.brief.model import Brief
from briefkit.core.checking.rule import ERROR, Flaw, Trail
from briefkit.core.checking.view import LibraryView
from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.settings import Settings


@rule(
    "date-order",
    "front-matter",
    ERROR,
    bad='judgments: [{id: j1, claim: It holds, due: "2018-12", outcome: void, resolved_on: "2017-11"}]',
    good='judgments: [{id: j1, claim: It holds, due: "2018-12", outcome: void, resolved_on: "2018-11"}]',
)
def date_order(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A date lies before the brief's own, though it can only lie after it, or the other way round.

    A review, the end of an embargo, a forecast's due date, its updates and its outcome come after the day of the
    brief; a position was taken before it was written down. Dates without a day are given the benefit of the doubt.
    """
    if brief.date is None:
        return
    for date, trail, what in _later(brief):
        if date.last < brief.date.first:
            yield Flaw(f"{what} {date} lies before the brief's own date, {brief.date}", trail)
    for position, trail in all_positions(brief):
        if position.date and position.date.first > brief.date.last:
            told = f"taken on {position.date}, after the brief's own date, {brief.date}"
            yield Flaw(told, (*trail, "date"))
    for judgment in brief.judgments:
        days = [update.date for update in judgment.updates]
        if days != sorted(days):
            yield Flaw("the updates are not in the order of their dates", ("judgments", judgment.id, "updates"))


def _later(brief: Brief) -> Iterator[tuple[PartialDate | DateSpan, Trail, str]]:
    if brief.review_by:
        yield brief.review_by, ("review_by",), "the review on"
    if brief.embargo_until:
        yield brief.embargo_until, ("embargo_until",), "the embargo's end"
    for judgment in brief.judgments:
        trail = ("judgments", judgment.id)
        if judgment.due:
            yield judgment.due, (*trail, "due"), "the due date"
        if judgment.resolved_on:
            yield judgment.resolved_on, (*trail, "resolved_on"), "the outcome of"
        for number, update in enumerate(judgment.updates):
            yield update.date, (*trail, "updates", number, "date"), "the update of"


@rule(
    "event-role",
    "front-matter",
    bad='events: [{id: g20-2018, date: "2018-11-30", role: past}]',
    good='events: [{id: g20-2018, date: "2018-11-30", role: upcoming}]',
)
def event_role(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """An event is called past though it comes after the brief, or upcoming though it was over before it.

    The event's date is the brief's own, else the registry's.
    """
    if brief.date is None:
        return
    for event in brief.events:
        if event.role not in ("past", "upcoming"):
            continue
        known = view.registry.entry("events", event.id)
        date = event.date or (known.date if known else None)
        if date is None:
            continue
        if event.role == "past" and date.first > brief.date.last:
            yield Flaw(f"past, but {date} comes after {brief.date}", ("events", event.id, "role"), "make it upcoming")
        if event.role == "upcoming" and date.last < brief.date.first:
            yield Flaw(f"upcoming, but {date} was over by {brief.date}", ("events", event.id, "role"), "make it past")


@rule(
    "future-date",
    "front-matter",
    bad='date: "2999-01-01"',
    good='date: "2018-07-20"',
)
def future_date(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Flaw]:
    """A published brief is dated after today.

    Either the year is a slip, or the brief is not published yet: then its status is draft or review.
    """
    if brief.live and brief.date and brief.date.first > view.today:
        yield Flaw(f"published, but dated {brief.date}", ("date",), "mend the date, or set status to review")


RULES = (date_order, event_role, future_date)

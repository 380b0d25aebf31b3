"""Dates that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import diagnostic, rule
from briefkit.checks.trails import all_positions
from briefkit.core.brief.model import Brief
from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.diagnostic import ERROR, Diagnostic, Trail
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "date-order",
    ERROR,
    bad='judgments: [{id: j1, claim: It holds, due: "2018-12", outcome: void, resolved_on: "2017-11"}]',
    good='judgments: [{id: j1, claim: It holds, due: "2018-12", outcome: void, resolved_on: "2018-11"}]',
)
def date_order(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A date lies before the brief's own, though it can only lie after it, or the other way round.

    A review, the end of an embargo, a forecast's due date, its updates and its outcome come after the day of the
    brief; a position was taken before it was written down. Dates without a day are given the benefit of the doubt.
    """
    if brief.date is None:
        return
    for date, trail, what in _later(brief):
        if date.last < brief.date.first:
            yield diagnostic(f"{what} {date} lies before the brief's own date, {brief.date}", trail)
    for position, trail in all_positions(brief):
        if position.date and position.date.first > brief.date.last:
            told = f"taken on {position.date}, after the brief's own date, {brief.date}"
            yield diagnostic(told, (*trail, "date"))
    for judgment in brief.judgments:
        days = [update.date for update in judgment.updates]
        if days != sorted(days):
            yield diagnostic("the updates are not in the order of their dates", ("judgments", judgment.id, "updates"))


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

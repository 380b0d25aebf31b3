"""The state of a judgment: the path of its likelihood, and the estimate that counts, for every output."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from briefkit.core.brief.model import Judgment, Update
from briefkit.core.dates.dates import DateSpan, PartialDate, end_key
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import SCALES


class JudgmentState(NamedTuple):
    """The likelihood that a judgment was made with, and its updates in order of date.

    `updates` came before the question closed (see `close_of`); `hindsight` did not, or is not known to, and never
    counts.
    """

    first: Likelihood
    updates: tuple[Likelihood, ...] = ()
    hindsight: tuple[Likelihood, ...] = ()

    @property
    def estimates(self) -> list[Likelihood]:
        """All likelihoods with a number that count, in order."""
        return [likelihood for likelihood in (self.first, *self.updates) if likelihood.band]

    @property
    def path(self) -> list[Likelihood]:
        """How the estimate came about, if it changed: what was said first, number or not, and every estimate since."""
        later = [update for update in self.updates if update.band]
        return [self.first, *later] if later else []

    @property
    def current(self) -> Likelihood:
        """The estimate that counts: the latest, of a closed question the last before its close; else what was said."""
        return next((update for update in reversed(self.updates) if update.band), self.first)


def state_of(judgment: Judgment, default_scale: str, made: PartialDate | None = None) -> JudgmentState:
    """The state of a judgment; `default_scale` is used if it names no scale, `made` is the date of its brief."""
    statements = statements_of(judgment, default_scale, made)
    return state_of_statements(statements, judgment.outcome, judgment.resolved_on, judgment.due)


def statements_of(judgment: Judgment, default_scale: str, made: PartialDate | None = None) -> list[Likelihood]:
    """What a judgment says: its own likelihood, which holds from the first day of its brief, then its updates.

    An update holds from the last day of its date, but not before there was a judgment.
    """
    scale = SCALES[judgment.scale or default_scale]
    begin = made.first if made else None
    first = Likelihood(scale, judgment.term, judgment.probability, start=begin)
    if not judgment.updates:
        return [first]
    later = [(update, update.date.last) for update in updates_of(judgment)]
    starts = [max(day, begin) if begin else day for _, day in later]
    return [
        first,
        *(
            Likelihood(scale, update.term, update.probability, update.date, start)
            for (update, _), start in zip(later, starts, strict=True)
        ),
    ]


def state_of_statements(
    statements: Sequence[Likelihood], outcome: str | None, resolved_on: PartialDate | None, due: DateSpan | None
) -> JudgmentState:
    """The state of a question from all that was said of it, in order."""
    first, *later = statements
    limit = limit_of(outcome, resolved_on, due)
    counted = list(takewhile(lambda said: is_before(said, limit), later))
    if close_of(outcome, resolved_on, due) is None and outcome not in (None, "open"):  # only the first estimate counts
        before = 0 if first.band else next((number for number, said in enumerate(counted, 1) if said.band), 0)
        counted = counted[:before]
    return JudgmentState(first, tuple(counted), tuple(later[len(counted) :]))


def updates_of(judgment: Judgment) -> list[Update]:
    """The updates in order. One dated by month or year counts from the last day of that period."""
    return sorted(judgment.updates, key=lambda update: end_key(update.date))


def close_of(outcome: str | None, resolved_on: PartialDate | None, due: DateSpan | None) -> datetime.date | None:
    """The first day on which nothing counts any more: that of the resolution, or the one after `due` if it is earlier.

    None for an open question without `due`, and where nobody knows when it was resolved: what did not occur without
    a date of resolution closes with `due`, what occurred did so on some day before.
    """
    after_due = _day_after(due)
    is_open = outcome in (None, "open")
    if is_open or resolved_on is None:
        return after_due if is_open or outcome == "did-not-occur" else None
    return min(resolved_on.first, after_due) if after_due else resolved_on.first


def limit_of(outcome: str | None, resolved_on: PartialDate | None, due: DateSpan | None) -> datetime.date | None:
    """The first day on which an estimate cannot count: the close, or where that is unknown the day after `due`."""
    return close_of(outcome, resolved_on, due) or _day_after(due)


def is_after_due(outcome: str | None, resolved_on: PartialDate | None, due: DateSpan | None) -> bool:
    """Whether something is said to have occurred only when `due` was over: then it did not occur in time."""
    return outcome == "occurred" and resolved_on is not None and due is not None and resolved_on.first > due.last


def is_before(said: Likelihood, limit: datetime.date | None) -> bool:
    """Whether a likelihood was stated before a limit, see `limit_of`; what has no date or limit was."""
    return limit is None or said.start is None or said.start < limit


def _day_after(due: DateSpan | None) -> datetime.date | None:
    return due.last + datetime.timedelta(days=1) if due and due.last < datetime.date.max else None

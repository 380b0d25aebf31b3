"""The state of a judgment: the path of its likelihood, and the estimate that counts, for every output."""

from __future__ import annotations

import datetime
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


def state_of(judgment: Judgment, default_scale: str) -> JudgmentState:
    """The state of a judgment; `default_scale` is used if it names no scale."""
    scale = SCALES[judgment.scale or default_scale]
    first = Likelihood(scale, judgment.term, judgment.probability)
    if not judgment.updates:
        return JudgmentState(first)
    close = close_of(judgment.outcome, judgment.resolved_on, judgment.due)
    later = [Likelihood(scale, update.term, update.probability, update.date) for update in updates_of(judgment)]
    counted = sum(_counts(update.date, judgment, close) for update in later)  # they are in order of their last days
    return JudgmentState(first, tuple(later[:counted]), tuple(later[counted:]))


def updates_of(judgment: Judgment) -> list[Update]:
    """The updates in order. One dated by month or year counts from the last day of that period."""
    return sorted(judgment.updates, key=lambda update: end_key(update.date))


def close_of(outcome: str | None, resolved_on: PartialDate | None, due: DateSpan | None) -> datetime.date | None:
    """The first day on which nothing counts any more: that of the resolution, or the one after `due` if it is earlier.

    None for an open question without `due`, and where nobody knows when it was resolved: what did not occur without
    a date of resolution closes with `due`, what occurred did so on some day before.
    """
    after_due = due.last + datetime.timedelta(days=1) if due and due.last < datetime.date.max else None
    is_open = outcome in (None, "open")
    if is_open or resolved_on is None:
        return after_due if is_open or outcome == "did-not-occur" else None
    return min(resolved_on.first, after_due) if after_due else resolved_on.first


def is_late(made: PartialDate | None, close: datetime.date | None) -> bool:
    """Whether a judgment was made when its question was already closed."""
    return made is not None and close is not None and made.first >= close


def _counts(date: PartialDate | None, judgment: Judgment, close: datetime.date | None) -> bool:
    if close is None:
        return judgment.is_open
    return date is not None and date.last < close

"""The state of a judgment: its likelihood over time, and the current estimate."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.brief.model import Judgment, Update
from briefkit.core.dates.dates import sort_key
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import SCALES


class JudgmentState(NamedTuple):
    """The first likelihood of a judgment, and its updates in order of date."""

    first: Likelihood
    updates: tuple[Likelihood, ...] = ()

    @property
    def estimates(self) -> list[Likelihood]:
        """All likelihoods with a number, in order."""
        return [likelihood for likelihood in (self.first, *self.updates) if likelihood.band]

    @property
    def current(self) -> Likelihood:
        """The current likelihood: the last update with a number, else the first likelihood."""
        return next((update for update in reversed(self.updates) if update.band), self.first)


def state_of(judgment: Judgment, default_scale: str) -> JudgmentState:
    """The state of a judgment; `default_scale` is used if it names no scale."""
    scale = SCALES[judgment.scale or default_scale]
    first = Likelihood(scale, judgment.term, judgment.probability)
    if not judgment.updates:
        return JudgmentState(first)
    later = [Likelihood(scale, update.term, update.probability, update.date) for update in updates_of(judgment)]
    return JudgmentState(first, tuple(later))


def updates_of(judgment: Judgment) -> list[Update]:
    """The updates in order. One dated by month or year counts from the last day of that period."""
    return sorted(judgment.updates, key=lambda update: (update.date.last, sort_key(update.date)))

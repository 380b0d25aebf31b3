"""The one state of a judgment: the path of its likelihood, and the estimate that counts now."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.brief.model import Judgment, Update
from briefkit.core.dates.dates import sort_key
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import SCALES


class JudgmentState(NamedTuple):
    """How likely a judgment was held to be at first, and later, in the order in which that came to count."""

    first: Likelihood
    updates: tuple[Likelihood, ...] = ()

    @property
    def estimates(self) -> list[Likelihood]:
        """Every likelihood with a number, in order."""
        return [likelihood for likelihood in (self.first, *self.updates) if likelihood.band]

    @property
    def current(self) -> Likelihood:
        """The one that counts now: the last with a number; the first where none has one."""
        return next((update for update in reversed(self.updates) if update.band), self.first)


def state_of(judgment: Judgment, default_scale: str) -> JudgmentState:
    """The state of a judgment; `default_scale` is the scale of one that names none."""
    scale = SCALES[judgment.scale or default_scale]
    first = Likelihood(scale, judgment.term, judgment.probability)
    if not judgment.updates:
        return JudgmentState(first)
    later = [Likelihood(scale, update.term, update.probability, update.date) for update in updates_of(judgment)]
    return JudgmentState(first, tuple(later))


def updates_of(judgment: Judgment) -> list[Update]:
    """The updates in order: each counts from the last day of its date, when a month or a year is known."""
    return sorted(judgment.updates, key=lambda update: (update.date.last, sort_key(update.date)))

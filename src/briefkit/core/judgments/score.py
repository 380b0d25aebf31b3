"""Scores of forecasts: Brier and logarithmic, and skill against two references.

Brier, G. W. (1950): Verification of forecasts expressed in terms of probability. Monthly Weather Review 78. This is
the score of one side, (p − o)²; the sum over both sides, as the Good Judgment Project prints it, is twice as high.
Good, I. J. (1952): Rational decisions. Journal of the Royal Statistical Society B 14 (the logarithmic score).
Mellers, B. et al. (2014): Psychological strategies for winning a geopolitical forecasting tournament. Psychological
Science 25 (the mean over the days on which a question was open).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from briefkit.core.judgments.intervals import LEAST, Interval, jackknife, mean_interval, wilson
from briefkit.core.judgments.ledger import Scored
from briefkit.core.values import frozen

EVEN = 0.25
"""The Brier score of always saying 50 %."""


def brier_score(probability: float, happened: int) -> float:
    """(p − o)²: 0 is perfect, 0.25 is the score of even odds, 1 is the worst."""
    return (probability - happened) ** 2


def log_score(probability: float, happened: int) -> float:
    """−ln of the probability given to what happened: 0 is perfect, 0.693 even odds; infinite for a wrong certainty."""
    given = probability if happened else 1 - probability
    return -math.log(given) if given > 0 else math.inf


@frozen
class Skill:
    """1 − score / reference: 1 is perfect, 0 as good as the reference; with a 95 % interval from 5 forecasts up."""

    value: float
    interval: Interval | None


@frozen
class Score:
    """The scores of `count` forecasts, of which `happened` came true.

    `rate` (share that came true), `mean` (of the probabilities), `brier` and `log` are means in which each forecast
    counts with the weight of its estimates here, in all `weight`: 1 unless they are grouped by term. `log` is infinite
    if one of its forecasts is; `infinite` says how many are. `bases` counts what they rest on: number, band, term.
    """

    count: int
    weight: float
    happened: int
    rate: float
    mean: float
    brier: float
    log: float
    infinite: int
    bases: Counter[str]
    rate_interval: Interval | None
    skill_even: Skill
    skill_rate: Skill | None


class _Part:
    """The sums of one kind of forecast: weight, outcome, probability, and both scores, each times weight."""

    def __init__(self, scored: Scored) -> None:
        points = [(share.said.point or 0.0, share.weight) for share in scored.shares]
        self.times, self.happened = scored.times, scored.happened
        self.weight = math.fsum(weight for _, weight in points)
        self.came_true = self.weight * self.happened
        self.mean = math.fsum(point * weight for point, weight in points)
        self.brier = math.fsum(brier_score(point, self.happened) * weight for point, weight in points)
        self.log = math.fsum(log_score(point, self.happened) * weight for point, weight in points)


def score(forecasts: Sequence[Scored]) -> Score | None:
    """The scores of some forecasts; None if there are none."""
    if not forecasts:
        return None
    parts = [_Part(scored) for scored in forecasts]
    count = sum(part.times for part in parts)

    def total(name: str) -> float:
        return math.fsum(part.times * getattr(part, name) for part in parts)

    weight = total("weight")
    rate, mean, brier, log = (total(name) / weight for name in ("came_true", "mean", "brier", "log"))
    bases: Counter[str] = Counter()
    for scored in forecasts:
        bases[scored.basis] += scored.times
    return Score(
        count=count,
        weight=weight,
        happened=sum(part.times for part in parts if part.happened),
        rate=rate,
        mean=mean,
        brier=brier,
        log=log,
        infinite=sum(part.times for part in parts if math.isinf(part.log)),
        bases=bases,
        rate_interval=wilson(rate * weight, weight) if count >= LEAST else None,
        skill_even=Skill(_rounded(1 - brier / EVEN), _against_even(parts, brier, count)),
        skill_rate=_against_rate(parts, count),
    )


def _against_even(parts: Sequence[_Part], brier: float, count: int) -> Interval | None:
    """Student's interval for the differences from 0.25, forecast by forecast, as skill."""
    if count < LEAST:
        return None
    values = ((part.brier / part.weight, part.weight, part.times) for part in parts)
    low, high = mean_interval(brier, values, count)
    return 1 - high / EVEN, 1 - low / EVEN


def _against_rate(parts: Sequence[_Part], count: int) -> Skill | None:
    """Skill against always saying the rate of these forecasts themselves; None if all or none of them came true."""
    sums = [math.fsum(part.times * getattr(part, name) for part in parts) for name in ("weight", "came_true", "brier")]
    value = _skill(*sums)
    if value is None or count < LEAST:
        return None if value is None else Skill(value, None)

    def without(number: int) -> float | None:
        part = parts[number]
        return _skill(sums[0] - part.weight, sums[1] - part.came_true, sums[2] - part.brier)

    return Skill(value, jackknife(value, without, [(number, part.times) for number, part in enumerate(parts)], count))


def _skill(weight: float, came_true: float, brier: float) -> float | None:
    rate = came_true / weight
    return None if min(rate, 1 - rate) < _NONE else _rounded(1 - brier / weight / (rate * (1 - rate)))


_NONE = 1e-12  # what is zero but for the rounding of a difference


def _rounded(value: float) -> float:
    return 0.0 if abs(value) < _NONE else value

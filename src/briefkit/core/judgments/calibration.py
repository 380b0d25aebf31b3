"""Calibration: did events happen about as often as their stated likelihood says?

Murphy, A. H. (1973): A new vector partition of the probability score. Journal of Applied Meteorology 12.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefkit.core.judgments.intervals import LEAST, Interval, wilson
from briefkit.core.judgments.ledger import Scored
from briefkit.core.judgments.score import brier_score
from briefkit.core.likelihood.scales import ICD203
from briefkit.core.values import frozen

MURPHY_FROM = 20
"""With fewer forecasts, the partition of the Brier score reflects chance more than skill."""

Band = tuple[str, float, float]

BANDS: dict[str, tuple[Band, ...]] = {
    "icd203": tuple(
        (term.name, 0.0 if number == 0 else term.low, 1.0 if number == len(ICD203.terms) - 1 else term.high)
        for number, term in enumerate(ICD203.terms)
    ),
    "tenths": tuple((f"{tenth}0–{tenth + 1}0 %", tenth / 10, (tenth + 1) / 10) for tenth in range(10)),
}
"""Divisions of probabilities into bands without gaps. A probability on a border belongs to the upper band."""


@frozen
class CalibrationBand:
    """The estimates of one band: the number of their forecasts, and how many of these came true.

    `weight` is the sum of the estimates' shares, `mean` and `rate` (the share that came true) are weighted by them;
    `interval` is Wilson's 95 % interval for the rate, from 5 forecasts up.
    """

    name: str
    low: float
    high: float
    count: int
    weight: float
    mean: float
    happened: int
    rate: float
    interval: Interval | None


@frozen
class Murphy:
    """Murphy's partition of a Brier score: reliability (0 is best) − resolution (higher is better) + uncertainty.

    `within` is the remainder, because forecasts within a band differ:
    Brier = reliability − resolution + uncertainty + within.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within: float


@frozen
class Calibration:
    """The bands with estimates, from the least to the most likely; `murphy` is None for fewer than 20 forecasts."""

    bands: tuple[CalibrationBand, ...]
    count: int
    murphy: Murphy | None


class _Point(NamedTuple):
    """What one kind of forecast says in a band: the weight of its estimates there, and their sum."""

    weight: float
    total: float
    happened: int
    times: int


def calibration(forecasts: Sequence[Scored], bands: str = "icd203") -> Calibration:
    """Estimates by band, each with its share of a forecast, and the rate at which they came true."""
    limits = BANDS[bands]
    by_band: list[list[_Point]] = [[] for _ in limits]
    for scored in forecasts:
        for number, point in _points(scored, limits).items():
            by_band[number].append(point)
    filled = tuple(_band(band, points) for band, points in zip(limits, by_band, strict=True) if points)
    count = sum(scored.times for scored in forecasts)
    return Calibration(filled, count, _murphy(filled, forecasts) if count >= MURPHY_FROM else None)


def _points(scored: Scored, limits: Sequence[Band]) -> dict[int, _Point]:
    found: dict[int, _Point] = {}
    for share in scored.shares:
        probability = share.said.point or 0.0
        number = _band_of(probability, limits)
        before = found.get(number, _Point(0.0, 0.0, scored.happened, scored.times))
        weight, total = before.weight + share.weight, before.total + share.weight * probability
        found[number] = before._replace(weight=weight, total=total)
    return found


def _band_of(probability: float, bands: Sequence[Band]) -> int:
    return next((number for number, (_, _, high) in enumerate(bands) if probability < high), len(bands) - 1)


def _band(band: Band, points: Iterable[_Point]) -> CalibrationBand:
    found = list(points)
    count = sum(point.times for point in found)
    weight = math.fsum(point.weight * point.times for point in found)
    came_true = math.fsum(point.weight * point.times for point in found if point.happened)
    mean = math.fsum(point.total * point.times for point in found) / weight
    happened = sum(point.times for point in found if point.happened)
    interval = wilson(came_true, weight) if count >= LEAST else None
    return CalibrationBand(*band, count, weight, mean, happened, came_true / weight, interval)


def _murphy(bands: Sequence[CalibrationBand], forecasts: Sequence[Scored]) -> Murphy:
    weight = math.fsum(band.weight for band in bands)
    base = math.fsum(band.weight * band.rate for band in bands) / weight
    reliability = math.fsum(band.weight * (band.mean - band.rate) ** 2 for band in bands) / weight
    resolution = math.fsum(band.weight * (band.rate - base) ** 2 for band in bands) / weight
    uncertainty = base * (1 - base)
    errors = [
        scored.times * share.weight * brier_score(share.said.point or 0.0, scored.happened)
        for scored in forecasts
        for share in scored.shares
    ]
    within = math.fsum(errors) / weight - (reliability - resolution + uncertainty)
    return Murphy(reliability, resolution, uncertainty, within)

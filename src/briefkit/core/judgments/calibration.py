"""Calibration: did events happen about as often as their stated likelihood says?

Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference. JASA 22 (the interval).
Murphy, A. H. (1973): A new vector partition of the probability score. Journal of Applied Meteorology 12.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefkit.core.judgments.score import Forecast
from briefkit.core.likelihood.scales import ICD203

MURPHY_FROM = 20
"""With fewer forecasts, the partition of the Brier score reflects chance more than skill."""

_Z = 1.959963984540054  # 95 %: the 0.975 quantile of the normal distribution

Band = tuple[str, float, float]

BANDS: dict[str, tuple[Band, ...]] = {
    "icd203": tuple(
        (term.name, 0.0 if number == 0 else term.low, 1.0 if number == len(ICD203.terms) - 1 else term.high)
        for number, term in enumerate(ICD203.terms)
    ),
    "tenths": tuple((f"{tenth}0–{tenth + 1}0 %", tenth / 10, (tenth + 1) / 10) for tenth in range(10)),
}
"""Divisions of probabilities into bands without gaps. A probability on a border belongs to the upper band."""


@dataclass(frozen=True, slots=True)
class CalibrationBand:
    """The forecasts of one band: their number, mean, how many came true, and Wilson's 95 % interval for that rate."""

    name: str
    low: float
    high: float
    count: int
    mean: float
    happened: int
    rate_low: float
    rate_high: float

    @property
    def rate(self) -> float:
        """The share that came true, from 0 to 1."""
        return self.happened / self.count


@dataclass(frozen=True, slots=True)
class Murphy:
    """Murphy's partition of a Brier score: reliability (0 is best) − resolution (higher is better) + uncertainty.

    `within` is the remainder, because forecasts within a band differ:
    Brier = reliability − resolution + uncertainty + within.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The bands with forecasts, from the least to the most likely; `murphy` is None for fewer than 20 forecasts."""

    bands: tuple[CalibrationBand, ...]
    count: int
    murphy: Murphy | None


def wilson(happened: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % score interval for a rate of `happened` in `count`; 0 to 1 if `count` is 0."""
    if not count:
        return 0.0, 1.0
    rate, square = happened / count, _Z * _Z
    centre = (rate + square / (2 * count)) / (1 + square / count)
    half = _Z / (1 + square / count) * math.sqrt(rate * (1 - rate) / count + square / (4 * count * count))
    return max(0.0, centre - half), min(1.0, centre + half)


def calibration(forecasts: Sequence[Forecast], bands: str = "icd203") -> Calibration:
    """Forecasts by band, with the rate at which they came true."""
    limits = BANDS[bands]
    by_band: list[list[Forecast]] = [[] for _ in limits]
    for forecast in forecasts:
        by_band[_band_of(forecast.probability, limits)].append(forecast)
    filled = tuple(_band(band, found) for band, found in zip(limits, by_band, strict=True) if found)
    count = len(forecasts)
    return Calibration(filled, count, _murphy(filled, forecasts) if count >= MURPHY_FROM else None)


def _band_of(probability: float, bands: Sequence[Band]) -> int:
    return next((number for number, (_, _, high) in enumerate(bands) if probability < high), len(bands) - 1)


def _band(band: Band, forecasts: Sequence[Forecast]) -> CalibrationBand:
    count = len(forecasts)
    happened = sum(forecast.happened for forecast in forecasts)
    mean = math.fsum(forecast.probability for forecast in forecasts) / count
    return CalibrationBand(*band, count, mean, happened, *wilson(happened, count))


def _murphy(bands: Sequence[CalibrationBand], forecasts: Sequence[Forecast]) -> Murphy:
    count = len(forecasts)
    base = sum(band.happened for band in bands) / count
    reliability = math.fsum(band.count * (band.mean - band.rate) ** 2 for band in bands) / count
    resolution = math.fsum(band.count * (band.rate - base) ** 2 for band in bands) / count
    uncertainty = base * (1 - base)
    brier = math.fsum((forecast.probability - forecast.happened) ** 2 for forecast in forecasts) / count
    return Murphy(reliability, resolution, uncertainty, brier - (reliability - resolution + uncertainty))

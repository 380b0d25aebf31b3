"""95 % intervals in closed form.

Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference. JASA 22 (a rate).
Efron, B.; Tibshirani, R. J. (1993): An introduction to the bootstrap, chapter 11 (the jackknife).
Abramowitz, M.; Stegun, I. A. (1964): Handbook of mathematical functions, 26.5.27, 26.7.3 and 26.7.5 (Student's t).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from statistics import NormalDist

Interval = tuple[float, float]

LEAST = 5
"""With fewer forecasts, no interval is given: it would say more about the formula than about the forecasts."""

_LEVEL = 0.975
_Z = NormalDist().inv_cdf(_LEVEL)
_MANY = 200  # from here on the expansion of the quantile is exact to ten digits


def wilson(happened: float, count: float) -> Interval:
    """Wilson's score interval for a rate of `happened` in `count`, which may be weights; 0 to 1 if `count` is 0."""
    if not count:
        return 0.0, 1.0
    rate, square = happened / count, _Z * _Z
    centre = (rate + square / (2 * count)) / (1 + square / count)
    half = _Z / (1 + square / count) * math.sqrt(max(0.0, rate * (1 - rate)) / count + square / (4 * count * count))
    return max(0.0, centre - half), min(1.0, centre + half)


def mean_interval(mean: float, values: Iterable[tuple[float, float, int]], count: int) -> Interval:
    """An interval for a weighted mean by Student's t; `values` are (value, weight, number of forecasts with both).

    With equal weights this is the usual mean ± t s / √n.
    """
    found = list(values)
    whole = math.fsum(weight * times for _, weight, times in found)
    squares = math.fsum(times * (weight * (value - mean)) ** 2 for value, weight, times in found)
    half = student_t(count - 1) * math.sqrt(count / (count - 1) * squares) / whole
    return mean - half, mean + half


def jackknife(
    value: float, without: Callable[[int], float | None], times: Iterable[tuple[int, int]], count: int
) -> Interval | None:
    """An interval for any figure: `without(i)` is the figure without forecast i; None if one of them is undefined.

    `times` are (i, number of forecasts like i).
    """
    found = []
    for number, many in times:
        other = without(number)
        if other is None:
            return None
        found.append((other, many))
    mean = math.fsum(other * many for other, many in found) / count
    squares = math.fsum(many * (other - mean) ** 2 for other, many in found)
    half = student_t(count - 1) * math.sqrt((count - 1) / count * squares)
    return value - half, value + half


@lru_cache(maxsize=1024)
def student_t(freedom: int) -> float:
    """The 0.975 quantile of Student's t with some degrees of freedom: 12.706 for one, 1.96 for very many."""
    if freedom >= _MANY:
        return _expanded(freedom)
    low, high = 0.0, math.pi / 2
    for _ in range(64):  # halved until it is as narrow as a float can tell
        middle = (low + high) / 2
        low, high = (middle, high) if _two_sided(middle, freedom) < 2 * _LEVEL - 1 else (low, middle)
    return math.tan((low + high) / 2) * math.sqrt(freedom)


def _two_sided(angle: float, freedom: int) -> float:
    """The probability of |t| ≤ √n tan(angle): a finite sum of powers of the cosine (26.7.3 and 26.7.4)."""
    cosine = math.cos(angle)
    odd = freedom % 2
    term = total = (cosine if odd else 1.0) if freedom > 1 else 0.0
    for power in range(2 + odd, freedom, 2):
        term *= (power - 1) / power * cosine * cosine
        total += term
    total *= math.sin(angle)
    return 2 / math.pi * (angle + total) if odd else total


def _expanded(freedom: int) -> float:
    """The expansion of the quantile in powers of 1 / n about that of the normal distribution (26.7.5)."""
    z, n = _Z, freedom
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * n**4)
    )

"""Intervals against published tables, and by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.judgments.intervals import jackknife, mean_interval, student_t, wilson


@pytest.mark.parametrize(
    ("happened", "count", "low", "high"),
    [  # Wilson's interval, as in his formula worked out by hand and in Newcombe (1998), table I: 81 of 263
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (3, 3, 0.4385, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_intervals(happened: int, count: int, low: float, high: float) -> None:
    found = wilson(happened, count)
    assert (round(found[0], 4), round(found[1], 4)) == (low, high)


@given(st.integers(0, 300), st.integers(0, 300))
def test_an_interval_holds_its_rate_and_narrows(happened: int, missed: int) -> None:
    count = happened + missed
    low, high = wilson(happened, count)
    assert 0 <= low <= high <= 1
    if count:
        assert low - 1e-12 <= happened / count <= high + 1e-12
        wider = wilson(happened * 4, count * 4)
        assert wider[1] - wider[0] < high - low


def test_wilson_with_weights() -> None:
    # 1.5 of 2.5: rate 0.6, z² = 3.841459; centre (0.6 + 3.841459 / 5) / (1 + 3.841459 / 2.5) = 1.368292 / 2.536584;
    # half 1.959964 · √(0.24 / 2.5 + 3.841459 / 25) / 2.536584 = 1.959964 · 0.499658 / 2.536584
    assert wilson(1.5, 2.5) == pytest.approx((0.539423 - 0.386073, 0.539423 + 0.386073), abs=1e-5)


@pytest.mark.parametrize(
    ("freedom", "quantile"),
    [  # the 0.975 quantile of Student's t; tables print 12.706, 4.303, 3.182, …; one and two degrees in closed form
        (1, math.tan(0.475 * math.pi)),
        (2, 0.95 * math.sqrt(2 / (1 - 0.95**2))),
        (3, 3.182446305284),
        (4, 2.776445105198),
        (5, 2.570581835636),
        (7, 2.364624251593),
        (10, 2.228138851986),
        (29, 2.045229642133),
        (30, 2.042272456301),
        (60, 2.000297822014),
        (100, 1.983971518524),
        (120, 1.979930405082),
        (198, 1.972017477836),
        (199, 1.971956544252),
        (200, 1.971896223634),
        (201, 1.971836506780),
        (500, 1.964719837467),
        (1000, 1.962339080826),
        (100000, 1.959987707535),
    ],
)
def test_students_quantile_is_that_of_the_tables(freedom: int, quantile: float) -> None:
    assert student_t(freedom) == pytest.approx(quantile, abs=1e-8)


def test_students_quantile_falls_to_that_of_the_normal_distribution() -> None:
    found = [student_t(freedom) for freedom in range(1, 400)]
    assert found == sorted(found, reverse=True)
    assert found[-1] > 1.959963984540054


def test_the_interval_of_a_mean() -> None:
    # 1, 2, 3, 4, 5: s = √(10 / 4), and t of 4 degrees of freedom 2.776445: 3 ± 2.776445 · 1.581139 / √5 = 3 ± 1.963243
    equal = [(value, 1.0, 1) for value in (1.0, 2.0, 3.0, 4.0, 5.0)]
    assert mean_interval(3, equal, 5) == pytest.approx((1.036757, 4.963243), abs=1e-6)
    # of equal weights only the shares matter
    assert mean_interval(3, [(value, 0.2, 1) for value, _, _ in equal], 5) == pytest.approx(mean_interval(3, equal, 5))


def test_the_interval_of_a_weighted_mean() -> None:
    # 0 with weight 1 and 1 with weight 0.5, each three times: mean 1.5 / 4.5 = 1/3; Σ (w (x − m))² = 3 (1/9 + 1/9) =
    # 2/3; √(6 / 5 · 2 / 3) / 4.5 = 0.198762; t of 5 degrees of freedom 2.570582: ± 0.510933
    values = [(0.0, 1.0, 3), (1.0, 0.5, 3)]
    assert mean_interval(1 / 3, values, 6) == pytest.approx((1 / 3 - 0.510933, 1 / 3 + 0.510933), abs=1e-6)
    singly = [(value, weight, 1) for value, weight, times in values for _ in range(times)]
    assert mean_interval(1 / 3, singly, 6) == pytest.approx(mean_interval(1 / 3, values, 6))


def test_the_jackknife_of_a_mean_is_students_interval() -> None:
    # leaving one out of 1 … 5: (15 − x) / 4; the formula then gives the standard error of the mean itself, s / √n
    values = (1.0, 2.0, 3.0, 4.0, 5.0)
    found = jackknife(3, lambda number: (15 - values[number]) / 4, [(number, 1) for number in range(5)], 5)
    assert found == pytest.approx((1.036757, 4.963243), abs=1e-6)


def test_the_jackknife_by_hand() -> None:
    # without one of three −0.04, without one of two −0.12: mean −0.072, squares 3 · 0.032² + 2 · 0.048² = 0.00768;
    # √(4 / 5 · 0.00768) = 0.078384, times 2.776445 = 0.217627
    without = {0: -0.04, 1: -0.12}
    assert jackknife(0.5, without.get, [(0, 3), (1, 2)], 5) == pytest.approx((0.282373, 0.717627), abs=1e-6)
    assert jackknife(0.5, lambda number: None if number else -0.04, [(0, 3), (1, 2)], 5) is None

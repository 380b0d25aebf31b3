"""Scores by hand: every expected figure was worked out on paper, not by the code."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.judgments.ledger import Method, Scored, ledger
from briefkit.core.judgments.score import Score, brier_score, log_score, score
from tests.core.judgments.ledger import TODAY, judged, scored

TINY = 0.0000001


def said(probability: object, happened: int = 1) -> Scored:
    """A forecast with one estimate, from January to May."""
    outcome = "occurred" if happened else "did-not-occur"
    return scored(f"probability: {probability}, outcome: {outcome}, resolved_on: 2018-06-01")


def figures(*forecasts: Scored) -> Score:
    found = score(forecasts)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("probability", "happened", "brier", "log"),
    [  # (p − o)²; −ln of the probability given to what happened
        (0.7, 1, 0.09, 0.356675),
        (0.7, 0, 0.49, 1.203973),
        (0.5, 0, 0.25, 0.693147),
        (1, 1, 0, 0),
        (0, 0, 0, 0),
        (1, 0, 1, math.inf),
        (0, 1, 1, math.inf),
        (0.0001, 1, 0.99980001, 9.210340),  # as said, however near to certainty
        (TINY, 1, 0.9999998, 16.118096),
        (1e-12, 1, 1, 27.631021),  # 12 ln 10
    ],
)
def test_both_scores_by_hand(probability: float, happened: int, brier: float, log: float) -> None:
    assert brier_score(probability, happened) == pytest.approx(brier)
    assert log_score(probability, happened) == pytest.approx(log, abs=1e-6)


@given(st.floats(0, 1), st.integers(0, 1))
def test_scores_keep_their_bounds(probability: float, happened: int) -> None:
    assert 0 <= brier_score(probability, happened) <= 1
    assert log_score(probability, happened) >= 0


def test_means_over_forecasts() -> None:
    # Brier (0.04 + 0.36) / 2 = 0.2; log (0.223144 + 0.916291) / 2 = 0.569717
    found = figures(said(0.8), said(0.6, 0))
    assert (found.count, found.weight, found.happened, found.rate) == (2, 2, 1, 0.5)
    assert (round(found.brier, 9), round(found.log, 6), round(found.mean, 9)) == (0.2, 0.569717, 0.7)
    # skill 1 − 0.2 / 0.25 = 0.2, also against a rate of 0.5; both without an interval, as are 2 forecasts
    assert (round(found.skill_even.value, 9), found.skill_even.interval, found.rate_interval) == (0.2, None, None)
    assert found.skill_rate is not None
    assert (round(found.skill_rate.value, 9), found.skill_rate.interval) == (0.2, None)
    assert score([]) is None


def test_a_forecast_with_many_estimates_weighs_as_much_as_one_with_one() -> None:
    # 0.36, and 31 days of 0.16 with 31 of 0.04, a mean of 0.1: (0.36 + 0.1) / 2 = 0.23; said (0.4 + 0.7) / 2 = 0.55
    moved = scored(
        "probability: 0.6, updates: [{date: 2018-02-01, probability: 0.8}], outcome: occurred, resolved_on: 2018-03-04"
    )
    found = figures(said(0.4), moved)
    assert (found.weight, round(found.brier, 9), round(found.mean, 9)) == (2, 0.23, 0.55)


def test_a_wrong_certainty_is_infinite_and_counted() -> None:
    found = figures(said(1, 0), said(0), said(0.5), said(1))
    assert (found.log, found.infinite, found.brier) == (math.inf, 2, (1 + 1 + 0.25 + 0) / 4)
    # only for the days on which it was said, but infinite all the same
    moved = scored(
        "probability: 0.6, updates: [{date: 2018-02-01, probability: 0}], outcome: occurred, resolved_on: 2018-03-01"
    )
    assert (figures(moved).log, figures(moved).infinite) == (math.inf, 1)
    # before it was said there is nothing infinite
    assert figures(moved._replace(shares=moved.shares[:1])).infinite == 0


@pytest.mark.parametrize("probability", [TINY, "[0.0000001, 0.0000001]", "1.0e-07"])
def test_a_tiny_probability_is_no_certainty(probability: object) -> None:
    found = figures(said(probability))
    assert (found.infinite, found.mean) == (0, TINY)
    assert found.log == pytest.approx(16.118096, abs=1e-6)  # 7 ln 10


def test_the_middle_of_a_tiny_band_is_no_certainty() -> None:
    found = figures(said("[0, 0.0000001]"))
    assert (found.infinite, found.mean) == (0, 5e-8)
    assert found.log == pytest.approx(16.811243, abs=1e-6)  # 7 ln 10 + ln 2


def test_what_forecasts_rest_on_is_counted() -> None:
    closed = "outcome: occurred, resolved_on: 2018-06"
    found = figures(said(0.7), said("[0.2, 0.4]"), said(0.1), scored(f"term: likely, {closed}"))
    assert found.bases == {"number": 2, "band": 1, "term": 1}


FIVE = [said(0.6), said(0.6), said(0.6), said(0.6, 0), said(0.6, 0)]


def test_the_intervals_of_five_by_hand() -> None:
    # Brier (3 · 0.16 + 2 · 0.36) / 5 = 0.24; rate 0.6, and 0.6 · 0.4 = 0.24: skills 1 − 0.24 / 0.25 = 0.04, and 0
    found = figures(*FIVE)
    assert found.skill_rate is not None
    assert (round(found.skill_even.value, 9), round(found.skill_rate.value, 9)) == (0.04, 0)
    # even: squares of the differences 3 · 0.08² + 2 · 0.12² = 0.048, variance of the mean 0.048 / 4 / 5 = 0.0024;
    # t of 4 degrees of freedom is 2.776445: 0.04 ± 2.776445 · √0.0024 / 0.25 = 0.04 ± 0.544070
    assert found.skill_even.interval == pytest.approx((-0.504070, 0.584070), abs=1e-6)
    # rate: without one that came true 1 − 0.26 / 0.25 = −0.04, without one that did not 1 − 0.21 / 0.1875 = −0.12; mean
    # −0.072, squares 3 · 0.032² + 2 · 0.048² = 0.00768; 2.776445 · √(4 / 5 · 0.00768) = 0.217627
    assert found.skill_rate.interval == pytest.approx((-0.217627, 0.217627), abs=1e-6)
    # Wilson's of 3 in 5
    assert found.rate_interval == pytest.approx((0.2307, 0.8824), abs=5e-5)
    four = figures(*FIVE[1:])
    assert four.skill_rate is not None
    assert (four.rate_interval, four.skill_even.interval, four.skill_rate.interval) == (None, None, None)


def test_no_skill_where_all_or_none_came_true() -> None:
    assert figures(*[said(0.9)] * 6).skill_rate is None
    assert figures(*[said(0.9, 0)] * 6).skill_rate is None
    # and no interval where that is so without one of them: 0.8 and four of five, Brier (4 · 0.04 + 0.64) / 5 = 0.16
    found = figures(*[said(0.8)] * 4, said(0.8, 0))
    assert found.skill_rate is not None
    assert (round(found.skill_rate.value, 9), found.skill_rate.interval) == (0, None)
    assert found.skill_even.interval is not None


ROWS = st.tuples(st.sampled_from(["0", "0.2", "0.7", "1", "[0.1, 0.4]"]), st.integers(0, 1), st.integers(1, 4))


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_one_may_stand_for_many(rows: list[tuple[str, int, int]]) -> None:
    some = [said(probability, happened)._replace(times=times) for probability, happened, times in rows]
    every = [one._replace(times=1) for one in some for _ in range(one.times)]
    few, many = score(some), score(every)
    assert few is not None
    assert many is not None
    assert (few.count, few.happened, few.infinite, few.bases) == (many.count, many.happened, many.infinite, many.bases)
    for name in ("weight", "rate", "mean", "brier", "log", "rate_interval"):
        assert getattr(few, name) == pytest.approx(getattr(many, name)), name
    assert few.skill_even.interval == pytest.approx(many.skill_even.interval)
    assert (few.skill_rate is None) == (many.skill_rate is None)
    if few.skill_rate and many.skill_rate:
        assert few.skill_rate.value == pytest.approx(many.skill_rate.value)
        assert few.skill_rate.interval == pytest.approx(many.skill_rate.interval)


def test_the_method_decides_which_estimate_is_scored() -> None:
    row = judged(
        "probability: 0.6, updates: [{date: 2018-02-01, probability: 0.9}], outcome: occurred, resolved_on: 2018-03-04"
    )
    # 0.16 for 31 days and 0.01 for 31
    briers = [score(ledger([row], TODAY, Method(at=at)).scored) for at in (None, "first", "last")]
    assert [round(one.brier, 9) for one in briers if one] == [0.085, 0.16, 0.01]

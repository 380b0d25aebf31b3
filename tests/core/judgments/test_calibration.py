"""Calibration by hand, and Murphy's partition."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.judgments.calibration import BANDS, calibration
from briefkit.core.judgments.ledger import Scored, Share
from briefkit.core.judgments.score import brier_score, score
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import ICD203
from tests.core.judgments.ledger import judged

ROW = judged("term: likely, outcome: occurred")


def forecast(happened: int, *shares: tuple[float, float]) -> Scored:
    """A forecast with some (probability, weight)."""
    return Scored(ROW, happened, tuple(Share(Likelihood(ICD203, None, (p, p)), weight) for p, weight in shares))


def said(probability: float, happened: int) -> Scored:
    return forecast(happened, (probability, 1.0))


def test_calibration_by_band() -> None:
    forecasts = [said(0.6, 1), said(0.7, 0), said(0.8, 1), said(0.02, 0), said(1.0, 1), said(0.0, 0)]
    bands = calibration(forecasts).bands
    assert [(band.name, band.count, band.happened) for band in bands] == [
        ("almost no chance", 2, 0),
        ("likely", 2, 1),
        ("very likely", 1, 1),  # 0.8 is on the border and belongs to the upper band
        ("almost certain", 1, 1),
    ]
    assert bands[1].mean == pytest.approx(0.65)
    assert (bands[1].rate, bands[1].interval) == (0.5, None)
    tenths = calibration(forecasts, "tenths").bands
    assert [(band.low, band.count) for band in tenths] == [(0.0, 2), (0.6, 1), (0.7, 1), (0.8, 1), (0.9, 1)]


@pytest.mark.parametrize("name", BANDS)
def test_bands_have_no_gaps(name: str) -> None:
    edges = [(low, high) for _, low, high in BANDS[name]]
    assert edges[0][0] == 0
    assert edges[-1][1] == 1
    assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(edges))


@pytest.mark.parametrize(
    ("probability", "band", "tenth"),
    [
        (0.0, "almost no chance", 0.0),
        (0.05, "very unlikely", 0.0),
        (0.1, "very unlikely", 0.1),
        (0.2, "unlikely", 0.2),
        (0.3, "unlikely", 0.3),
        (0.45, "roughly even chance", 0.4),
        (0.55, "likely", 0.5),
        (0.6, "likely", 0.6),
        (0.7, "likely", 0.7),
        (0.8, "very likely", 0.8),
        (0.95, "almost certain", 0.9),
        (1.0, "almost certain", 0.9),
    ],
)
def test_a_border_belongs_to_the_upper_band(probability: float, band: str, tenth: float) -> None:
    assert [one.name for one in calibration([said(probability, 1)]).bands] == [band]
    assert [one.low for one in calibration([said(probability, 1)], "tenths").bands] == [tenth]


def test_an_estimate_counts_in_its_band_with_its_share() -> None:
    # likely: 0.25 of 0.6 and 0.5 of 0.7 came true, 0.5 of 0.6 did not: weight 1.25, mean (0.15 + 0.35 + 0.3) / 1.25 =
    # 0.64, rate 0.75 / 1.25 = 0.6, of two forecasts; very likely: 0.25 of 0.9 came true, 0.5 of 0.8 did not
    forecasts = [forecast(1, (0.6, 0.25), (0.9, 0.25), (0.7, 0.5)), forecast(0, (0.8, 0.5), (0.6, 0.5))]
    likely, very = calibration(forecasts).bands
    assert (likely.name, likely.count, likely.happened) == ("likely", 2, 1)
    assert (likely.weight, likely.mean, likely.rate) == pytest.approx((1.25, 0.64, 0.6))
    assert (very.name, very.count, very.happened) == ("very likely", 2, 1)
    # mean (0.225 + 0.4) / 0.75, rate 0.25 / 0.75
    assert (very.weight, very.mean, very.rate) == pytest.approx((0.75, 0.625 / 0.75, 1 / 3))


def test_an_interval_from_five_up() -> None:
    five = [said(0.6, 1)] * 3 + [said(0.7, 0)] * 2
    (band,) = calibration(five).bands
    assert band.interval == pytest.approx((0.2307, 0.8824), abs=5e-5)  # Wilson's of 3 in 5
    assert calibration(five[1:]).bands[0].interval is None
    # half of each forecast: 1.5 of 2.5, the interval of which is wider
    (_, half) = calibration([forecast(one.happened, (0.1, 0.5), (0.6, 0.5)) for one in five]).bands
    assert (half.count, half.weight) == (5, 2.5)
    assert half.interval == pytest.approx((0.15335, 0.92550), abs=5e-5)


def test_murphy_from_twenty_up_by_hand() -> None:
    # ten of 0.3 of which 2 came true, ten of 0.7 of which 8 did; base rate 0.5
    # reliability (10 · 0.1² + 10 · 0.1²) / 20 = 0.01; resolution (10 · 0.3² + 10 · 0.3²) / 20 = 0.09; uncertainty 0.25
    # Brier = 0.01 − 0.09 + 0.25 = 0.17
    forecasts = [said(0.3, 1)] * 2 + [said(0.3, 0)] * 8 + [said(0.7, 1)] * 8 + [said(0.7, 0)] * 2
    murphy = calibration(forecasts).murphy
    assert murphy is not None
    parts = (murphy.reliability, murphy.resolution, murphy.uncertainty, murphy.within)
    assert [round(part, 9) for part in parts] == [0.01, 0.09, 0.25, 0.0]
    found = score(forecasts)
    assert found is not None
    assert found.brier == pytest.approx(0.17)
    assert calibration(forecasts[:19]).murphy is None
    assert calibration([forecasts[0]._replace(times=10), forecasts[-1]._replace(times=10)]).murphy is not None


def test_murphy_of_shares_by_hand() -> None:
    # ten that came true and ten that did not, each half at 0.2 and half at 0.8: both bands hold 10 of weight, 5 of
    # which came true; reliability (10 · 0.3² + 10 · 0.3²) / 20 = 0.09, resolution 0, uncertainty 0.25, Brier 0.34 (half
    # of 0.64 and half of 0.04), so nothing is left within
    forecasts = [forecast(happened, (0.2, 0.5), (0.8, 0.5)) for happened in (0, 1) for _ in range(10)]
    murphy = calibration(forecasts).murphy
    assert murphy is not None
    parts = (murphy.reliability, murphy.resolution, murphy.uncertainty, murphy.within)
    assert [round(part, 9) for part in parts] == [0.09, 0.0, 0.25, 0.0]


SHARES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 9)), min_size=1, max_size=3)


@given(st.lists(st.tuples(SHARES, st.integers(0, 1)), min_size=20, max_size=40))
def test_the_parts_make_up_the_brier_score(drawn: list[tuple[list[tuple[float, int]], int]]) -> None:
    forecasts = [
        forecast(happened, *[(p, days / sum(days for _, days in shares)) for p, days in shares])
        for shares, happened in drawn
    ]
    found, murphy = calibration(forecasts), calibration(forecasts).murphy
    assert murphy is not None
    brier = math.fsum(
        share.weight * brier_score(share.said.point or 0.0, one.happened) for one in forecasts for share in one.shares
    ) / len(forecasts)
    assert murphy.reliability - murphy.resolution + murphy.uncertainty + murphy.within == pytest.approx(brier)
    assert sum(band.weight for band in found.bands) == pytest.approx(len(forecasts))

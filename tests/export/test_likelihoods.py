"""The bar of a likelihood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.export.likelihoods import bar_of
from tests.export.samples import judgment


@pytest.mark.parametrize(
    ("low", "high", "place"),
    [
        (0.55, 0.8, (55, 25)),
        (0.8, 0.55, (55, 25)),
        (0.0, 1.0, (0, 100)),
        (0.0, 0.0, (0, 2)),
        (1.0, 1.0, (98, 2)),
        (0.93, 0.93, (92, 2)),
        (0.005, 0.01, (0, 2)),
        (0.994, 0.995, (98, 2)),
        (0.3, 0.32, (30, 2)),
        (0.3, 0.33, (30, 3)),
        (1 / 3, 2 / 3, (33.33, 33.33)),
        (0.12345, 0.5, (12.34, 37.66)),
        (-0.2, 0.5, (0, 50)),
        (0.5, 7.0, (50, 50)),
    ],
)
def test_a_bar_lies_where_its_figures_say_and_is_never_too_narrow(
    low: float, high: float, place: tuple[float, float]
) -> None:
    found = bar_of(judgment("j", low=low, high=high), "en")
    assert found
    assert (found.start, found.width) == place


def test_without_two_bounds_there_is_no_bar() -> None:
    for low, high in ((None, None), (0.2, None), (None, 0.2)):
        assert bar_of(judgment("j", low=low, high=high), "en") is None
    assert bar_of(judgment("j", low=0.0, high=0.5), "en")


@given(st.floats(-1, 2), st.floats(-1, 2))
def test_every_bar_is_inside_and_covers_its_band(low: float, high: float) -> None:
    bar = bar_of(judgment("j", low=low, high=high), "en")
    assert bar
    start, end = sorted(100 * max(0.0, min(1.0, bound)) for bound in (low, high))
    assert bar.start >= 0
    assert bar.width >= 2
    assert bar.start + bar.width <= 100.01
    assert bar.start <= start + 0.01
    assert bar.start + bar.width >= end - 0.01


def test_the_figures_follow_the_language() -> None:
    shown = {language: bar_of(judgment("j", low=0.2, high=0.2), language) for language in ("en", "de")}
    assert [bar.figures for bar in shown.values() if bar] == ["20%", "20\u00a0%"]

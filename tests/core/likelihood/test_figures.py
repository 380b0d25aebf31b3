"""Percentages: one way to write them, without loss."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.likelihood.figures import Band, band_text, midpoint, percent_text, share_text

FRACTIONS = st.integers(0, 10_000).map(lambda number: number / 10_000)


@given(FRACTIONS, FRACTIONS, st.sampled_from([None, "en", "en-GB", "de", "fr", "zh-Hans", "pt"]))
def test_text_keeps_the_numbers(low: float, high: float, language: str | None) -> None:
    text = band_text((low, high), language)
    read = [float(figure) / 100 for figure in re.findall(r"[\d.e-]+", text)]
    assert read == pytest.approx([low, high] if low != high else [low])
    assert percent_text(low, language) == band_text((low, low), language)


@pytest.mark.parametrize(
    ("band", "language", "text"),
    [
        (None, None, "–"),
        ((0.7, 0.7), None, "70 %"),
        ((0.55, 0.8), None, "55–80 %"),
        ((0.55, 0.8), "en-GB", "55–80%"),
        ((0.125, 0.125), "de", "12.5\u00a0%"),
        ((0.9996, 0.9996), None, "99.96 %"),  # never rounded to certainty
        ((0.0, 0.0), "fr", "0\u00a0%"),
    ],
)
def test_bands(band: Band | None, language: str | None, text: str) -> None:
    assert band_text(band, language) == text


def test_shares_are_whole_percentages() -> None:
    assert (share_text(2 / 3), midpoint((0.55, 0.8))) == ("67 %", 0.675)

"""Colours that can be read: WCAG's own figures, and what becomes of an accent that cannot."""

from __future__ import annotations

import pytest

from briefkit.export.colours import accent_warning, contrast, readable, tint


@pytest.mark.parametrize(
    ("colour", "on_white", "on_black"),
    [
        ("#000000", 21.0, 1.0),
        ("#ff0000", 4.0, 5.25),
        ("#00ff00", 1.37, 15.3),
        ("#0000ff", 8.59, 2.44),
        ("#767676", 4.54, 4.62),
        ("#777777", 4.48, 4.69),
        ("#0a0a0a", 19.8, 1.06),
    ],
)
def test_contrast_is_that_of_wcag(colour: str, on_white: float, on_black: float) -> None:
    assert contrast(colour, "#ffffff") == pytest.approx(on_white, abs=0.006)
    assert contrast("#000000", colour) == pytest.approx(on_black, abs=0.006)


def test_an_accent_is_darkened_or_lightened_only_as_far_as_it_must() -> None:
    assert readable("#1f3a5f") == "#1f3a5f"
    for accent, ground in (("#ffcc00", "#ffffff"), ("#777777", "#ffffff"), ("#1f3a5f", "#16181c"), ("#0000ff", "#000")):
        shown = readable(accent, ground.ljust(7, "0"))
        assert 5.5 <= contrast(shown, ground.ljust(7, "0")) < 6.4, accent
    assert readable("red") == readable("nothing") == "#1f3a5f"


def test_only_an_accent_below_the_standard_is_named() -> None:
    assert accent_warning("#767676") == accent_warning("no colour") == []
    (warning,) = accent_warning("#777777")
    assert all(part in warning for part in ("#777777", "4.5 : 1", readable("#777777")))


def test_a_tint_lies_between_ground_and_accent() -> None:
    assert [tint("#204060", "#ffffff", share) for share in (0, 0.5, 1)] == ["#ffffff", "#90a0b0", "#204060"]
    assert tint("none", "#ffffff", 1) == "#1f3a5f"


@pytest.mark.parametrize(("accent", "ground", "shown"), [("#8090a0", "#7f7f7f", 4.9), ("#606870", "#6e6e6e", 4.9)])
def test_on_a_grey_ground_an_accent_goes_as_far_as_black_or_white(accent: str, ground: str, shown: float) -> None:
    assert 4 < contrast(readable(accent, ground), ground) < 5.5
    assert contrast(readable(accent, ground), ground) == pytest.approx(shown, abs=0.5)

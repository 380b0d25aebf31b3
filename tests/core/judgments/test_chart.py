"""The drawing of a calibration."""

from __future__ import annotations

import re

from briefkit.core.judgments.calibration import calibration
from briefkit.core.judgments.chart import calibration_svg
from tests.core.judgments.test_calibration import forecast, said


def test_the_drawing_has_its_figures_as_text() -> None:
    drawn = calibration_svg(calibration([said(0.7, 1)]), "A <title> & more")
    assert "A &lt;title&gt; &amp; more" in drawn
    assert "likely: n = 1, 100 % came true<" in drawn  # no interval of one
    # Wilson's of five in five: 5 / (5 + 3.841459) = 57 %
    drawn = calibration_svg(calibration([said(0.7, 1)] * 5), "T")
    assert "likely: n = 5, 100 % came true, interval 57 % to 100 %" in drawn
    assert calibration_svg(calibration([]), "Empty").count("No forecasts were scored.") == 1


def test_a_point_of_the_drawing_is_where_its_figures_say() -> None:
    # said 2 / 3, came true 2 / 3, of 400 points; radius 3 + √3
    forecasts = [said(0.6, 1), said(0.7, 0), said(0.7, 1)]
    drawn = calibration_svg(calibration(forecasts), "T")
    assert re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', drawn) == [("330.7", "197.3", "4.7")]
    assert '<line x1="64" x2="464"' in drawn.replace(".0", "")


def test_a_point_is_where_the_weighted_figures_say() -> None:
    # likely: half of a forecast at 0.6 that came true and a whole one at 0.75 that did not: said 1.05 / 1.5 = 0.7, came
    # true 0.5 / 1.5: 64 + 0.7 · 400 = 344, and 133.3 points above the lower edge; very likely: 0.9 and all
    drawn = calibration_svg(calibration([forecast(1, (0.6, 0.5), (0.9, 0.5)), said(0.75, 0)]), "T")
    points = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)
    assert points == [("344.0", "330.7"), ("424.0", "64.0")]

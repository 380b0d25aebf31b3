"""The calibration plot as SVG: forecast probability against the share that came true, with counts and intervals."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.judgments.calibration import Calibration, CalibrationBand
from briefkit.core.likelihood.figures import share_text
from briefkit.core.text.svg import ACCENT, LINE, SOFT, document, element, label

_SIDE, _LEFT, _TOP = 400, 64, 64
_WIDTH, _HEIGHT = _SIDE + _LEFT + 96, _SIDE + _TOP + 92


def calibration_svg(calibration: Calibration, title: str) -> str:
    """A plot from 0 to 100 %: a point for each band with its 95 % interval and count, and the diagonal."""
    description = "; ".join(map(_in_words, calibration.bands))
    parts = [*_frame(title), *(line for band in calibration.bands for line in _band(band))]
    return document(_WIDTH, _HEIGHT, parts, title=title, description=description or "No forecasts were scored.")


def _in_words(band: CalibrationBand) -> str:
    words = f"{band.name}: n = {band.count}, {share_text(band.rate)} came true"
    return words + (", interval {} to {}".format(*map(share_text, band.interval)) if band.interval else "")


def _x(share: float) -> float:
    return round(_LEFT + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIDE, 1)


def _frame(title: str) -> Iterator[str]:
    yield label(_LEFT, 28, title, size=16, font_weight="bold")
    for tick in range(0, 101, 20):
        share = tick / 100
        yield element("line", x1=_x(share), x2=_x(share), y1=_y(0), y2=_y(1), stroke=LINE)
        yield element("line", x1=_x(0), x2=_x(1), y1=_y(share), y2=_y(share), stroke=LINE)
        yield label(_x(share), _y(0) + 20, f"{tick}", size=12, fill=SOFT, text_anchor="middle")
        yield label(_x(0) - 8, _y(share) + 4, f"{tick}", size=12, fill=SOFT, text_anchor="end")
    yield element("line", x1=_x(0), x2=_x(1), y1=_y(0), y2=_y(1), stroke=SOFT, stroke_dasharray="4 4")
    yield label(_x(0.5), _y(0) + 42, "forecast, per cent", size=12, fill=SOFT, text_anchor="middle")
    legend = ("Figures: number of forecasts. Dashed: perfect calibration.", "Bars: 95 % intervals (Wilson), from 5 up.")
    for line, words in enumerate(legend):
        yield label(_LEFT, _y(0) + 66 + 16 * line, words, size=11, fill=SOFT)
    turned = f"rotate(-90 20 {_y(0.5)})"
    yield label(20, _y(0.5), "came true, per cent", size=12, fill=SOFT, text_anchor="middle", transform=turned)


def _band(band: CalibrationBand) -> Iterator[str]:
    x, top = _x(band.mean), band.rate
    if band.interval:
        low, top = band.interval
        yield element("line", x1=x, x2=x, y1=_y(low), y2=_y(top), stroke=ACCENT, stroke_width=2)
        for end in band.interval:
            yield element("line", x1=x - 5, x2=x + 5, y1=_y(end), y2=_y(end), stroke=ACCENT, stroke_width=2)
    radius = round(3 + min(band.count, 100) ** 0.5, 1)
    yield element("circle", cx=x, cy=_y(band.rate), r=radius, fill=ACCENT)
    yield label(x, _y(top) - (6 if band.interval else radius + 4), f"{band.count}", size=12, text_anchor="middle")

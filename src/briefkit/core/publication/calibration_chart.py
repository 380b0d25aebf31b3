"""The calibration of forecasts as a chart: what came true of those that were said to be about as likely."""

from __future__ import annotations

from briefkit.core.judgments.calibration import Calibration, CalibrationBand
from briefkit.core.likelihood.figures import percent_text
from briefkit.core.publication.chart import (
    DASHED,
    GRID,
    LARGE_WIDTH,
    LINE,
    SOFT,
    SOLID,
    STROKE,
    WIDTH,
    Canvas,
    Chart,
    width_of,
)
from briefkit.core.publication.labels import Labels
from briefkit.core.text.languages import is_right_to_left

_TOP, _HIGH, _END, _FEWEST = 34, 180, 24, 2
_LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)


def calibration_chart(calibration: Calibration, labels: Labels, language: str, *, large: bool = False) -> Chart | None:
    """The chart of a calibration; None with fewer than two bands, which make no line.

    A point for each band has the number of its forecasts beside it, and its 95 % interval if there are enough of them.
    On the dashed line would be who is always right about the likelihood. `large` is whether it is in large print.
    """
    if len(calibration.bands) < _FEWEST:
        return None
    canvas = Canvas(LARGE_WIDTH if large else WIDTH, right_to_left=is_right_to_left(language))
    plot = _Plot(canvas, language)
    plot.frame(labels)
    for band in calibration.bands:
        plot.band(band)
    words = labels.semicolon.join(_in_words(band, labels, language) for band in calibration.bands)
    return canvas.chart(_TOP + _HIGH + 48, labels["came_true"], labels["came_true"] + labels.colon + words)


def _in_words(band: CalibrationBand, labels: Labels, language: str) -> str:
    values = (
        ("mean_likelihood", percent_text(round(band.mean, 2), language)),
        ("scored", str(band.count)),
        ("came_true", percent_text(round(band.rate, 2), language)),
    )
    return labels.comma.join(f"{labels[word]}{labels.colon}{value}" for word, value in values)


class _Plot:
    """Likelihoods from 0 to 100 % along the line of text, what came true upwards."""

    def __init__(self, canvas: Canvas, language: str) -> None:
        self.canvas, self.language = canvas, language
        self.left = max(width_of(percent_text(level, language)) for level in _LEVELS) + 14
        self.right = canvas.width - _END

    def at(self, share: float) -> float:
        return self.left + share * (self.right - self.left)

    def level(self, share: float) -> float:
        return _TOP + (1 - share) * _HIGH

    def frame(self, labels: Labels) -> None:
        """The axes with their names, and the dashed line."""
        for share in _LEVELS:
            text = percent_text(share, self.language)
            self.canvas.line((self.left, self.level(share)), (self.right, self.level(share)), GRID if share else LINE)
            self.canvas.text(self.left - 6, self.level(share) + 4, text, anchor="end", kind=SOFT)
            self.canvas.text(self.at(share), self.level(0) + 17, text, anchor="middle", kind=SOFT)
        self.canvas.line((self.at(0), self.level(0)), (self.at(1), self.level(1)), DASHED)
        self.canvas.text(6, 14, labels["came_true"])
        self.canvas.text(self.right, self.level(0) + 36, labels["mean_likelihood"], anchor="end")
        self.canvas.circle(self.left, self.level(0) + 34, 4.5, SOLID)
        self.canvas.text(self.left + 10, self.level(0) + 36, f"n = {labels['scored']}", kind=SOFT)

    def band(self, band: CalibrationBand) -> None:
        """The point of a band, with the number of its forecasts on the side where there is room."""
        x = self.at(band.mean)
        if band.interval:
            low, high = map(self.level, band.interval)
            self.canvas.line((x, low), (x, high), STROKE)
            for end in (low, high):
                self.canvas.line((x - 4, end), (x + 4, end), STROKE)
        self.canvas.circle(x, self.level(band.rate), 4.5, SOLID)
        is_last = x + 8 + width_of(str(band.count)) > self.canvas.width
        self.canvas.text(
            x + (-8 if is_last else 8), self.level(band.rate) - 6, str(band.count), anchor="end" if is_last else "start"
        )

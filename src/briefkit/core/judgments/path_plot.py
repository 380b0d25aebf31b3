"""The plot of a likelihood path in SVG: the scale and the dates around it, when it was due, and what became of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from briefkit.core.judgments.path import LikelihoodPath
from briefkit.core.judgments.path_axis import axis_of
from briefkit.core.judgments.path_scale import term_bands
from briefkit.core.judgments.path_words import close_texts
from briefkit.core.likelihood.figures import Band
from briefkit.core.text.svg import ACCENT, LINE, SOFT, WARM, element, label

LEFT, RIGHT, HEIGHT, BELOW = 56, 592, 240, 24
_FAINT = "#f3f4f6"
_DATES = 66
"""Characters that have room below the plot."""
_NEXT_NAME = 9
"""How far apart the names of terms must be."""


class Plot:
    """The days from left to right, likelihoods from 0 to 100 % upwards, from `top` on."""

    def __init__(self, path: LikelihoodPath, top: float) -> None:
        self.path, self.top, self.bottom = path, top, top + HEIGHT
        self.axis = axis_of(path)

    def at(self, day: datetime.date) -> float:
        """The place of the beginning of a day."""
        return round(LEFT + self.axis.share(day) * (RIGHT - LEFT), 1)

    def level(self, share: float) -> float:
        """The place of a likelihood."""
        return round(self.top + (1 - share) * HEIGHT, 1)

    def box(self, left: float, right: float, band: Band, **how: object) -> str:
        """A rectangle from the lower to the upper end of a band."""
        low, high = self.level(band[0]), self.level(band[1])
        size = {"width": round(max(right - left, 1), 1), "height": round(max(low - high, 1), 1)}
        return element("rect", x=left, y=high, **size, **how)

    def frame(self) -> Iterator[str]:
        """All but what was said."""
        yield from self._scale()
        yield from self._likelihoods()
        yield from self._dates()
        yield from self._due()
        yield from self._outcome()

    def _scale(self) -> Iterator[str]:
        """The bands of the scale, faint, with their names to the right; those that touch are shaded by turns."""
        shaded, end, below = False, -1.0, self.bottom + HEIGHT
        for band in term_bands(self.path.row.state.first.scale):
            shaded, end = not (shaded and band.low == end), band.high
            if shaded:
                yield self.box(LEFT, RIGHT, (band.low, band.high), fill=_FAINT)
            place = self.level(band.middle) + 4
            if below - place >= _NEXT_NAME:
                yield label(RIGHT + 8, place, band.name, size=11, fill=SOFT)
                below = place

    def _likelihoods(self) -> Iterator[str]:
        for percent in range(0, 101, 20):
            y = self.level(percent / 100)
            yield element("line", x1=LEFT, x2=RIGHT, y1=y, y2=y, stroke=LINE)
            text = f"{percent} %" if percent == 100 else f"{percent}"
            yield label(LEFT - 8, y + 4, text, size=11, fill=SOFT, text_anchor="end")

    def _dates(self) -> Iterator[str]:
        for day, text in self.axis.ticks(_DATES):
            x = self.at(day)
            yield element("line", x1=x, x2=x, y1=self.bottom, y2=self.bottom + 5, stroke=SOFT)
            anchor = "start" if x < LEFT + 24 else "end" if x > RIGHT - 24 else "middle"
            yield label(x, self.bottom + 20, text, size=11, fill=SOFT, text_anchor=anchor)

    def _due(self) -> Iterator[str]:
        """The end of the due date as a line, with words above, and the days that it covers as a bar on the axis."""
        due, over = self.path.row.judgment.due, self.path.due_over
        if due is None or over is None:
            return
        x = self.at(over)
        if due.first < due.last and not self.axis.cut:
            yield self.box(self.at(due.first), x, (0, 0.012), fill=WARM)
        yield element("line", x1=x, x2=x, y1=self.top - 24, y2=self.bottom, stroke=WARM, stroke_dasharray="2 3")
        yield self._above(x, 28, f"{close_texts(self.path)[0]}{' →' if self.axis.cut else ''}", WARM)

    def _outcome(self) -> Iterator[str]:
        """What became of it, in words above, with a line on its day and a diamond at 100 % if it occurred, or at 0."""
        text, decided = close_texts(self.path)[-1], self.path.decided
        if decided is None:
            x = self.at(self.path.today) if self.path.row.is_open else RIGHT
            yield self._above(x, 11, text, ACCENT)
            return
        x = self.at(decided)
        yield element("line", x1=x, x2=x, y1=self.top - 6, y2=self.bottom, stroke=ACCENT)
        yield self._above(x, 11, text, ACCENT)
        if self.path.row.outcome in _MARKS:
            share, fill = _MARKS[self.path.row.outcome]
            y = self.level(share)
            diamond = f"M{x} {y - 7} L{x + 7} {y} L{x} {y + 7} L{x - 7} {y} Z"
            yield element("path", d=diamond, fill=fill, stroke=ACCENT, stroke_width=2)

    def _above(self, x: float, by: float, text: str, fill: str) -> str:
        anchor = "end" if x > (LEFT + RIGHT) / 2 else "start"
        return label(x, self.top - by, text, size=12, fill=fill, text_anchor=anchor)


_MARKS = {"occurred": (1.0, ACCENT), "did-not-occur": (0.0, "#ffffff")}
"""Where the outcome is marked, and how."""

"""The steps of a likelihood path in SVG: each holds until the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefkit.core.judgments.path import PathStep
from briefkit.core.judgments.path_plot import LEFT, RIGHT, Plot
from briefkit.core.likelihood.figures import Band, band_text
from briefkit.core.text.svg import ACCENT, SOFT, WARM, element, label

_LETTER = 8
"""The width of a character of a figure, with some space around it."""


def steps_svg(plot: Plot) -> Iterator[str]:
    """The lines and bands, the points, and figures where they have room; what came too late as a hollow point."""
    estimates = [step for step in plot.path.estimates if step.start]
    late = [step for step in plot.path.hindsight if step.said.band and step.start]
    for step in estimates:
        yield from _held(plot, step)
    for before, step in pairwise(estimates):
        x = _left(plot, step)
        yield element("line", x1=x, x2=x, y1=_level(plot, before), y2=_level(plot, step), stroke=ACCENT)
    for step in estimates:
        yield _point(plot, step, **marked(step))
    yield from _figures(plot, estimates)
    for step in late:
        yield _point(plot, step, **marked(step))
    if not estimates and not late:
        middle = (LEFT + RIGHT) / 2, plot.level(0.5) + 4
        yield label(*middle, "No likelihood was stated", size=13, fill=SOFT, text_anchor="middle")


def marked(step: PathStep) -> dict[str, str]:
    """How the point of a step is drawn: hollow if it held on no day, and in another colour if it came too late."""
    stroke = ACCENT if step.counts else WARM
    return {"fill": ACCENT if step.counts and step.days != 0 else "#ffffff", "stroke": stroke}


def _left(plot: Plot, step: PathStep) -> float:
    return plot.at(step.start) if step.start else LEFT


def _level(plot: Plot, step: PathStep) -> float:
    return plot.level(step.said.point or 0.0)


def _band(step: PathStep) -> Band:
    return step.said.band or (0.0, 0.0)


def _held(plot: Plot, step: PathStep) -> Iterator[str]:
    """The line on which an estimate holds, with its band; dashed where the days are still to come, or unknown."""
    left, y, band, path = _left(plot, step), _level(plot, step), _band(step), plot.path
    known = step.end or (path.today if path.row.is_open else step.start)
    middle = plot.at(known) if known else left
    right = middle if step.end else plot.at(path.row.close or plot.axis.last)
    if band[0] < band[1]:
        yield plot.box(left, max(middle, right), band, fill=ACCENT, fill_opacity=0.16)
    if middle > left:
        yield element("line", x1=left, x2=middle, y1=y, y2=y, stroke=ACCENT, stroke_width=2.5)
    if right > middle:
        dashed = {"stroke": ACCENT, "stroke_width": 1.5, "stroke_dasharray": "5 4"}
        yield element("line", x1=middle, x2=right, y1=y, y2=y, **dashed)


def _point(plot: Plot, step: PathStep, **how: object) -> str:
    return element("circle", cx=_left(plot, step), cy=_level(plot, step), r=4, stroke_width=2, **how)


def _figures(plot: Plot, estimates: Sequence[PathStep]) -> Iterator[str]:
    """The figures of the estimates that hold long enough to have room for them."""
    ends = [_left(plot, step) for step in estimates[1:]]
    for step, end in zip(estimates, [*ends, RIGHT], strict=False):
        band, left = _band(step), _left(plot, step)
        last = min(end, plot.at(step.end)) if step.end else end
        if last - left >= _LETTER * len(band_text(band)):
            y = plot.level(band[1]) - 7
            y = y if y > plot.top + 10 else plot.level(band[0]) + 16
            yield label(left + 6, y, band_text(band), size=12, fill=ACCENT)

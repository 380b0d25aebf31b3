"""The likelihood path of a judgment as a chart: how likely it was said to be, from each day to the next."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.judgments.state import JudgmentState
from briefkit.core.likelihood.figures import Band, percent_text
from briefkit.core.likelihood.likelihood import likelihood_text
from briefkit.core.publication.chart import (
    GRID,
    LINE,
    PALE,
    SOFT,
    SOLID,
    STROKE,
    Canvas,
    Chart,
    axis_through,
    draw_dates,
    width_of,
)
from briefkit.core.publication.labels import Labels
from briefkit.core.text.languages import is_right_to_left

_WIDTH, _LARGE_WIDTH, _HIGH, _TOP = 440, 300, 72, 12
_LEVELS = (0.0, 0.5, 1.0)


class _Step(NamedTuple):
    day: datetime.date
    date: PartialDate
    band: Band
    term: str | None

    @property
    def middle(self) -> float:
        return sum(self.band) / 2


def path_chart(
    labels: Labels,
    language: str,
    state: JudgmentState,
    made: PartialDate | None,
    end: PartialDate | DateSpan | None,
    *,
    large: bool = False,
) -> Chart | None:
    """The chart of a judgment, `made` on a day, whose likelihood changed; None with fewer than two dated estimates.

    None as well where the likelihood is the same throughout, and where estimates are not in the order of their dates,
    an error in the brief: the words beside it go by their order. It goes on to `end`, when the judgment is due or was
    decided, if that is later. `large` is whether the publication is in large print.
    """
    dated = [(said, said.date or made) for said in state.path]
    steps = [_Step(date.first, date, said.band, said.term) for said, date in dated if date and said.band]
    in_order = steps == sorted(steps, key=attrgetter("day"))
    if not in_order or len({step.day for step in steps}) < 2 or len({step.band for step in steps}) < 2:
        return None
    canvas = Canvas(_LARGE_WIDTH if large else _WIDTH, right_to_left=is_right_to_left(language))
    _draw(canvas, labels, language, steps, end)
    words = labels.semicolon.join(
        f"{labels.date(step.date)}{labels.colon}{likelihood_text(step.term, step.band, language)}" for step in steps
    )
    title = labels["likelihood"]
    return canvas.chart(_TOP + _HIGH + 26, title, title + labels.colon + words)


def _draw(
    canvas: Canvas, labels: Labels, language: str, steps: Sequence[_Step], end: PartialDate | DateSpan | None
) -> None:
    left = max(width_of(percent_text(level, language)) for level in _LEVELS) + 14
    days = [step.day for step in steps] + ([end.last] if end and end.last > steps[-1].day else [])
    axis = axis_through(days)
    right = canvas.width - 12

    def at(day: datetime.date) -> float:
        return left + axis.share(day) * (right - left)

    def level(share: float) -> float:
        return _TOP + (1 - share) * _HIGH

    for share in _LEVELS:
        canvas.line((left, level(share)), (right, level(share)), GRID if share else LINE)
        canvas.text(left - 6, level(share) + 4, percent_text(share, language), anchor="end", kind=SOFT)
    ends = [at(step.day) for step in steps[1:]] + [right]
    for step, until in zip(steps, ends, strict=True):
        start, (low, high) = at(step.day), step.band
        if low < high:
            canvas.box(start, level(high), max(1, until - start), level(low) - level(high), PALE)
        canvas.line((start, level(step.middle)), (until, level(step.middle)), STROKE)
    for before, step in pairwise(steps):
        canvas.line((at(step.day), level(before.middle)), (at(step.day), level(step.middle)), STROKE)
    for step in steps:
        canvas.circle(at(step.day), level(step.middle), 4, SOLID)
    draw_dates(canvas, axis, at, level(0), labels)

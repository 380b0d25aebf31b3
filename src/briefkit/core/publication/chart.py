"""A chart that briefkit draws for a publication, and the canvas on which its shapes are drawn.

The shapes have no colours and no fonts: each has a class, and writers give the classes the colours of the publication
(export/charts.py).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from briefkit.core.dates.dates import PartialDate, day_before, day_of
from briefkit.core.judgments.path_axis import TimeAxis
from briefkit.core.publication.labels import Labels
from briefkit.core.text.svg import columns_of, element
from briefkit.core.values import frozen

INK, SOFT, LINE, GRID, SOLID, HOLLOW, STROKE, DASHED, PALE = (
    *("ink", "soft", "line", "grid", "solid", "hollow", "stroke", "dashed", "pale"),
)
"""The classes of shapes: text, lesser text, a thin line, a pale one that only leads the eye, a filled shape, an empty
one, strokes, and a pale area."""
WIDTH, LARGE_WIDTH = 640, 380
"""Units: of the whole width of the text, also in large print, in which as many are less."""
SIZE = 12  # units: of text
_LETTER = 6.3  # units: a wide Latin letter on average; real texts are narrower
_LONGEST_AXIS = 66  # characters below an axis of WIDTH
DAY = datetime.timedelta(days=1)


@frozen
class Chart:
    """A drawing: its title, all that it shows in words, its size in units, and its shapes as SVG elements."""

    title: str
    alt: str
    width: int
    height: int
    shapes: str


class Canvas:
    """Collects shapes. Places are counted from where a line of text starts: right to left, they are mirrored."""

    def __init__(self, width: int, *, right_to_left: bool) -> None:
        self.width, self.right_to_left = width, right_to_left
        self.parts: list[str] = []

    def x(self, place: float) -> float:
        """The place in the drawing."""
        return self.width - place if self.right_to_left else place

    def text(self, place: float, y: float, text: str, *, anchor: str = "start", kind: str = INK) -> None:
        """A line of text that starts, ends or has its middle (`anchor`) at a place; `y` is that of its base line."""
        if self.right_to_left:
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
        self._add("text", text, kind, x=_units(self.x(place)), y=_units(y), text_anchor=anchor)

    def line(self, start: tuple[float, float], end: tuple[float, float], kind: str = LINE) -> None:
        """A line between two points."""
        (x1, y1), (x2, y2) = start, end
        places = {"x1": self.x(x1), "y1": y1, "x2": self.x(x2), "y2": y2}
        self._add("line", None, kind, **{name: _units(value) for name, value in places.items()})

    def box(self, left: float, top: float, width: float, height: float, kind: str, *, round_by: float = 0) -> None:
        """A rectangle; `left` is where it starts."""
        x = self.x(left + width) if self.right_to_left else left
        size = {"x": x, "y": top, "width": width, "height": height} | ({"rx": round_by} if round_by else {})
        self._add("rect", None, kind, **{name: _units(value) for name, value in size.items()})

    def circle(self, place: float, y: float, radius: float, kind: str) -> None:
        """A circle around a point."""
        self._add("circle", None, kind, cx=_units(self.x(place)), cy=_units(y), r=_units(radius))

    def path(self, points: Iterable[tuple[float, float]], kind: str, *, closed: bool = True) -> None:
        """Straight lines through some points."""
        places = " L".join(f"{_units(self.x(x))} {_units(y)}" for x, y in points)
        self._add("path", None, kind, d=f"M{places}" + (" Z" if closed else ""))

    def _add(self, name: str, text: str | None, kind: str, **attributes: object) -> None:
        self.parts.append(element(name, text, **{"class": kind}, **attributes))

    def chart(self, height: float, title: str, alt: str) -> Chart:
        """What was drawn."""
        return Chart(title, alt, self.width, round(height), "\n".join(self.parts))


def _units(number: float) -> str:
    """A number of units with at most one decimal, the same on every machine."""
    return f"{round(number, 1) + 0.0:g}"


def width_of(text: str) -> float:
    """About how wide a line of text is, in units: rather more than less."""
    return columns_of(text) * _LETTER


def shortened(text: str, room: float) -> str:
    """A text that fits into a width, cut between words if there is a space, with an ellipsis."""
    if width_of(text) <= room:
        return text
    kept = text[: max(1, int(room / _LETTER) - 1)]
    while len(kept) > 1 and width_of(kept + "…") > room:
        kept = kept[:-1]
    words = kept.rpartition(" ")[0]
    return (words if len(words) > len(kept) / 2 else kept).rstrip(" ,;:–-") + "…"


def axis_through(days: Iterable[datetime.date]) -> TimeAxis:
    """An axis from the first of some days to the end of the last."""
    all_days = sorted(days)
    first, last = all_days[0], all_days[-1]
    if last - first < DAY:
        first = first - DAY if first > datetime.date.min else first
    return TimeAxis(first, last + DAY if last < datetime.date.max else last)


def draw_dates(canvas: Canvas, axis: TimeAxis, at: Callable[[datetime.date], float], y: float, labels: Labels) -> None:
    """Dates in words below an axis at `y`, as many as there is room for, with a short line at each.

    Where no two round dates have room, they are the first and the last day.
    """
    for room in range(_LONGEST_AXIS * canvas.width // WIDTH, 5, -3):
        ticks = [(at(day), _date_words(labels, day, text)) for day, text in axis.ticks(room)]
        if _have_room(canvas, ticks):
            break
    ends = [(at(day), labels.date(day_of(day))) for day in (axis.first, day_before(axis.last))]
    if len(ticks) < len(ends) and _have_room(canvas, ends):
        ticks = ends
    for place, text in ticks:
        canvas.line((place, y), (place, y + 4))
        half = width_of(text) / 2
        inside = min(max(place, half + 2), canvas.width - half - 2)
        canvas.text(inside, y + 17, text, anchor="middle", kind=SOFT)


def _date_words(labels: Labels, day: datetime.date, written: str) -> str:
    """A tick of an axis in words: a day, a month or a year, as it was written in digits."""
    month, number = (day.month if len(written) > 4 else None), (day.day if len(written) > 7 else None)
    return labels.date(PartialDate(day.year, month, number))


def _have_room(canvas: Canvas, ticks: list[tuple[float, str]]) -> bool:
    """Whether no date runs into the one before it."""
    end = -8.0
    for place, text in ticks:
        half = width_of(text) / 2
        inside = min(max(place, half + 2), canvas.width - half - 2)
        if inside - half < end + 8:
            return False
        end = inside + half
    return True

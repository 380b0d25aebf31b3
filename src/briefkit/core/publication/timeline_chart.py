"""The timeline of a publication as a chart: events, the text itself and what falls due, on one axis of time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from briefkit.core.dates.dates import DateSpan, parse_span
from briefkit.core.judgments.path_axis import TimeAxis
from briefkit.core.publication.chart import (
    DASHED,
    DAY,
    HOLLOW,
    LARGE_WIDTH,
    LINE,
    SOFT,
    SOLID,
    STROKE,
    WIDTH,
    Canvas,
    Chart,
    axis_through,
    draw_dates,
    shortened,
    width_of,
)
from briefkit.core.publication.labels import Labels, capitalized
from briefkit.core.publication.value import EventEntry
from briefkit.core.publication.work import Work
from briefkit.core.text.clean import clean_line
from briefkit.core.text.languages import is_right_to_left
from briefkit.core.values import frozen

PUBLISHED, DRAFT, REVIEW, DUE = "published", "draft", "review", "due"
_OWN = {"draft": DRAFT, "review": REVIEW}
"""What a text is on its date, by its status: published, unless it never was."""
_FEWEST, _MOST = 3, 30  # entries: fewer say nothing that the table does not, more are no picture
_EDGE, _TOP, _ROW, _RADIUS, _GAP = 14.0, 16.0, 23.0, 5.0, 9.0
_WIDEST, _LEAST = 0.66, 0.25  # of the chart: the width of a label, and the room for one beside its sign


@frozen
class Dated:
    """An entry. `kind` is the status of an event or its absence, what a text is (PUBLISHED, DRAFT, REVIEW), DUE,
    or "decision" for one that is wanted.

    `moved_from` is the date that an event had before.
    """

    title: str
    kind: str | None
    date: DateSpan
    moved_from: DateSpan | None = None

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """The days that have to be on the axis."""
        before = (self.moved_from.first,) if self.moved_from else ()
        return (*before, self.date.first, self.date.last)


def timeline_chart(entries: Iterable[Dated], labels: Labels, language: str, *, large: bool = False) -> Chart | None:
    """The chart of some entries; None for fewer than three, for more than thirty, and for one day only.

    `large` is whether the publication is in large print.
    """
    ordered = sorted(entries, key=lambda entry: (entry.date.first, entry.date.last))
    if not _FEWEST <= len(ordered) <= _MOST or len({entry.date for entry in ordered}) == 1:
        return None
    canvas = Canvas(LARGE_WIDTH if large else WIDTH, right_to_left=is_right_to_left(language))
    return _Drawing(canvas, ordered, labels).chart()


def dated_events(events: Iterable[EventEntry]) -> Iterator[Dated]:
    """The events that have a date."""
    for event in events:
        if event.iso_date is None:
            continue
        date = parse_span("/".join(filter(None, (event.iso_date, event.iso_end))))
        before = parse_span(event.iso_moved_from) if event.iso_moved_from else None
        is_moved = before is not None and before.start != date.start
        yield Dated(event.title, event.status_id, date, before if is_moved else None)


def chart_of_brief(work: Work, events: Iterable[EventEntry]) -> Chart | None:
    """The chart of a brief's timeline: its events, itself, and when its open judgments are due."""
    brief, labels = work.brief, work.labels
    if not (work.imprint.charts and brief.events) or work.layout.one_page:
        return None
    entries = list(dated_events(events))
    entries += [Dated(brief.title, _OWN.get(brief.status, PUBLISHED), DateSpan(brief.date))] if brief.date else []
    judgments = ((judgment.claim, judgment.due) for judgment in brief.judgments if judgment.is_open)
    entries += [Dated(claim, DUE, due) for claim, due in judgments if due]
    return timeline_chart(entries, labels, work.language, large=work.layout.large_print)


class _Drawing:
    def __init__(self, canvas: Canvas, entries: Sequence[Dated], labels: Labels) -> None:
        self.canvas, self.entries, self.labels = canvas, entries, labels
        self.axis: TimeAxis = axis_through(day for entry in entries for day in entry.days)
        self.rows: list[float] = []
        """Where the last label of each row ends."""

    def chart(self) -> Chart:
        """The entries from the top, the axis with its dates below them, and what the signs mean."""
        for entry in self.entries:
            self._entry(entry)
        bottom = _TOP + len(self.rows) * _ROW
        self.canvas.line((_EDGE, bottom), (self.canvas.width - _EDGE, bottom), LINE)
        draw_dates(self.canvas, self.axis, self._at, bottom, self.labels)
        end = self._legend(bottom + 42)
        title = self.labels["timeline"]
        return self.canvas.chart(end + 10, title, title + self.labels.colon + self._words())

    def _at(self, day: datetime.date) -> float:
        return _EDGE + self.axis.share(day) * (self.canvas.width - 2 * _EDGE)

    def _ends(self, date: DateSpan) -> tuple[float, float]:
        """Where a date starts and ends: days are points, what covers more days is long if that can be seen."""
        start, last = self._at(date.first), date.last
        end = self._at(last + DAY if last < datetime.date.max else last)
        return (start, end) if date.first < last and end - start > 2 * _RADIUS else (start, start)

    def _entry(self, entry: Dated) -> None:
        """A sign with its label where there is most room: before or behind it, else above it."""
        places = [*self._ends(entry.date), *([self._at(entry.moved_from.first)] if entry.moved_from else [])]
        left, right = min(places) - _RADIUS, max(places) + _RADIUS
        after, ahead = self.canvas.width - right - _GAP, left - _GAP
        room, title = max(after, ahead), clean_line(entry.title)
        if room < min(_LEAST * self.canvas.width, width_of(title)):
            label = shortened(title, self.canvas.width - 2 * _EDGE)
            self.canvas.text(_EDGE, self._own_row() + 4, label)
            self._signs(entry, self._own_row())
            return
        text = shortened(title, min(room, _WIDEST * self.canvas.width))
        wide = width_of(text)
        is_after = wide <= after
        y = self._row(left - (0 if is_after else wide + _GAP), right + (wide + _GAP if is_after else 0))
        self._signs(entry, y)
        if is_after:
            self.canvas.text(right + 4, y + 4, text)
        else:
            self.canvas.text(left - 4, y + 4, text, anchor="end")

    def _signs(self, entry: Dated, y: float) -> None:
        """The sign of an entry, or a bar for a date that covers more than a day, and where it was moved from."""
        start, end = self._ends(entry.date)
        if entry.moved_from:
            before = self._at(entry.moved_from.first)
            self.canvas.line((before, y), (start, y), DASHED)
            self.canvas.circle(before, y, 2.5, HOLLOW)
        _sign(self.canvas, entry.kind, start, end, y)

    def _row(self, left: float, right: float) -> float:
        """The middle of the first row that is free from a place on, which is then taken."""
        number = next((at for at, end in enumerate(self.rows) if end + _GAP <= left), len(self.rows))
        self.rows[number : number + 1] = [right]
        return _TOP + number * _ROW

    def _own_row(self) -> float:
        """The middle of a new row, which has room for nothing else."""
        return self._row(-_GAP, self.canvas.width)

    def _legend(self, y: float) -> float:
        """Each sign with its meaning, in lines; returns the base of the last one."""
        place = _EDGE
        for kind, words in self._meanings():
            wide = width_of(words) + 4 * _GAP
            if place > _EDGE and place + wide > self.canvas.width:
                place, y = _EDGE, y + 18
            _sign(self.canvas, kind, place, place, y - 4)
            self.canvas.text(place + _GAP, y, words, kind=SOFT)
            place += wide
        return y

    def _meanings(self) -> Iterator[tuple[str | None, str]]:
        """The signs that are in the chart, each once."""
        found = dict.fromkeys(entry.kind for entry in self.entries)
        return ((kind, capitalized(self.labels[kind or "event"])) for kind in found)

    def _words(self) -> str:
        """Everything that the chart shows, in its order."""
        return self.labels.semicolon.join(map(self._entry_words, self.entries))

    def _entry_words(self, entry: Dated) -> str:
        words = f"{self.labels.date(entry.date)}{self.labels.colon}{entry.title}"
        return f"{words} ({self.labels[entry.kind]})" if entry.kind else words


def _sign(canvas: Canvas, kind: str | None, start: float, end: float, y: float) -> None:
    """The sign of an entry: each kind has its own shape, so that none is told by its colour only."""
    if end > start:
        _bar(canvas, kind, start, end, y)
        return
    r = _RADIUS
    match kind:
        case "cancelled":
            canvas.path([(start - r, y - r), (start + r, y + r)], STROKE, closed=False)
            canvas.path([(start - r, y + r), (start + r, y - r)], STROKE, closed=False)
        case "published" | "draft" | "review":
            canvas.box(start - r + 0.5, y - r, 2 * r - 1, 2 * r, SOLID if kind == PUBLISHED else HOLLOW)
        case "due":
            canvas.path([(start, y - r - 1), (start + r + 1, y), (start, y + r + 1), (start - r - 1, y)], HOLLOW)
        case "decision":
            canvas.path([(start - r, y - r), (start + r + 1, y), (start - r, y + r)], HOLLOW)
        case "held":
            canvas.circle(start, y, r, SOLID)
        case "changed":
            canvas.circle(start, y, r, HOLLOW)
            canvas.circle(start, y, 1.2, SOLID)
        case "proposed":
            canvas.path([(start, y - r), (start + r, y + r - 1), (start - r, y + r - 1)], HOLLOW)
        case _:
            canvas.circle(start, y, r, HOLLOW)


def _bar(canvas: Canvas, kind: str | None, start: float, end: float, y: float) -> None:
    """A date that covers days: filled if it is over as planned, else empty, with the sign of its kind inside."""
    is_solid = kind in ("held", PUBLISHED)
    canvas.box(start, y - _RADIUS, end - start, 2 * _RADIUS, SOLID if is_solid else HOLLOW, round_by=2)
    if kind in ("cancelled", "changed", "decision", "due", "proposed"):
        _sign(canvas, kind, (start + end) / 2, (start + end) / 2, y)

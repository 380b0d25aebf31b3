"""The timeline as SVG: months from top to bottom, with a shape for each kind of entry, not only a colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.publication.labels import Labels
from briefkit.core.text.svg import ACCENT, LINE, SOFT, WARM, document, element, label, wrapped
from briefkit.core.timeline.rows import BRIEF, DECIDED, DECISION, EVENT, JUDGMENT, REVIEW, TimelineRow, by_month

_WIDTH, _RAIL, _TEXT, _COLUMNS, _LINE = 760, 150, 180, 74, 18
_KINDS = {
    EVENT: "event",
    BRIEF: "brief",
    JUDGMENT: "judgment due",
    REVIEW: "review due",
    DECISION: "decision wanted",
    DECIDED: "decision",
}


def timeline_svg(rows: Sequence[TimelineRow], title: str = "Timeline") -> str:
    """The drawing of all entries in order, each with its date, shape, title and status."""
    drawing = _Drawing()
    parts = list(drawing.parts(rows, title))
    rail = element("line", x1=_RAIL, x2=_RAIL, y1=56, y2=drawing.y - _LINE, stroke=LINE, stroke_width=2)
    description = "; ".join(f"{row.date or 'undated'}: {_KINDS[row.kind]} {row.title}{_status(row)}" for row in rows)
    return document(_WIDTH, drawing.y + 8, [rail, *parts], title=title, description=description or "Nothing to show.")


class _Drawing:
    def __init__(self) -> None:
        self.y = 36.0

    def parts(self, rows: Sequence[TimelineRow], title: str) -> Iterator[str]:
        labels = Labels("en")
        yield label(16, self.y, title, size=18, font_weight="bold")
        for month, of_month in by_month(rows).items():
            self.y += 38
            yield label(16, self.y, labels.date(month).capitalize(), size=14, font_weight="bold", fill=ACCENT)
            for row in of_month:
                yield from self.entry(row)
        self.y += 24

    def entry(self, row: TimelineRow) -> Iterator[str]:
        self.y += 26
        date = str(row.date).replace("/", " – ") if row.date else "undated"
        dates = wrapped(date, 12)
        for number, line in enumerate(dates):
            yield label(_RAIL - 16, self.y + number * 14, line, size=12, fill=SOFT, text_anchor="end")
        yield _shape(row, self.y - 5)
        lines = wrapped(row.title + _status(row), _COLUMNS)
        weight = "bold" if row.kind == EVENT else "normal"
        for number, line in enumerate(lines):
            yield label(_TEXT, self.y + number * _LINE, line, font_weight=weight)
        self.y += (len(lines) - 1) * _LINE
        if row.kind == EVENT and len(lines) < len(dates):
            self.y += 14
        if row.kind != EVENT:
            self.y += 15
            yield label(_TEXT, self.y, f"{_KINDS[row.kind]}, {row.id}", size=11, fill=SOFT)


def _status(row: TimelineRow) -> str:
    if row.kind == BRIEF and row.status == LIVE:
        return ""
    return f" – {row.status.replace('-', ' ')}" if row.status else ""


def _shape(row: TimelineRow, y: float) -> str:
    x = _RAIL
    match row.kind:
        case "event" if row.status == "cancelled":
            path = f"M{x - 6} {y - 6} L{x + 6} {y + 6} M{x - 6} {y + 6} L{x + 6} {y - 6}"
            return element("path", d=path, stroke=WARM, stroke_width=3, fill="none")
        case "event":
            return element("circle", cx=x, cy=y, r=6, fill=ACCENT)
        case "brief":
            return element("rect", x=x - 5, y=y - 6, width=10, height=12, fill="#ffffff", stroke=ACCENT, stroke_width=2)
        case "judgment":
            path = f"M{x} {y - 7} L{x + 7} {y} L{x} {y + 7} L{x - 7} {y} Z"
            return element("path", d=path, fill="#ffffff", stroke=WARM, stroke_width=2)
        case "decision" | "decided":
            path = f"M{x - 6} {y - 7} L{x + 7} {y} L{x - 6} {y + 7} Z"
            fill = ACCENT if row.kind == DECIDED else "#ffffff"
            return element("path", d=path, fill=fill, stroke=ACCENT, stroke_width=2)
    return element("path", d=f"M{x} {y - 7} L{x + 7} {y + 6} L{x - 7} {y + 6} Z", fill=SOFT)

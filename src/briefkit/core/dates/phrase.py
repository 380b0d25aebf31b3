"""Dates in English sentences: on a day, but in a month or a year."""

from __future__ import annotations

from briefkit.core.dates.dates import DateSpan, PartialDate


def preposition(date: PartialDate | DateSpan) -> str:
    """`on` before a day, or days, and `in` before a month or a year."""
    start = date.start if isinstance(date, DateSpan) else date
    return "on" if start.day else "in"


def when(date: PartialDate | DateSpan) -> str:
    """A date with its preposition: “on 2018-07-20”, “in 2018-07”."""
    return f"{preposition(date)} {date}"

"""Dates that may lack a day or a month, as analysts write them (EDTF level 0), and their order."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import field
from functools import lru_cache, total_ordering

from briefkit.core.values import frozen

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WITH_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)


@total_ordering
@frozen
class PartialDate:
    """A year, a month or a day. Dates are ordered by their first day; if that is the same, the coarser comes first.

    `key` is a number in that order. Raises ValueError if there is no such day.
    """

    year: int
    month: int | None = None
    day: int | None = None
    key: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", day_key(self.first) + self.precision)

    @property
    def first(self) -> datetime.date:
        """The first day it covers."""
        month, day = self.month, self.day
        return datetime.date(self.year, 1 if month is None else month, 1 if day is None else day)

    @property
    def last(self) -> datetime.date:
        """The last day it covers."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def precision(self) -> int:
        """1 for a year, 2 for a month, 3 for a day."""
        return 1 + (self.month is not None) + (self.day is not None)

    def __hash__(self) -> int:
        return self.key

    def __lt__(self, other: PartialDate) -> bool:
        return self.key < other.key

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


@frozen
class DateSpan:
    """One date, or an interval `start/end` (EDTF level 0), both ends included."""

    start: PartialDate
    end: PartialDate | None = None

    @property
    def first(self) -> datetime.date:
        """The first day it covers."""
        return self.start.first

    @property
    def last(self) -> datetime.date:
        """The last day it covers."""
        return (self.end or self.start).last

    def __str__(self) -> str:
        return f"{self.start}/{self.end}" if self.end else str(self.start)


UNDATED = (datetime.date.max.toordinal() + 1) * 4
"""The sort key of anything without a date: after every date."""


def sort_key(date: PartialDate | None) -> int:
    """A number that orders dates: by their first day, the coarser first, the undated last."""
    return UNDATED if date is None else date.key


def day_key(day: datetime.date) -> int:
    """A number between the sort keys of all earlier dates and those of the dates that begin on a day or later."""
    return day.toordinal() * 4


def span_key(span: DateSpan | None) -> tuple[int, int]:
    """A key that orders dates and intervals: by start, a date before the intervals that start with it, then by end."""
    if span is None:
        return UNDATED, 0
    return sort_key(span.start), span.last.toordinal() if span.end else 0


def end_key(date: PartialDate | DateSpan | None) -> tuple[int, int]:
    """A key that orders what counts when its date is over, such as updates and due dates: by last day, then by start.

    The undated come last.
    """
    if date is None:
        return UNDATED, 0
    return date.last.toordinal(), sort_key(date.start if isinstance(date, DateSpan) else date)


@lru_cache(maxsize=32768)  # the same dates recur, and they are immutable: the days of ninety years
def parse_date(text: str) -> PartialDate:
    """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Raises ValueError with a message for people."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        wanted = _in_iso_order(text) or "YYYY, YYYY-MM or YYYY-MM-DD"
        raise ValueError(f"“{text}” is not a date: write {wanted}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # noqa: S101 - the pattern requires it
    try:
        return PartialDate(year, month, day)
    except ValueError:
        raise ValueError(f"“{text}”: {_why_none(year, 1 if month is None else month)}") from None


def _in_iso_order(text: str) -> str | None:
    """A date that is written as day, month and year with dots between them, as it is to be written."""
    match = _WITH_DOTS.fullmatch(text.strip())
    day, month, year = map(int, match.groups()) if match else (0, 0, 0)
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _why_none(year: int, month: int) -> str:
    """Why there is no such date: because of the year, the month, or else the day."""
    if year == 0:
        return "there is no year 0"
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    return f"{calendar.month_name[month]} {year} has {calendar.monthrange(year, month)[1]} days"


@lru_cache(maxsize=32768)
def parse_span(text: str) -> DateSpan:
    """Read a date or `start/end`. Raises ValueError with a message for people."""
    start, slash, end = text.partition("/")
    if not slash:
        return DateSpan(parse_date(start))
    if not all(_DATE.fullmatch(part.strip()) for part in (start, end)):
        raise ValueError(f"“{text}” is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, or two of them as start/end")
    span = DateSpan(parse_date(start), parse_date(end))
    if span.last < span.first:
        raise ValueError(f"“{text}”: the end is before the start")
    return span


def day_before(day: datetime.date) -> datetime.date:
    """The day before another. The first day of the calendar has none, and is returned itself."""
    return max(day, datetime.date.min + datetime.timedelta(days=1)) - datetime.timedelta(days=1)


def day_of(day: datetime.date) -> PartialDate:
    """A calendar day as a partial date."""
    return PartialDate(day.year, day.month, day.day)

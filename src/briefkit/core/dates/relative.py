"""Dates in queries: partial dates, intervals, and dates relative to today."""

from __future__ import annotations

import calendar
import datetime
import re

from briefkit.core.dates.dates import day_of, parse_span

_SIGNED = re.compile(r"([+-])(\d{1,5})([dwmy])", re.ASCII)
_IN_WORDS = re.compile(r"(?:(in) )?(\d{1,5}|an?|one) (day|week|month|year)s?( ago)?", re.ASCII)
EXAMPLES = 'also today, -30d, -3m, or "3 months ago"'
"""A hint at dates relative to today."""
_NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1}


def resolve_date(text: str, today: datetime.date) -> str:
    """A date in a query as `YYYY[-MM[-DD]]` or `start/end`. Raises ValueError with a message for people."""
    phrase = " ".join(text.lower().split())
    if phrase in _NAMED:
        return str(day_of(_move(today, _NAMED[phrase], "d")))
    if match := _SIGNED.fullmatch(phrase):
        return str(day_of(_move(today, int(match[1] + match[2]), match[3])))
    match = _IN_WORDS.fullmatch(phrase)
    if match and bool(match[1]) != bool(match[4]):
        number = int(match[2]) if match[2].isdigit() else 1
        return str(day_of(_move(today, -number if match[4] else number, match[3][0])))
    return str(parse_span(text))


def absolute(text: str, today: datetime.date) -> str:
    """A date, or start/end, as files have it: what is relative to today as the day that it means, all else as it is.

    Raises ValueError with a message for people if the day is out of range.
    """
    return "/".join(resolve_date(part, today) if is_relative(part) else part.strip() for part in text.split("/"))


def is_relative(text: str) -> bool:
    """Whether a date is relative to today."""
    phrase = " ".join(text.lower().split())
    match = _IN_WORDS.fullmatch(phrase)
    return phrase in _NAMED or _SIGNED.fullmatch(phrase) is not None or bool(match and bool(match[1]) != bool(match[4]))


def _move(day: datetime.date, number: int, unit: str) -> datetime.date:
    """Move a day by a number of days, weeks, months or years; if a month is too short, to its last day."""
    try:
        if unit in "dw":
            return day + datetime.timedelta(days=number * (7 if unit == "w" else 1))
        months = day.year * 12 + day.month - 1 + number * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        raise ValueError("the date is out of range") from None

"""Dates and spans of dates in the words of a language, after the patterns of CLDR 47."""

from __future__ import annotations

from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.dates.month_names import ALONE, IN_DATES

_DAYS = {"de": "{}.", "zh": "{}日"}
_OF_MONTH = {"es": "{day} de {month}", "pt": "{day} de {month}", "he": "{day} ב{month}", "zh": "{month}{day}"}
_OF_YEAR = {
    "es": "{part} de {year}",
    "pt": "{part} de {year}",
    "uk": "{part} {year}\u202fр.",
    "ru": "{part} {year}\u202fг.",
    "ka": "{part}, {year}",
    "zh": "{year}年{part}",
}
"""How a day, a day with its month, and either with its year are written, where it is not “2”, “2 June”, “June 2026”."""


def date_words(date: PartialDate | DateSpan, language: str) -> str:
    """16 July 2018, November 2018, 2018; of a span both ends, and what they share once: 2–9 June 2026."""
    if not isinstance(date, DateSpan):
        return _of_year(_part(date, language), date.year, language)
    start, end = date.start, date.end
    if end is None or end == start:
        return date_words(start, language)
    if start.year != end.year or _precision(start) != _precision(end):
        return _joined(date_words(start, language), date_words(end, language))
    if start.month == end.month:
        days = f"{_day(start, language)}–{_day(end, language)}"
        return _of_year(_of_month(days, _month(end, language), language), end.year, language)
    return _of_year(_joined(_part(start, language), _part(end, language)), end.year, language)


def _precision(date: PartialDate) -> tuple[bool, bool]:
    return date.month is None, date.day is None


def _joined(start: str, end: str) -> str:
    """Two ends with a dash, which has spaces around it if an end has more than one word."""
    return f"{start} – {end}" if any(part.isspace() for part in start + end) else f"{start}–{end}"


def _part(date: PartialDate, language: str) -> str:
    """The date without its year; nothing of a date that is only a year."""
    if date.month is None:
        return ""
    month = _month(date, language)
    return _of_month(_day(date, language), month, language) if date.day else month


def _day(date: PartialDate, language: str) -> str:
    return "1er" if language == "fr" and date.day == 1 else _DAYS.get(language, "{}").format(date.day)


def _month(date: PartialDate, language: str) -> str:
    """The name of the month, in the form that it has with a day or alone."""
    names = IN_DATES[language] if date.day else ALONE.get(language, IN_DATES[language])
    return names.split()[(date.month or 1) - 1]


def _of_month(day: str, month: str, language: str) -> str:
    return _OF_MONTH.get(language, "{day} {month}").format(day=day, month=month)


def _of_year(part: str, year: int, language: str) -> str:
    return _OF_YEAR.get(language, "{part} {year}").format(part=part, year=year) if part else str(year)

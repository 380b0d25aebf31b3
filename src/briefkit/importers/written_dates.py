"""Dates as people write them in running text, in the languages of the labels that pages have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.core.dates.dates import PartialDate
from briefkit.core.dates.month_names import ALONE, IN_DATES
from briefkit.core.values import frozen

_FURTHER = (
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ledna února března dubna května června července srpna září října listopadu prosince",
)
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {
    name.lower(): number
    for names in (
        *(IN_DATES[language] for language in IN_DATES if language != "zh"),
        *ALONE.values(),
        *_FURTHER,
        _SHORT,
    )
    for number, name in enumerate(names.split(), 1)
} | {"sept": 9, "jänner": 1, "okt": 10, "dez": 12, "mär": 3}
_MONTH = rf"(?P<month>{'|'.join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))})(?!\w)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?:\b|(?=\d{1,2}:\d\d))"  # the time may stand close to it
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s?[–-]\s?(?:[0-2]?\d|3[01])(?:st|nd|rd|th|\.)?)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH}\s{{1,2}}{_DAY},?\s{{1,2}}{_YEAR}",
        rf"\b{_DAY}\s{{1,2}}(?:de\s)?ב?{_MONTH},?\s(?:de\s)?{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<number>1[0-2]|0?[1-9])\s?[月월](?:\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?[日일])?",
        rf"\b{_MONTH},?\s{{1,2}}(?:de\s)?{_YEAR}",
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<number>0[1-9]|1[0-2])(?:[-/.](?P<day>[0-2]\d|3[01]))?(?![\d-])",
        r"(?<![\d/])(?P<day>1[3-9]|2\d|3[01])/(?P<number>1[0-2]|0?[1-9])/(?P<year>(?:19|20)\d\d)\b",
        r"(?<![\d/])(?P<number>1[0-2]|0?[1-9])/(?P<day>1[3-9]|2\d|3[01])/(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<day>[0-2]?\d|3[01])\.\s?(?P<number>0?[1-9]|1[0-2])\.\s?(?P<year>(?:19|20)\d\d)\b",
    )
)
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")


@frozen
class WrittenDate:
    """A date and where it stands in a text."""

    date: PartialDate
    start: int
    end: int


def dates_in(text: str) -> list[WrittenDate]:
    """The dates in a text in the order in which they stand there. `08/09/2022` is none: nobody knows its month."""
    if not _HAS_YEAR.search(text):
        return []
    found: list[WrittenDate] = []
    taken: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            if any(first < end and start < last for first, last in taken):
                continue
            taken.append((start, end))
            if date := _date(match):
                found.append(WrittenDate(date, start, end))
    return sorted(found, key=lambda item: item.start)


def _date(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    month = int(groups["number"]) if groups.get("number") else _MONTHS[groups["month"].lower()]
    day = int(groups["day"]) if groups.get("day") else None
    try:
        return PartialDate(int(groups["year"]), month, day)
    except ValueError:
        return None


def date_alone(text: str) -> PartialDate | None:
    """The date of a line that says nothing else but a day of the week, the time, or that it is the date.

    Of several the first counts that is not said to be of a change: “Published 3 May 2021, updated 5 May 2021”.
    """
    text = _GLUED.sub(" ", text)
    dates = dates_in(text)
    if not 1 <= len(dates) <= _MOST_OF_LINE:
        return None
    ends = [0, *(one.end for one in dates)]
    between = [text[end : one.start] for end, one in zip(ends, dates, strict=False)]
    if _MORE.search(_AROUND.sub("", " ".join([*between, text[ends[-1] :]]))):
        return None
    first = [one.date for before, one in zip(between, dates, strict=True) if not _CHANGED.search(before)]
    if len(dates) == 1:
        return dates[0].date
    return first[0] if len(set(first)) == 1 else None


_MOST_OF_LINE = 3
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=\d)(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z])")
_CHANGED = re.compile(
    r"updated|modified|aktualisiert|geändert|mis\sà\sjour|modifié|actualizado|modificado|aggiornato|обновлено|изменено|更新|تحديث",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(?:(?:first\s)?published|held|dated|debated|submitted|eingereicht|(?:for\s)?(?:immediate\s)?release|updated|posted|last\s(?:modified|updated)|date|on|veröffentlicht|stand|datum|am|publié|mis\sà\sjour|modifié|le|aktualisiert|geändert|"
    r"publicado|actualizado|modificado|fecha|el|pubblicato|aggiornato|il|опубликовано|обновлено|дата|آخر\sتحديث|تحديث|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|"
    r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?|\d{1,2}h\d\d|(?:\d{1,2}|an?)\s?(?:minutes?|hours?|days?|[hm])\sago|à|at|um|(?:(?:gmt|utc)(?:[+-]\d{1,2})?|est|edt|cet|cest|msk|et|ct|pt|pst|pdt|cst|bst|ist|uhr)|uhr|г)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\w")


def date_and_place(text: str) -> PartialDate | None:
    """The date of a line that names a place besides: “Brussels, 3 May 2020”, “3 May 2020, Lisbon”."""
    found = _WITH_PLACE.fullmatch(text)
    return date_alone(found["date"] or found["dated"]) if found else None


_PLACE = r"[^\W\d_a-z][^\W\d_]{1,20}(?:[\s-][^\W\d_a-z][^\W\d_]{1,20}){0,2}"
_WITH_PLACE = re.compile(
    rf"{_PLACE}(?:,|\s\([^()]{{2,20}}\)\s[-–—])\s(?:the\s|den\s|le\s)?(?P<date>\S.{{5,40}})|"
    rf"(?P<dated>.{{8,50}}),\s{_PLACE}"
)


def date_of_opening(text: str) -> PartialDate | None:
    """The day at the beginning of a text, behind a place: “Madrid, 8 de octubre de 2025.- ”, “Oslo, 3 May 2020 – ”."""
    found = _OPENING.match(text)
    date = date_alone(found["date"]) if found else None
    return date if date and date.day else None


_OPENING = re.compile(
    rf"{_PLACE}(?:\s\([^()]{{2,20}}\))?,\s(?:the\s|den\s|le\s)?(?P<date>[^–—:]{{6,40}}?)\s?(?:[–—:]|\.?\s?-\s)"
)


def date_beside(text: str) -> PartialDate | None:
    """The only day in a line of labels, at its beginning or end: “04.11.2025 Answer of the ministry”."""
    dates = dates_in(text)
    at_edge = len(dates) == 1 and (dates[0].start == 0 or dates[0].end == len(text))
    return dates[0].date if at_edge and dates[0].date.day else None


def in_file_name(name: str) -> PartialDate | None:
    """The only date in the name of a file or in an address, such as 2018-07."""
    found = set(_in_name(name))
    return found.pop() if len(found) == 1 else None


_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_/.](0[1-9]|1[0-2])(?:[-_/.](0[1-9]|[12]\d|3[01]))?(?!\d)")


def _in_name(name: str) -> Iterator[PartialDate]:
    for match in _NAMED.finditer(name):
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            yield PartialDate(int(year or 0), month, day)
        except ValueError:
            continue


_UNDATED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_DAY}\s{{1,2}}(?:of\s)?{_MONTH}(?!,?\s{{0,2}}\d)",
        rf"\b{_MONTH}\s{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|,?\s{{0,2}}(?:19|20)\d\d)\b",
        rf"\b(?:in|last|this|since|until|by|late|early|mid|im|en)[\s-](?:late\s|early\s|mid-?\s?)?{_MONTH}(?!,?\s{{0,2}}\d)",
    )
)
_MONTHS_OF_YEAR = 12


def dates_near(text: str, known: PartialDate) -> list[WrittenDate]:
    """The days and months without a year in a text, in the year in which they are nearest to a known date.

    None if that date has no month: then nobody knows which year is nearest.
    """
    found: list[WrittenDate] = []
    for form in _UNDATED if known.month else ():
        for match in form.finditer(text):
            start = match.start("month")
            overlaps = any(one.start < match.end() and match.start() < one.end for one in found)
            if not overlaps and text[start].isupper() and (date := _nearest(match, known)):
                found.append(WrittenDate(date, match.start(), match.end()))
    return sorted(found, key=lambda item: item.start)


def _nearest(match: re.Match[str], known: PartialDate) -> PartialDate | None:
    month, day = _MONTHS[match["month"].lower()], match.groupdict().get("day")
    at = known.year * _MONTHS_OF_YEAR + (known.month or 1)
    year = min((known.year + more for more in (-1, 0, 1)), key=lambda one: abs(one * _MONTHS_OF_YEAR + month - at))
    try:
        return PartialDate(year, month, int(day) if day else None)
    except ValueError:
        return None

"""Dates as metadata has them: of ISO 8601, in figures, or written out."""

from __future__ import annotations

import re

from briefkit.core.dates.dates import PartialDate
from briefkit.importers.written_dates import dates_in

_ISO = re.compile(
    r"(?P<year>(?:18|19|20)\d\d)(?:(?P<sign>[-/.]?)(?P<month>0[1-9]|1[0-2])(?:(?P=sign)(?P<day>0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)
_FIGURES = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>(?:19|20)\d\d)(?!\d)")
_LONGEST = 120


def date_in(value: str) -> PartialDate | None:
    """The first date in a value; None if there is none, or `08/09/2022`, of which nobody knows the month."""
    value = value.strip()[:_LONGEST]
    if found := _ISO.match(value):
        return _date(found["year"], found["month"], found["day"])
    if found := _FIGURES.search(value):
        one, two = int(found["one"]), int(found["two"])
        if one > 12 >= two:
            return _date(found["year"], found["two"], found["one"])
        return _date(found["year"], found["one"], found["two"]) if two > 12 >= one or one == two else None
    written = dates_in(value)
    return written[0].date if written else None


def _date(year: str, month: str | None, day: str | None) -> PartialDate | None:
    try:
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None

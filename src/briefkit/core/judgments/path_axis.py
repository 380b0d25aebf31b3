"""The days that a chart of a likelihood path shows, and the dates on its axis."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefkit.core.judgments.path import LikelihoodPath

_DAY = datetime.timedelta(days=1)
_DAYS, _MONTHS, _YEARS = (1, 2, 7), (1, 2, 3, 6), (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_FAR = 3
"""How many times as long as the past the future may be before it is cut off."""


class TimeAxis(NamedTuple):
    """The days from `first` up to the day before `last`; `cut` is whether the due date lies beyond."""

    first: datetime.date
    last: datetime.date
    cut: bool = False

    def share(self, day: datetime.date) -> float:
        """Where the beginning of a day lies, from 0 to 1; days beyond are at the ends."""
        return min(1.0, max(0.0, (day - self.first) / (self.last - self.first)))

    def ticks(self, room: int) -> list[tuple[datetime.date, str]]:
        """Days at the beginning of years, months or days, with what to write at each: all in `room` characters."""
        kinds = ((10, self._days, _DAYS), (7, self._months, _MONTHS), (4, self._years, _YEARS))
        for width, starts, steps in kinds:
            most = room // (width + 2)
            for step in steps:
                if len(found := list(islice(starts(step), most + 1))) <= most:
                    return [(day, day.isoformat()[:width]) for day in found]
        return []

    def _days(self, step: int) -> Iterator[datetime.date]:
        """Every so many days; every seven, on Mondays."""
        begin = self.first.toordinal()
        numbers = range(begin + (1 - begin) % step, self.last.toordinal(), step)
        return map(datetime.date.fromordinal, numbers)

    def _months(self, step: int) -> Iterator[datetime.date]:
        """The first days of every so many months, counted from January."""
        number = self.first.year * 12 + self.first.month - 1 + (self.first.day > 1)
        number += -number % step
        while number < 12 * datetime.MAXYEAR and (day := datetime.date(number // 12, number % 12 + 1, 1)) < self.last:
            yield day
            number += step

    def _years(self, step: int) -> Iterator[datetime.date]:
        return self._months(12 * step)


def axis_of(path: LikelihoodPath) -> TimeAxis:
    """The days from the first estimate to the close, with what came later; of an open question at least to today."""
    judgment, close = path.row.judgment, path.row.close
    days = [step.start for step in path.steps if step.start]
    days += [judgment.resolved_on.first, judgment.resolved_on.first + _DAY] if judgment.resolved_on else []
    days += [judgment.due.last + _DAY] if judgment.due and judgment.due.last < datetime.date.max else []
    begin = min([*days, path.today])
    is_running = path.row.is_open and (close is None or close > path.today)
    known = max([*(day for day in days if day <= path.today), *([path.today] if is_running else []), begin]) + _DAY
    end = max([*days, known])
    if (end - known) > _FAR * (known - begin) + datetime.timedelta(days=90):
        return TimeAxis(begin, known + (known - begin) / 3 + _DAY, cut=True)
    return TimeAxis(begin, max(end, begin + 2 * _DAY))

"""A run of days, and which dates fall into it."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from briefkit.core.dates.dates import DateSpan, PartialDate


class Days(NamedTuple):
    """The days from `first` to `last`, both included. No date is in it if it is None."""

    first: datetime.date
    last: datetime.date

    def begin(self, date: PartialDate | DateSpan | None) -> bool:
        """Whether the first day of a date is among them."""
        return date is not None and self.first <= date.first <= self.last

    def end(self, date: PartialDate | DateSpan | None) -> bool:
        """Whether the last day of a date is among them."""
        return date is not None and self.first <= date.last <= self.last

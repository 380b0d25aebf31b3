"""What the parts of the facade share: a library, and how a question to it is read."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefkit.core.query.value import Query
from briefkit.errors import QueryError

if TYPE_CHECKING:
    from briefkit.core.dates.dates import PartialDate
    from briefkit.library.library import Library

Asked = Query | str | None
"""A query, the text of one, or None for all briefs."""
Day = datetime.date | str | None
"""A day, or the text of a date: YYYY, YYYY-MM or YYYY-MM-DD. A month or year means its last day."""


class Part:
    """Some of the questions that a library answers."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.library!r}>"

    def unknown(self, query: Query, found: Sequence[object]) -> list[str]:
        """Where nothing was found because no brief fulfils the query: its words that name nothing, as sentences."""
        if found or next(self.library.metadata(query, limit=1), None) is not None:
            return []
        return self.library.unknown_words(query)


def date_of(date: PartialDate | Day) -> PartialDate | None:
    """A date as a partial date. Raises QueryError for a text that is none."""
    from briefkit.core.dates.dates import day_of, parse_date

    if isinstance(date, datetime.date):
        return day_of(date)
    if not isinstance(date, str):
        return date
    try:
        return parse_date(date)
    except ValueError as error:
        raise QueryError(str(error)) from error


def last_day(date: PartialDate | Day) -> datetime.date | None:
    """The last day that a date covers. Raises QueryError for a text that is none."""
    found = date_of(date)
    return found.last if found else None

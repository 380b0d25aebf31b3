"""What the parts of the facade share: their library, and how they read queries and dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from briefkit.core.query.value import Query
from briefkit.core.text.words import meant
from briefkit.errors import QueryError

if TYPE_CHECKING:
    from briefkit.core.dates.dates import PartialDate
    from briefkit.core.query.items import Items, ItemView
    from briefkit.library.library import Library

QueryLike = Query | str | None
"""A query, the text of one, or None for all briefs."""
DayLike = datetime.date | str | None
"""A day, or a date as text: YYYY, YYYY-MM or YYYY-MM-DD, or relative to today such as `-3m`. A month or year means its
last day."""


class Part:
    """A group of the questions that a library answers."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.library!r}>"

    def item_test(
        self, query: Query, items: Items, day: datetime.date | None = None
    ) -> Callable[[ItemView], bool] | None:
        """Whether an item meets the conditions on items in a query, as known on a day; None if there are none."""
        from briefkit.core.query.items import item_test

        store = self.library.store
        return item_test(
            query, items, store.match_context, lambda part: {head.id for head in store.heads(part, day=day)}
        )

    def meant_id(self, section: str, word: str, used: Collection[str]) -> str:
        """The id that a typed word stands for, in the registry or among `used` ids; an unknown word stays as it is.

        Raises QueryError if it could be several of the ids.
        """
        if self.library.registry.knows(section, word):
            return self.library.registry.resolve(section, word)
        ids = sorted(used)
        found = [ids[place] for place in meant(word, ids)]
        if len(found) > 1:
            raise QueryError(f"“{word}” could be any of {len(found)} {section}: {', '.join(found)}")
        return found[0] if found else word

    def unknown_words(self, query: Query, found: Sequence[object]) -> list[str]:
        """Notes on the words of a query that name nothing, if no brief matches it and so nothing was found."""
        if found or next(self.library.metadata(query, limit=1), None) is not None:
            return []
        return self.library.unknown_words(query)


def date_of(date: PartialDate | DayLike) -> PartialDate | None:
    """A date as a `PartialDate`, also one relative to today. Raises QueryError for text that is not a date."""
    from briefkit.core.dates.dates import day_of, parse_date
    from briefkit.core.dates.relative import EXAMPLES, is_relative, resolve_date
    from briefkit.library.library import today

    if isinstance(date, datetime.date):
        return day_of(date)
    if not isinstance(date, str):
        return date
    try:
        return parse_date(resolve_date(date, today()) if is_relative(date) else date)
    except ValueError as error:
        raise QueryError(str(error), hint=EXAMPLES) from error


def check_period(since: PartialDate | None, until: PartialDate | None) -> None:
    """Raise QueryError, with both dates, if a period ends before it starts."""
    from briefkit.core.dates.order import check_period as check

    try:
        check(since, until)
    except ValueError as error:
        raise QueryError(str(error), hint="look at --since and --until") from error


def last_day(date: PartialDate | DayLike) -> datetime.date | None:
    """The last day of a date. Raises QueryError for text that is not a date."""
    found = date_of(date)
    return found.last if found else None

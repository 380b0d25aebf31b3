"""The order of briefs: by a key, then by id. Undated briefs come last in both directions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefkit.core.query.value import Metadata
from briefkit.core.text.words import suggestion
from briefkit.errors import QueryError

SORTS = ("date", "title", "id", "kind", "status", "publisher")
NEWEST_FIRST = "-date"


_MOST = 1 << 31


def at_most(limit: int | None) -> int | None:
    """A limit that every store can count to; a negative one is 0."""
    return None if limit is None else max(0, min(limit, _MOST))


def parse_order(order: str) -> tuple[str, bool]:
    """A key of SORTS, and whether the order is reversed (a leading minus). Raises QueryError."""
    key = order.removeprefix("-")
    if key not in SORTS:
        raise QueryError(f"cannot sort by “{key}”", hint=suggestion(key, SORTS))
    return key, order.startswith("-")


def sort_metadata(briefs: Iterable[Metadata], order: str, language: str = "") -> list[Metadata]:
    """Briefs in an order such as `-date`, titles as in the library's language. Raises QueryError for an unknown one."""
    key, descending = parse_order(order)
    listed = list(briefs)
    if key != "date":
        key_of = text_key(key, language)
        return sorted(listed, key=lambda brief: key_of(brief.get(key), brief["id"]), reverse=descending)
    dated = [brief for brief in listed if brief["date"]]
    undated = [brief for brief in listed if not brief["date"]]
    return sorted(dated, key=_date_key, reverse=descending) + sorted(undated, key=lambda brief: str(brief["id"]))


def text_key(key: str, language: str) -> Callable[[object, str], tuple[object, ...]]:
    """What to sort briefs by that have a value of a key other than `date`, and an id."""
    if key == "id":
        return lambda _held, id_: (id_.casefold(), id_)
    from briefkit.core.text.collation import sort_key  # noqa: PLC0415 - most lists are by date

    return lambda held, id_: (sort_key(str(held or ""), language), id_)


def _date_key(metadata: Metadata) -> tuple[int, str]:
    from briefkit.core.dates.dates import parse_date, sort_key  # noqa: PLC0415 - an index sorts without calendars

    return sort_key(parse_date(metadata["date"])), metadata["id"]

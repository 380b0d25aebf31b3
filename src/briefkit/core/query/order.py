"""The order of a listing: by a key, ties by id; the undated last whichever way dates run."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.query.value import Metadata
from briefkit.errors import QueryError

SORTS = ("date", "title", "id", "kind", "status", "publisher")
NEWEST_FIRST = "-date"


def parse_order(order: str) -> tuple[str, bool]:
    """A key of SORTS, and whether it runs backwards (a minus in front). Raises QueryError."""
    key = order.removeprefix("-")
    if key not in SORTS:
        raise QueryError(f"cannot sort by “{key}”", hint=f"use one of {', '.join(SORTS)}")
    return key, order.startswith("-")


def sort_metadata(briefs: Iterable[Metadata], order: str) -> list[Metadata]:
    """Briefs in an order such as `-date`. Raises QueryError for an unknown one."""
    key, backwards = parse_order(order)
    listed = list(briefs)
    if key != "date":
        return sorted(listed, key=lambda brief: (str(brief.get(key) or "").casefold(), brief["id"]), reverse=backwards)
    dated = [brief for brief in listed if brief["date"]]
    undated = [brief for brief in listed if not brief["date"]]
    return sorted(dated, key=_date_key, reverse=backwards) + sorted(undated, key=lambda brief: str(brief["id"]))


def _date_key(metadata: Metadata) -> tuple[int, str]:
    from briefkit.core.dates.dates import parse_date, sort_key  # noqa: PLC0415 - an index sorts by itself

    return sort_key(parse_date(metadata["date"])), metadata["id"]

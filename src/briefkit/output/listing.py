"""Rows on their way out: one value that every format prints."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from briefkit.core.query.fields import field_name, leaves, names
from briefkit.core.query.table import SCOPES
from briefkit.core.query.values import Reader, reader
from briefkit.core.text.clean import clean_line
from briefkit.core.text.words import did_you_mean
from briefkit.errors import QueryError

_FEW = 20
_SHORT = 40
_short_line = lru_cache(maxsize=8192)(clean_line)  # the same words come again and again
BRIEF_COLUMNS = ("id", "date", "kind", "status", "title", "topics")


def accept_any(_column: str) -> None:
    """The check of a listing that may have any column."""


class Listing(NamedTuple):
    """Records with the columns to show of them. `records` are JSON objects, which may come one by one.

    `check` raises QueryError for a column that no record can have.
    """

    columns: tuple[str, ...]
    records: Iterable[Mapping[str, Any]]
    check: Callable[[str], None] = accept_any

    def cell(self, record: Mapping[str, Any], column: str) -> str:
        """A value as one harmless line: lists joined by commas, items of lists by their id or name."""
        value = record[column] if column in record else value_at(record, column)
        if value is None:
            return ""
        return _short_line(value) if value.__class__ is str and len(value) < _SHORT else clean_line(_told(value))


def rows_listing(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> Listing:
    """Rows that have these columns and no others."""

    def check(column: str) -> None:
        if column not in columns:
            raise unknown_column(column, columns)

    return Listing(columns, rows, check)


def briefs_listing(
    columns: tuple[str, ...], records: Iterable[Mapping[str, Any]], own_keys: Callable[[], Collection[str]]
) -> Listing:
    """Briefs with any columns that are keys, fields of a query, or keys that briefkit does not know (`own_keys`).

    Raises QueryError for a column that is none.
    """

    def check(column: str) -> None:
        if column not in SCOPES["brief"] and field_name("brief", column) is None:
            known = own_keys()
            if field_name("brief", column, known) is None:
                raise unknown_column(column, [*names("brief"), *known])

    for column in columns:
        check(column)
    return Listing(columns, records, check)


def unknown_column(column: str, known: Iterable[str]) -> QueryError:
    """The error for a column that is not there."""
    known = list(known)
    hint = did_you_mean(column, known) or (f"there are {', '.join(known)}" if len(known) < _FEW else None)
    return QueryError(f"there is no column “{column}”", hint=hint)


def value_at(record: Mapping[str, Any], column: str) -> Any:
    """The value under a key, or those of a field of a brief, such as `origin.url`, `issue.status` or `party`."""
    if column in record:
        return record[column]
    found = dict.fromkeys(str(value) for read in _readers(column) for value in read(record, record))
    return list(found)


@lru_cache(maxsize=64)
def _readers(column: str) -> list[Reader]:
    name = field_name("brief", column) or column
    return [reader("brief", leaf, None) for leaf in leaves("brief", name)]


def _told(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Mapping():
            return str(value.get("id") or value.get("name") or value.get("title") or ", ".join(map(str, value)))
        case list():
            return ", ".join(_told(item) for item in value)
        case _:
            return str(value)

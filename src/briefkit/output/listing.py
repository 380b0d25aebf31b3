"""Rows on their way out: one value that every format prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefkit.core.harmless import clean_line

BRIEF_COLUMNS = ("id", "date", "kind", "status", "title", "topics")


@dataclass(frozen=True, slots=True)
class Listing:
    """Records with the columns to show of them. `records` are JSON objects, which may come one by one."""

    columns: tuple[str, ...]
    records: Iterable[Mapping[str, Any]]

    def cell(self, record: Mapping[str, Any], column: str) -> str:
        """A value as one harmless line: lists joined by commas, items of lists by their id or name."""
        return clean_line(_told(value_at(record, column)))


def value_at(record: Mapping[str, Any], column: str) -> Any:
    """The value under a key, or under a path such as `origin.url`; None where there is none."""
    if column in record:
        return record[column]
    value: Any = record
    for part in column.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


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

"""What users' SQL is in every store: its views, and how large an answer may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from sys import getsizeof
from typing import Any

from briefkit.core.brief.model import Event, Issue, Position
from briefkit.core.brief.shapes import Record, keys_of
from briefkit.core.tables import Json
from briefkit.core.text.words import counted
from briefkit.errors import QueryError
from briefkit.storage.index.columns import COLUMNS
from briefkit.storage.time_limit import VARIABLE

VIEWS = (
    *("briefs", "issues", "positions", "judgments", "events", "sources", "decisions", "options", "topics", "texts"),
)
HINT = f"tables are {', '.join(VIEWS)}; see docs/sql.md"
READING_ONLY = "only reading is allowed"
TO_CHANGE = "to change briefs, edit their files"
LARGEST_ANSWER = 512 * 1024 * 1024
"""The most bytes that the values of an answer may take."""
TOO_MUCH = "the statement needs too much memory"
LESS = "ask for less, or add a LIMIT"
MORE_TIME = f"allow more with --timeout or {VARIABLE}, or ask for less"
SHOWN = {
    "issue": ("id", "title", "question", "status", "trend", "outlook", "watch"),
    "position": ("date", "stance", "says", "basis", "source"),
    "event": ("id", "title", "date", "place", "role", "status", "status_on"),
}
"""The keys that a views.sql handles itself; any other key of the format becomes another column of the view."""
_RECORDS: dict[str, type[Record]] = {"issue": Issue, "position": Position, "event": Event}


def other_keys(table: str) -> list[str]:
    """The keys of the format that a view over a typed table has beside those that its views.sql handles."""
    return [key for key in keys_of(_RECORDS[table]) if key in COLUMNS[table] and key not in SHOWN[table]]


def gathered(some: Iterable[Sequence[Any]], shown: Callable[[Any], Json]) -> list[list[Json]]:
    """All rows, each value as `shown` makes it. Raises QueryError if they are larger than an answer may be."""
    rows: list[list[Json]] = []
    size = 0
    for row in some:
        size += sum(map(getsizeof, row))
        if size > LARGEST_ANSWER:
            raise QueryError(f"the answer is larger than {LARGEST_ANSWER // 1024 // 1024} MiB", hint=LESS)
        rows.append([shown(value) for value in row])
    return rows


def stopped_after(seconds: float, hint: str = MORE_TIME) -> QueryError:
    """The error of a statement that has taken as many seconds as it may."""
    return QueryError(f"stopped after {counted(seconds, 'second')}", hint=hint)

"""What the statements of an index need of a database: SQL that SQLite and PostgreSQL both understand.

Values are written `?`, `?1` or `:name`. A list of them is passed as JSON, and written `IN (SELECT value FROM
json_each(?))` if it has texts, with `CAST(value AS BIGINT)` if it has numbers. Whether something is true is an integer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol


class Rows(Protocol):
    """The rows of an answer, each a tuple."""

    def __iter__(self) -> Iterator[Any]:
        """The rows that have not been fetched yet."""

    def fetchone(self) -> Any:
        """The next row; None if there is none."""

    def fetchall(self) -> list[Any]:
        """All rows that have not been fetched yet."""


class Connection(Protocol):
    """A database that holds an index. `sqlite3.Connection` is one."""

    def execute(self, statement: str, values: Sequence[Any] | Mapping[str, Any] = (), /) -> Rows:
        """The answer to one statement."""

"""Read typed rows from the index, each brief's against its checksums."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from briefkit.core.brief.succession import SUPERSEDED, Successions, succeeds
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.dates.dates import UNDATED, day_of, sort_key
from briefkit.storage.index.columns import COLUMNS
from briefkit.storage.index.connection import Connection, Rows
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.index.typed import Row, checksum, key_of

_NO_ROWS: list[Row] = []


class Scope(NamedTuple):
    """Which briefs: those with some numbers, or all; with some statuses, or all; now, or as of a day.

    `undated` is as for `as_of.event_on`.
    """

    docs: Collection[int] | None = None
    statuses: Collection[str] | None = None
    day: datetime.date | None = None
    undated: bool = False

    @property
    def latest(self) -> int:
        """The last day that is known, as a `key_of`."""
        return UNDATED if self.day is None else sort_key(day_of(self.day))


class Head(NamedTuple):
    """The row of a brief itself: `HEAD_COLUMNS`."""

    doc: int
    id: str
    path: str
    title: str
    kind: str
    status: str
    publisher: str | None
    date: str | None
    review_by: str | None
    supersedes: str | None
    topics: bytes
    parties: bytes
    authors: bytes
    people: bytes
    judges: bytes
    issue_crc: int
    position_crc: int
    judgment_crc: int
    event_crc: int
    crc: int


def by_date(head: Head) -> tuple[int, str, str]:
    """The key by which briefs are in order of their dates, undated ones last."""
    return key_of(head.date), head.id, head.path


class TypedReader:
    """Reads the rows of some briefs, or of all. Raises DamagedError where they are not as they were written."""

    def __init__(self, connection: Connection, docs: Collection[int] | None = None) -> None:
        self.connection = connection
        self.complete = docs is None
        which, values = _which(docs)
        self.all = self._heads(which, *values)
        self._successors: list[Head] | None = None

    def heads(self, scope: Scope) -> list[Head]:
        """The heads in a scope by date, undated ones last, each with the status that it has in the scope."""
        heads = self.all if scope.day is None else list(self._known_on(scope))
        if scope.statuses is not None:
            heads = [head for head in heads if head.status in scope.statuses]
        return sorted(heads, key=by_date)

    def _known_on(self, scope: Scope) -> Iterator[Head]:
        successions, latest = self.successions(scope), scope.latest
        for head in self.all:
            if key_of(head.date) <= latest:
                revived = head.status == SUPERSEDED and not successions.has_successor(head.id)
                yield head._replace(status=LIVE) if revived else head

    def successions(self, scope: Scope) -> Successions:
        """Who had replaced whom, among all briefs known in a scope."""
        if self._successors is None:
            where = "WHERE supersedes IS NOT NULL"
            heads = [head for head in self.all if head.supersedes] if self.complete else self._heads(where)
            self._successors = [head for head in heads if head.supersedes and succeeds(head.status)]
        latest = scope.latest
        return Successions((head.id, head.supersedes or "") for head in self._successors if key_of(head.date) <= latest)

    def _heads(self, where: str, *values: str) -> list[Head]:
        found = self.connection.execute(f"SELECT * FROM head {where} ORDER BY doc", values)  # noqa: S608 - constants
        heads = list(map(Head._make, found))
        if any(checksum(head[:-1]) != head[-1] for head in heads):
            raise DamagedError("the head of a brief does not match its checksum")
        return heads

    def rows(self, table: str, heads: Collection[Head]) -> dict[int, list[Row]]:
        """The rows of a table by brief, for some heads; each as (doc, ordinal, values …), in order."""
        docs = None if self.complete and len(heads) == len(self.all) else [head.doc for head in heads]
        found = {doc: list(rows) for doc, rows in groupby(self._select(table, "doc, ordinal", docs), key=_DOC)}
        crc = Head._fields.index(f"{table}_crc")
        if any(checksum(found.get(head[0], _NO_ROWS)) != head[crc] for head in heads):
            raise DamagedError(f"the rows of {table} do not match their checksum")
        return found

    def _select(self, table: str, order: str, docs: Collection[int] | None) -> Rows:
        which, values = _which(docs)
        return self.connection.execute(f"SELECT * FROM {table} {which} ORDER BY {order}", values)  # noqa: S608 - constants


def _which(docs: Collection[int] | None) -> tuple[str, tuple[str, ...]]:
    if docs is None:
        return "", ()
    return "WHERE doc IN (SELECT CAST(value AS BIGINT) FROM json_each(?))", (json.dumps([*docs]),)


_DOC = itemgetter(0)


def column_of(table: str, column: str) -> int:
    """The place of a column in the rows of a table."""
    return COLUMNS[table].index(column) + 2


def columns_of(table: str, *columns: str) -> Callable[[Row], Any]:
    """A getter of some columns of a row."""
    return itemgetter(*(column_of(table, column) for column in columns))

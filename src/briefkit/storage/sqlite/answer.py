"""The briefs in an index that match a query, in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from briefkit.core.query.order import parse_order
from briefkit.core.query.value import MatchContext, Metadata, Query
from briefkit.storage.index.answer import IndexAnswer, Place, select_from
from briefkit.storage.index.verifier import Verifier
from briefkit.storage.sqlite.query import PostingNarrowing, WordTexts

_MANY = 2000


class Answer(IndexAnswer):
    """The matches of one query in an index. Transactions are short."""

    connection: sqlite3.Connection

    def __init__(
        self,
        connection: sqlite3.Connection,
        library: Path,
        context: MatchContext,
        query: Query,
        parts: Sequence[str] = (),
    ) -> None:
        narrowing = PostingNarrowing(connection, context, parts)
        super().__init__(connection, query, narrowing, Verifier(context, WordTexts(connection, library, parts)))

    def metadata(self, order: str, limit: int | None) -> Iterator[Metadata]:
        """The metadata sorted by a key such as `-date`. Few are fetched at once, from one snapshot; many one by one."""
        key, backwards = parse_order(order)
        with snapshot(self.connection):
            if limit is not None:
                dated = key == "date"
                found = self._by_date(backwards, 2 * limit) if dated else iter(self.sorted_by_text(key, backwards))
                return iter(list(islice(self.metadata_at(found), limit)))
            places = list(self._by_date(backwards, None)) if key == "date" else self.sorted_by_text(key, backwards)
            first = list(self.metadata_at(iter(places[:_MANY])))
        return chain(first, self.metadata_at(iter(places[_MANY:])))

    def _by_date(self, backwards: bool, limit: int | None) -> Iterator[Place]:
        """Dated briefs in order, then undated ones by id; only a few at first if only a few are wanted."""
        direction = "DESC" if backwards else "ASC"
        dated = f"file.date_key > 0 ORDER BY file.date_key {direction}, file.id {direction}, file.path"
        undated = "file.date_key = 0 ORDER BY file.id, file.path"
        for tail in (dated, undated):
            if limit is None:
                yield from self.selected(tail)
                continue
            first = self.selected(f"{tail} LIMIT {limit}")
            yield from first
            if len(first) == limit:
                yield from self.selected(f"{tail} LIMIT -1 OFFSET {limit}")

    def select(self, tail: str, columns: str) -> tuple[str, tuple[object, ...]]:
        """A SELECT over listed briefs, which starts from the postings of a single term if a condition is one."""
        conditions = self.narrowing.conditions(self.parts())
        start = next((one for one in conditions if one.terms and len(one.terms) == 1), None)
        source = "file"
        values: tuple[object, ...] = ()
        if start is not None and start.terms:
            conditions.remove(start)
            source = "posting CROSS JOIN file ON file.doc = posting.doc AND posting.term = ?"
            values = start.terms
            tail = tail.replace("file.date_key", "posting.date_key")
        return select_from(columns, source, conditions, tail, values)


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the index, whatever others write in the meantime. Keep it short: they wait."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:  # an error may have ended it
            connection.execute("COMMIT")

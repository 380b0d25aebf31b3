"""The briefs that fulfil one query, in an order, out of an index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from briefkit.core.names import StoredNames
from briefkit.core.order import parse_order
from briefkit.core.query import And, Known, Query, Record
from briefkit.storage.brief_body import read_body
from briefkit.storage.index_query import Condition, Narrowing, Verifier, joined

_FIRST, _CHUNK = 25, 400


class Answer:
    """What one query finds in one state of an index. The engine is held only for a moment at a time."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        library: Path,
        known: Known,
        query: Query,
        parts: Sequence[str] = (),
    ) -> None:
        self.connection = connection
        self.query = query
        assert isinstance(known.registry, StoredNames)  # noqa: S101 - an index store knows no other
        self.narrowing = Narrowing(connection, known.registry, parts)
        self.test = Verifier(connection, known, lambda path: read_body(library, path), parts).test(query)

    def records(self, order: str, limit: int | None) -> Iterator[Record]:
        """The records in an order such as `-date`. Found now, fetched as they are taken."""
        key, backwards = parse_order(order)
        if limit is not None:
            docs = self._by_date(backwards, 2 * limit) if key == "date" else iter(self._sorted(key, backwards))
            return iter(list(self._told(docs, limit)))
        return self._told(
            iter(list(self._by_date(backwards, None)) if key == "date" else self._sorted(key, backwards)), None
        )

    def docs(self) -> list[int]:
        """The numbers of the briefs, in no order."""
        return [doc for doc, _ in self.tested(iter(self._selected("")))]

    def _by_date(self, backwards: bool, limit: int | None) -> Iterator[int]:
        """The dated in their order, then the undated by id; a few at first where only a few are wanted."""
        turn = "DESC" if backwards else "ASC"
        dated = f"file.moment > 0 ORDER BY file.moment {turn}, file.id {turn}, file.path"
        undated = "file.moment = 0 ORDER BY file.id, file.path"
        for tail in (dated, undated):
            if limit is None:
                yield from self._selected(tail)
                continue
            first = self._selected(f"{tail} LIMIT {limit}")
            yield from first
            if len(first) == limit:
                yield from self._selected(f"{tail} LIMIT -1 OFFSET {limit}")

    def _sorted(self, key: str, backwards: bool) -> list[int]:
        sql, values = self._sql("file.id IS NOT NULL ORDER BY file.path", f"file.doc, file.{key}, file.id")
        found = self.connection.execute(sql, values).fetchall()
        found.sort(key=lambda row: (str(row[1] or "").casefold(), row[2]), reverse=backwards)
        return [doc for doc, *_ in found]

    def _selected(self, tail: str, columns: str = "file.doc") -> list[int]:
        sql, values = self._sql(tail or "file.id IS NOT NULL", columns)
        return [row[0] for row in self.connection.execute(sql, values)]

    def _sql(self, tail: str, columns: str) -> tuple[str, tuple[object, ...]]:
        """A SELECT over listed briefs. Where one value of one field narrows, the search starts from its postings."""
        conditions = [told for part in self._parts() if (told := self.narrowing.condition(part))]
        start = next((told for told in conditions if told.postings and len(told.postings[1]) == 1), None)
        source = "file"
        values: tuple[object, ...] = ()
        if start is not None and start.postings:
            conditions.remove(start)
            source = "posting CROSS JOIN file ON file.doc = posting.doc AND posting.field = ? AND posting.value = ?"
            values = (start.postings[0], start.postings[1][0])
            tail = tail.replace("file.moment", "posting.moment")
        whole = joined(conditions, "AND") or Condition("1", ())
        return (
            f"SELECT {columns} FROM {source} WHERE ({whole.sql}) AND {tail}",  # noqa: S608 - conditions carry marks, no values
            (*values, *whole.values),
        )

    def _parts(self) -> tuple[Query, ...]:
        return self.query.parts if isinstance(self.query, And) else (self.query,)

    def _told(self, docs: Iterator[int], limit: int | None) -> Iterator[Record]:
        return islice((record for _doc, record in self.tested(docs)), limit)

    def tested(self, docs: Iterator[int]) -> Iterator[tuple[int, Record]]:
        """Those of some briefs that fulfil the query, with their records."""
        return ((doc, record) for doc, record in self._fetched(docs) if self.test(doc, record))

    def _fetched(self, docs: Iterator[int]) -> Iterator[tuple[int, Record]]:
        chunk: list[int] = []
        size = _FIRST  # the first ones at once
        for doc in docs:
            chunk.append(doc)
            if len(chunk) == size:
                size = _CHUNK
                yield from self._fetch(chunk)
                chunk = []
        yield from self._fetch(chunk)

    def _fetch(self, docs: list[int]) -> Iterator[tuple[int, Record]]:
        marks = ", ".join("?" * len(docs))
        found = dict(self.connection.execute(f"SELECT doc, json FROM record WHERE doc IN ({marks})", docs))  # noqa: S608
        for doc in docs:
            if doc in found:  # it has not gone in the meantime
                yield doc, json.loads(found[doc])

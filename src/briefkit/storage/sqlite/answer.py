"""The briefs that fulfil one query, in an order, out of an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from zlib import crc32

from briefkit.core.query.order import parse_order
from briefkit.core.query.value import And, MatchContext, Metadata, Query
from briefkit.storage.sqlite.file import DamagedError, stored_json
from briefkit.storage.sqlite.query import Condition, Narrowing, Verifier, joined

_FIRST, _CHUNK, _MANY = 25, 400, 2000
Place = tuple[int, str]
"""A brief's number and path."""


class Answer:
    """What one query finds in one state of an index. The engine is held only for a moment at a time."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        library: Path,
        context: MatchContext,
        query: Query,
        parts: Sequence[str] = (),
    ) -> None:
        self.connection = connection
        self.query = query
        self.narrowing = Narrowing(connection, context, parts)

        def body_of(path: str) -> str:
            from briefkit.storage.files.brief_body import read_body  # noqa: PLC0415 - seldom is a text itself needed

            return read_body(library, path)

        self.verifier = Verifier(connection, context, body_of, parts)

    @cached_property
    def test(self) -> Callable[[int, Metadata], bool]:
        """Whether a brief fulfils the query: first asked for in the state of the index that numbered the briefs."""
        return self.verifier.test(self.query)

    def metadata(self, order: str, limit: int | None) -> Iterator[Metadata]:
        """The records in an order such as `-date`. A few are fetched at once, of one state; many as they are taken."""
        key, backwards = parse_order(order)
        with snapshot(self.connection):
            if limit is not None:
                found = self._by_date(backwards, 2 * limit) if key == "date" else iter(self._sorted(key, backwards))
                return iter(list(islice(self._metadata(found), limit)))
            places = list(self._by_date(backwards, None)) if key == "date" else self._sorted(key, backwards)
            first = list(self._metadata(iter(places[:_MANY])))
        return chain(first, self._metadata(iter(places[_MANY:])))

    def _metadata(self, places: Iterator[Place]) -> Iterator[Metadata]:
        return (metadata for _doc, metadata in self.tested(places))

    def docs(self) -> list[int]:
        """The numbers of the briefs, in no order."""
        return [doc for doc, _ in self.tested(iter(self._selected("file.id IS NOT NULL")))]

    def _by_date(self, backwards: bool, limit: int | None) -> Iterator[Place]:
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

    def _sorted(self, key: str, backwards: bool) -> list[Place]:
        sql, values = self._sql("file.id IS NOT NULL ORDER BY file.path", f"file.doc, file.path, file.{key}, file.id")
        found = self.connection.execute(sql, values).fetchall()
        found.sort(key=lambda row: (str(row[2] or "").casefold(), row[3]), reverse=backwards)
        return [(doc, path) for doc, path, *_ in found]

    def _selected(self, tail: str) -> list[Place]:
        return self.connection.execute(*self._sql(tail, "file.doc, file.path")).fetchall()

    def _sql(self, tail: str, columns: str) -> tuple[str, tuple[object, ...]]:
        """A SELECT over listed briefs. Where a single term narrows, the search starts from its postings."""
        conditions = [told for part in self._parts() if (told := self.narrowing.condition(part))]
        start = next((told for told in conditions if told.terms and len(told.terms) == 1), None)
        source = "file"
        values: tuple[object, ...] = ()
        if start is not None and start.terms:
            conditions.remove(start)
            source = "posting CROSS JOIN file ON file.doc = posting.doc AND posting.term = ?"
            values = start.terms
            tail = tail.replace("file.moment", "posting.moment")
        whole = joined(conditions, "AND") or Condition("1", ())
        return (
            f"SELECT {columns} FROM {source} WHERE ({whole.sql}) AND {tail}",  # noqa: S608 - conditions carry marks, no values
            (*values, *whole.values),
        )

    def _parts(self) -> tuple[Query, ...]:
        return self.query.parts if isinstance(self.query, And) else (self.query,)

    def tested(self, places: Iterator[Place]) -> Iterator[tuple[int, Metadata]]:
        """Those of some briefs that fulfil the query, with their records."""
        test = self.test
        return ((doc, metadata) for doc, metadata in self._fetched(places) if test(doc, metadata))

    def _fetched(self, places: Iterator[Place]) -> Iterator[tuple[int, Metadata]]:
        size = _FIRST  # the first ones at once
        while chunk := list(islice(places, size)):
            size = _CHUNK
            yield from self._fetch(chunk)

    def _fetch(self, places: list[Place]) -> Iterator[tuple[int, Metadata]]:
        marks = ", ".join("?" * len(places))
        docs = [doc for doc, _ in places]
        ask = f"SELECT doc, json, crc FROM record WHERE doc IN ({marks})"  # noqa: S608 - marks only
        found = {doc: _sound(told, crc) for doc, told, crc in self.connection.execute(ask, docs)}
        for doc, path in places:
            told = found.get(doc) or self._fetch_changed(path)
            if told is not None:
                yield doc, told

    def _fetch_changed(self, path: str) -> Metadata | None:
        """A brief that has changed while others were taken, as it is now; None where it has gone."""
        ask = "SELECT json, crc FROM record JOIN file USING (doc) WHERE path = ?"
        found = self.connection.execute(ask, (path,)).fetchone()
        return _sound(*found) if found else None


def _sound(told: str, crc: int) -> Metadata:
    """A brief's metadata from its JSON. Raises DamagedError where that is not what was written."""
    if crc32(told.encode()) != crc:
        raise DamagedError("a record does not fit its checksum")
    metadata: Metadata = stored_json(told)
    return metadata


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the index, whatever others write in the meantime. Not for long: they wait."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:  # an error may have ended it
            connection.execute("COMMIT")

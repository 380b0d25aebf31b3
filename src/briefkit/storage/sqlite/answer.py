"""The briefs in an index that match a query, in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from zlib import crc32

from briefkit.core.query.order import parse_order, text_key
from briefkit.core.query.value import And, MatchContext, Metadata, Query
from briefkit.storage.index.damage import DamagedError, stored_json
from briefkit.storage.sqlite.query import Condition, Narrowing, Verifier, joined

_FIRST, _CHUNK, _MANY = 25, 400, 2000
Place = tuple[int, str]
"""The number of a brief, and its path."""


class Answer:
    """The matches of one query in an index. Transactions are short."""

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
        self.language = context.language
        self.narrowing = Narrowing(connection, context, parts)

        def body_of(path: str) -> str:
            from briefkit.storage.files.brief_body import read_body  # noqa: PLC0415 - the text itself is rarely needed

            return read_body(library, path)

        self.verifier = Verifier(connection, context, body_of, parts)

    @cached_property
    def test(self) -> Callable[[int, Metadata], bool]:
        """Whether a brief matches the query; first used in the same snapshot as the numbers of the briefs."""
        return self.verifier.test(self.query)

    def metadata(self, order: str, limit: int | None) -> Iterator[Metadata]:
        """The metadata sorted by a key such as `-date`. Few are fetched at once, from one snapshot; many one by one."""
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
        """The numbers of the matching briefs, in any order."""
        return [doc for doc, _ in self.tested(iter(self._selected("file.id IS NOT NULL")))]

    def _by_date(self, backwards: bool, limit: int | None) -> Iterator[Place]:
        """Dated briefs in order, then undated ones by id; only a few at first if only a few are wanted."""
        direction = "DESC" if backwards else "ASC"
        dated = f"file.date_key > 0 ORDER BY file.date_key {direction}, file.id {direction}, file.path"
        undated = "file.date_key = 0 ORDER BY file.id, file.path"
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
        key_of = text_key(key, self.language)
        found.sort(key=lambda row: key_of(row[2], row[3]), reverse=backwards)
        return [(doc, path) for doc, path, *_ in found]

    def _selected(self, tail: str) -> list[Place]:
        return self.connection.execute(*self._sql(tail, "file.doc, file.path")).fetchall()

    def _sql(self, tail: str, columns: str) -> tuple[str, tuple[object, ...]]:
        """A SELECT over listed briefs, which starts from the postings of a single term if a condition is one."""
        conditions = self.narrowing.conditions(self._parts())
        start = next((one for one in conditions if one.terms and len(one.terms) == 1), None)
        source = "file"
        values: tuple[object, ...] = ()
        if start is not None and start.terms:
            conditions.remove(start)
            source = "posting CROSS JOIN file ON file.doc = posting.doc AND posting.term = ?"
            values = start.terms
            tail = tail.replace("file.date_key", "posting.date_key")
        whole = joined(conditions, "AND") or Condition("1", ())
        return (
            f"SELECT {columns} FROM {source} WHERE ({whole.sql}) AND {tail}",  # noqa: S608 - conditions have placeholders, no values
            (*values, *whole.values),
        )

    def _parts(self) -> tuple[Query, ...]:
        return self.query.parts if isinstance(self.query, And) else (self.query,)

    def tested(self, places: Iterator[Place]) -> Iterator[tuple[int, Metadata]]:
        """The briefs that match the query, with their metadata."""
        test = self.test
        return ((doc, metadata) for doc, metadata in self._fetched(places) if test(doc, metadata))

    def _fetched(self, places: Iterator[Place]) -> Iterator[tuple[int, Metadata]]:
        size = _FIRST  # the first ones at once
        while chunk := list(islice(places, size)):
            size = _CHUNK
            yield from self._fetch(chunk)

    def _fetch(self, places: list[Place]) -> Iterator[tuple[int, Metadata]]:
        placeholders = ", ".join("?" * len(places))
        docs = [doc for doc, _ in places]
        ask = f"SELECT doc, json, crc FROM record WHERE doc IN ({placeholders})"  # noqa: S608 - placeholders only
        found = {doc: _checked(text, crc) for doc, text, crc in self.connection.execute(ask, docs)}
        for doc, path in places:
            metadata = found.get(doc) or self._fetch_changed(path)
            if metadata is not None:
                yield doc, metadata

    def _fetch_changed(self, path: str) -> Metadata | None:
        """A brief that changed while others were being read, as it is now; None if it is gone."""
        ask = "SELECT json, crc FROM record JOIN file USING (doc) WHERE path = ?"
        found = self.connection.execute(ask, (path,)).fetchone()
        return _checked(*found) if found else None


def _checked(text: str, crc: int) -> Metadata:
    """The metadata of a brief from its JSON. Raises DamagedError if the checksum is wrong."""
    if crc32(text.encode()) != crc:
        raise DamagedError("a brief's metadata does not match its checksum")
    metadata: Metadata = stored_json(text)
    return metadata


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the index, whatever others write in the meantime. Keep it short: they wait."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:  # an error may have ended it
            connection.execute("COMMIT")

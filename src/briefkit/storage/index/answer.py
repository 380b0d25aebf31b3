"""The briefs in an index that match a query, in order."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice
from zlib import crc32

from briefkit.core.query.order import text_key
from briefkit.core.query.value import And, Metadata, Query
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.damage import DamagedError, stored_json
from briefkit.storage.index.narrowing import Condition, Narrowing, joined
from briefkit.storage.index.verifier import Verifier

FIRST, CHUNK = 25, 400
"""How many briefs are read at first, and then at once."""
Place = tuple[int, str]
"""The number of a brief, and its path."""


class IndexAnswer(ABC):
    """The matches of one query in an index."""

    def __init__(self, connection: Connection, query: Query, narrowing: Narrowing, verifier: Verifier) -> None:
        self.connection = connection
        self.query = query
        self.narrowing = narrowing
        self.verifier = verifier
        self.language = narrowing.context.language

    @cached_property
    def test(self) -> Callable[[int, Metadata], bool]:
        """Whether a brief matches the query; first used in the same snapshot as the numbers of the briefs."""
        return self.verifier.test(self.query)

    @abstractmethod
    def metadata(self, order: str, limit: int | None) -> Iterator[Metadata]:
        """The metadata sorted by a key such as `-date`."""

    def metadata_at(self, places: Iterator[Place]) -> Iterator[Metadata]:
        """The metadata of those of some briefs that match."""
        return (metadata for _doc, metadata in self.tested(places))

    def docs(self) -> list[int]:
        """The numbers of the matching briefs, in any order."""
        return [doc for doc, _ in self.tested(iter(self.selected("file.id IS NOT NULL")))]

    def sorted_by_text(self, key: str, backwards: bool) -> list[Place]:
        """The briefs that may match, sorted by a key that is not a date."""
        sql, values = self.select("file.id IS NOT NULL ORDER BY file.path", f"file.doc, file.path, file.{key}, file.id")
        found = self.connection.execute(sql, values).fetchall()
        key_of = text_key(key, self.language)
        found.sort(key=lambda row: key_of(row[2], row[3]), reverse=backwards)
        return [(doc, path) for doc, path, *_ in found]

    def selected(self, tail: str) -> list[Place]:
        """The briefs that may match, with the end of the statement that selects them."""
        return self.connection.execute(*self.select(tail, "file.doc, file.path")).fetchall()

    def select(self, tail: str, columns: str) -> tuple[str, tuple[object, ...]]:
        """A SELECT over listed briefs."""
        return select_from(columns, "file", self.narrowing.conditions(self.parts()), tail)

    def parts(self) -> tuple[Query, ...]:
        """The conditions that a brief must all meet."""
        return self.query.parts if isinstance(self.query, And) else (self.query,)

    def tested(self, places: Iterator[Place]) -> Iterator[tuple[int, Metadata]]:
        """The briefs that match the query, with their metadata."""
        test = self.test
        return ((doc, metadata) for doc, metadata in self._fetched(places) if test(doc, metadata))

    def _fetched(self, places: Iterator[Place]) -> Iterator[tuple[int, Metadata]]:
        size = FIRST  # the first ones at once
        while chunk := list(islice(places, size)):
            size = CHUNK
            self.verifier.texts.look_at([doc for doc, _ in chunk])
            yield from self._fetch(chunk)

    def _fetch(self, places: list[Place]) -> Iterator[tuple[int, Metadata]]:
        docs = json.dumps([doc for doc, _ in places])
        found = {doc: _checked(text, crc) for doc, text, crc in self.connection.execute(_RECORDS, (docs,))}
        for doc, path in places:
            metadata = found.get(doc) or self.fetch_changed(path)
            if metadata is not None:
                yield doc, metadata

    def fetch_changed(self, path: str) -> Metadata | None:
        """A brief that changed while others were being read, as it is now; None if it is gone."""
        ask = "SELECT json, crc FROM record JOIN file USING (doc) WHERE path = ?"
        found = self.connection.execute(ask, (path,)).fetchone()
        return _checked(*found) if found else None


_RECORDS = "SELECT doc, json, crc FROM record WHERE doc IN (SELECT CAST(value AS BIGINT) FROM json_each(?))"


def select_from(
    columns: str, source: str, conditions: list[Condition], tail: str, values: tuple[object, ...] = ()
) -> tuple[str, tuple[object, ...]]:
    """A SELECT with its values: those of the source first, which join conditions with AND."""
    whole = joined(conditions, "AND") or Condition("1 = 1", ())
    ask = f"SELECT {columns} FROM {source} WHERE ({whole.sql}) AND {tail}"  # noqa: S608 - conditions have placeholders, no values
    return ask, (*values, *whole.values)


def _checked(text: str, crc: int) -> Metadata:
    """The metadata of a brief from its JSON. Raises DamagedError if the checksum is wrong."""
    if crc32(text.encode()) != crc:
        raise DamagedError("a brief's metadata does not match its checksum")
    metadata: Metadata = stored_json(text)
    return metadata

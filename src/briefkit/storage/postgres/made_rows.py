"""The rows of files, made once and ready to be copied into the tables of a generation."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from zlib import crc32

from briefkit.core.brief.embargo import may_hold_back
from briefkit.core.brief.read import Reading, parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.publication.audience import public_from
from briefkit.core.query.texts import text_fields
from briefkit.core.text.ids import id_of
from briefkit.settings import LibrarySettings
from briefkit.storage.index.columns import COLUMNS, HEAD_COLUMNS
from briefkit.storage.index.numbered import held_rows, numbered
from briefkit.storage.index.rows import FileRows, rows_of, unread_rows
from briefkit.storage.index.typed import Row, typed_rows
from briefkit.storage.postgres.copying import as_json, line_of
from briefkit.storage.postgres.derived import estimate_rows, words_of
from briefkit.storage.postgres.schema import is_json
from briefkit.storage.postgres.words import chunks_of

TABLES = ("file", "record", "source", "head", *COLUMNS, "estimate", "held", "problem", "own_key", "word")
"""The tables with rows of files, in the order in which they are written."""
FILE_COLUMNS = "doc, path, hash, id, title, kind, status, publisher, date_key, terms, public_from"
_JSON_PLACES = {
    "head": [place for place, column in enumerate(HEAD_COLUMNS, 1) if is_json("head", column)],
    **{
        table: [place for place, column in enumerate(columns, 2) if is_json(table, column)]
        for table, columns in COLUMNS.items()
    },
}
"""The places of JSON in the rows of typed tables."""
Word = tuple[str, str]


def name_number(section: str, word: str) -> int:
    """The number of a word in the table `name`: 56 bits of a hash, so that all processes know it at once."""
    return int.from_bytes(blake2b(f"{section}\0{word}".encode(), digest_size=7).digest(), "big")


class MadeRows:
    """The rows of some files, by table, and the words that they use of the registry."""

    def __init__(self, library: LibrarySettings) -> None:
        self.access = library.access
        self.scale = library.likelihood_scale
        self.lines: dict[str, list[str]] = defaultdict(list)
        self.words: set[Word] = set()
        self.meant: set[Word] = set()
        self.briefs = 0

    def add(self, doc: int, path: str, data: bytes | Diagnostic) -> None:
        """Add a file with its number; `data` is what is in it, or why it cannot be read."""
        if isinstance(data, Diagnostic):
            self._add_file(doc, unread_rows(path, data), None)
            return
        reading = parse_brief(data, id=id_of(path), path=path)
        rows = rows_of(path, data, reading)
        self._add_file(doc, rows, self._public_from(reading))
        before = None if reading.metadata is None else len(data) - len(reading.body.encode())
        self._add("source", (doc, data, before))
        if reading.metadata is not None and rows.json is not None:
            self.briefs += 1
            self._add("record", (doc, rows.json, crc32(rows.json.encode())))
            self._add_typed(doc, reading.metadata)
            chunks, length = chunks_of(text_fields(reading.metadata, reading.body))
            for number, chunk in enumerate(chunks):
                self._add("word", (doc, number, *chunk, 0 if number else length))

    def _add_file(self, doc: int, rows: FileRows, public: datetime.date | None) -> None:
        terms = [f"{field}\t{value}" for field, value in sorted(rows.postings)]
        self._add("file", (doc, rows.path, rows.hash, *rows.columns, terms, public))
        for place, problem in enumerate(rows.problems):
            self._add("problem", (doc, place, *problem))
        for path in rows.own_keys:
            self._add("own_key", (doc, path))

    def _add_typed(self, doc: int, metadata: Mapping[str, Any]) -> None:
        typed = typed_rows(metadata)
        for table, rows in numbered(doc, typed).items():
            for row in rows:
                self._add(table, with_json(table, row))
        for row in estimate_rows(doc, typed, self.scale):
            self._add("estimate", row)
        self.meant.update(words_of(metadata, typed))
        for held in held_rows(doc, typed.held, self._number):
            self._add("held", held)

    def _number(self, section: str, word: str) -> int:
        self.words.add((section, word))
        return name_number(section, word)

    def _public_from(self, reading: Reading) -> datetime.date | None:
        """As `public_from`, without making a brief of most."""
        metadata = reading.metadata
        if metadata is None:
            return None
        if not may_hold_back(metadata):
            return datetime.date.min if self.access == "public" else None
        return public_from(reading.brief, self.access) if reading.brief else None

    def _add(self, table: str, row: Row) -> None:
        self.lines[table].append(line_of(row))


def with_json(table: str, row: Row) -> Row:
    """A row of a typed table with the values of its JSON columns as JSON."""
    values = list(row)
    for place in _JSON_PLACES[table]:
        values[place] = as_json(values[place])
    return tuple(values)

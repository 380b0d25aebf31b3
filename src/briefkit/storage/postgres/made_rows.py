"""The rows of files, made once and ready to be copied into the tables of a generation."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple
from zlib import crc32

from briefkit.core.brief.embargo import may_hold_back
from briefkit.core.brief.read import Reading, parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.publication.audience import public_from
from briefkit.core.query.texts import text_fields
from briefkit.core.text.ids import id_of
from briefkit.core.text.words import fold
from briefkit.settings import LibrarySettings
from briefkit.storage.files.assets import assets_of
from briefkit.storage.index.columns import COLUMNS, HEAD_COLUMNS
from briefkit.storage.index.numbered import held_rows, numbered
from briefkit.storage.index.rows import FileRows, rows_of, unread_rows
from briefkit.storage.index.typed import Row, typed_rows
from briefkit.storage.postgres.copying import (
    BINARY_END,
    BINARY_START,
    as_json,
    binary_row,
    line_of,
    line_of_numbers,
)
from briefkit.storage.postgres.derived import estimate_rows, words_of
from briefkit.storage.postgres.item_terms import item_terms
from briefkit.storage.postgres.schema import is_json
from briefkit.storage.postgres.snapshot import Snapshot
from briefkit.storage.postgres.words import ID, chunks_of, stored_term

TABLES = ("file", "record", "source", "head", *COLUMNS, "estimate", "held", "problem", "own_key", "word")
"""The tables with rows of files, in the order in which they are written."""
BINARY = {"source": "qbi", "word": "qibbbi"}
"""The tables whose rows are in binary format, see `binary_row`: as text, they cost the server five times as much."""
_JSON_PLACES = {
    "head": [place for place, column in enumerate(HEAD_COLUMNS, 1) if is_json("head", column)],
    **{
        table: [place for place, column in enumerate(columns, 2) if is_json(table, column)]
        for table, columns in COLUMNS.items()
    },
}
"""The places of JSON in the rows of typed tables."""
Word = tuple[str, str]
Numbered = tuple[int, str]
"""The number of a file, and a path: its own, or one at which it looks for a picture."""


class Made(NamedTuple):
    """The rows of some files by table, as COPY reads them, and what is to be known of the files beside these.

    Those of the tables in `BINARY` are in binary format, the others are text.
    """

    data: Mapping[str, bytes]
    words: frozenset[Word]
    meant: frozenset[Word]
    assets: tuple[Numbered, ...]
    briefs: int


@lru_cache(maxsize=65536)
def name_number(section: str, word: str) -> int:
    """The number of a word in the table `name`: 56 bits of a hash, so that all processes know it at once."""
    return int.from_bytes(blake2b(f"{section}\0{word}".encode(), digest_size=7).digest(), "big")


def make_rows(snapshot: Snapshot, library: LibrarySettings, files: Iterable[Numbered]) -> Made:
    """The rows of some files of a snapshot, given with their numbers."""
    made = MadeRows(library)
    for doc, path in files:
        made.add(doc, path, snapshot.read(path))
    data = {table: "".join(lines).encode() for table, lines in made.lines.items()}
    data |= {table: b"".join([BINARY_START, *rows, BINARY_END]) for table, rows in made.binary.items()}
    return Made(data, frozenset(made.words), frozenset(made.meant), tuple(made.assets), made.briefs)


class MadeRows:
    """Makes the rows of files, one after the other."""

    def __init__(self, library: LibrarySettings) -> None:
        self.access, self.scale = library.access, library.likelihood_scale
        self.lines: dict[str, list[str]] = defaultdict(list)
        self.binary: dict[str, list[bytes]] = defaultdict(list)
        self.words: set[Word] = set()
        self.meant: set[Word] = set()
        self.assets: list[Numbered] = []
        self.briefs = 0

    def add(self, doc: int, path: str, data: bytes | Diagnostic) -> None:
        """Add a file with its number; `data` is what is in it, or why it cannot be read."""
        if isinstance(data, Diagnostic):
            self._add_file(doc, unread_rows(path, data), None)
            return
        reading = parse_brief(data, id=id_of(path), path=path)
        rows = rows_of(path, data, reading)
        self._add_file(doc, rows, self._public_from(reading), item_terms(reading.metadata or {}))
        before = None if reading.metadata is None else len(data) - len(reading.body.encode())
        self._add_binary("source", (doc, data, before))
        if reading.metadata is not None and rows.json is not None:
            self.briefs += 1
            self._add("record", (doc, rows.json, crc32(rows.json.encode())))
            self._add_typed(doc, reading.metadata)
            self._add_words(doc, reading.metadata, reading.body)
            if _may_have_assets(reading.metadata, reading.body) and reading.brief:
                self.assets += [(doc, asset) for asset in assets_of(reading.brief)]

    def _add_file(
        self, doc: int, rows: FileRows, public: datetime.date | None, said: Iterable[tuple[str, str]] = ()
    ) -> None:
        id_ = rows.columns[0]
        named = [(ID, fold(id_))] if id_ is not None else []
        terms = sorted({stored_term(*term) for term in (*rows.postings, *named, *said)})
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
            self.lines["held"].append(line_of_numbers(held))

    def _add_words(self, doc: int, metadata: Mapping[str, Any], body: str) -> None:
        chunks, length = chunks_of(text_fields(metadata, body))
        for number, chunk in enumerate(chunks):
            self._add_binary("word", (doc, number, *chunk, 0 if number else length))

    def _number(self, section: str, word: str) -> int:
        self.words.add((section, word))
        return name_number(section, word)

    def _public_from(self, reading: Reading) -> datetime.date | None:
        """As `public_from`, without making a brief of most that nothing is wrong with."""
        metadata = reading.metadata
        if metadata is None:
            return None
        if not reading.findings and not may_hold_back(metadata):
            return datetime.date.min if self.access == "public" else None
        return public_from(reading.brief, self.access) if reading.brief else None

    def _add(self, table: str, row: Row) -> None:
        self.lines[table].append(line_of(row))

    def _add_binary(self, table: str, row: Sequence[int | bytes | None]) -> None:
        self.binary[table].append(binary_row(BINARY[table], row))


def _may_have_assets(metadata: Mapping[str, Any], body: str) -> bool:
    if "figures" in metadata or "![" in body or "original" in metadata.get("origin", ()):
        return True
    return any("original" in source for source in metadata.get("sources", ()))


def with_json(table: str, row: Row) -> Row:
    """A row of a typed table with the values of its JSON columns as JSON."""
    values = list(row)
    for place in _JSON_PLACES[table]:
        values[place] = as_json(values[place])
    return tuple(values)

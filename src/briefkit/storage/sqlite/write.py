"""Add rows to the index, and remove them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from briefkit.storage.files.brief_data import shown_path
from briefkit.storage.files.walk import Manifest
from briefkit.storage.index.columns import COLUMNS
from briefkit.storage.index.damage import stored_json
from briefkit.storage.index.rows import FileRows, Posting, postings
from briefkit.storage.sqlite.text import entered, note_removed

_BY_DOC = ("record", "problem", "own_key", "head", *COLUMNS, "held", "file")


def remove_files(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Remove files. Their words stay, but match no file."""
    terms, upto, stay = Terms(connection), entered(connection), 0
    for path in paths:
        found = connection.execute(
            "SELECT doc, date_key, json FROM file LEFT JOIN record USING (doc) WHERE path = ?", (shown_path(path),)
        ).fetchone()
        if found is None:
            continue
        doc, date_key, metadata = found
        if metadata is not None:
            removed = [(term, date_key, doc) for term in map(terms.number, postings(stored_json(metadata)))]
            connection.executemany("DELETE FROM posting WHERE term = ? AND date_key = ? AND doc = ?", removed)
            stay += doc <= upto
        for table in _BY_DOC:
            connection.execute(f"DELETE FROM {table} WHERE doc = ?", (doc,))  # noqa: S608 - constants
    if stay:
        note_removed(connection, stay)


class Terms:
    """The numbers of fields with values, each looked up once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._known: dict[Posting, int] = {}

    def number(self, posting: Posting) -> int:
        """The number of a field with a value; a new one if they are new."""
        found = self._known.get(posting)
        if found is None:
            ask = "SELECT id FROM term WHERE field = ? AND value = ?"
            row = self.connection.execute(ask, posting).fetchone()
            add = "INSERT INTO term (field, value) VALUES (?, ?) RETURNING id"
            found = self._known[posting] = (row or self.connection.execute(add, posting).fetchone())[0]
        return found


def add_files(connection: sqlite3.Connection, files: Sequence[FileRows], terms: Terms) -> None:
    """Add files, each with a new number."""
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'file'").fetchone()
    first = (last[0] if last else 0) + 1
    numbered = list(enumerate(files, first))
    connection.executemany(
        "INSERT INTO file (doc, path, hash, id, title, kind, status, publisher, date_key) VALUES (?,?,?,?,?,?,?,?,?)",
        [(doc, file.path, file.hash, *file.columns) for doc, file in numbered],
    )
    connection.executemany(
        "INSERT INTO record (doc, json, crc) VALUES (?, ?, ?)",
        [(doc, file.json, crc32(file.json.encode())) for doc, file in numbered if file.json is not None],
    )
    _add_postings(connection, numbered, terms)
    connection.executemany(
        "INSERT INTO problem (doc, place, rule, message, line, column_, hint, unlists) VALUES (?,?,?,?,?,?,?,?)",
        [(doc, place, *problem) for doc, file in numbered for place, problem in enumerate(file.problems)],
    )
    connection.executemany(
        "INSERT INTO own_key (doc, path) VALUES (?, ?)",
        [(doc, path) for doc, file in numbered for path in file.own_keys],
    )


def _add_postings(connection: sqlite3.Connection, files: Sequence[tuple[int, FileRows]], terms: Terms) -> None:
    """Add postings by term, in the order of the table: that takes half the time of adding them by file."""
    found: defaultdict[Posting, list[int]] = defaultdict(list)
    for doc, file in files:
        place = file.columns[-1] << _DOC_BITS | doc if file.postings else 0
        for posting in file.postings:
            found[posting].append(place)
    connection.executemany(
        f"INSERT INTO posting (term, date_key, doc) SELECT ?, value >> {_DOC_BITS}, value & {(1 << _DOC_BITS) - 1} "  # noqa: S608 - numbers
        "FROM json_each(?)",
        sorted((terms.number(posting), str(sorted(places))) for posting, places in found.items()),
    )


_DOC_BITS = 32
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS file_newest ON file (date_key DESC, id DESC, path)",
    "CREATE INDEX IF NOT EXISTS file_id ON file (id)",
)


def drop_indexes(connection: sqlite3.Connection) -> None:
    """Drop the indexes on files before adding very many: sorting them at the end is faster."""
    for name in ("file_newest", "file_id"):
        connection.execute(f"DROP INDEX IF EXISTS {name}")


def create_indexes(connection: sqlite3.Connection) -> None:
    """Create the indexes on files that do not exist."""
    for statement in _INDEXES:
        connection.execute(statement)


def write_manifest(connection: sqlite3.Connection, manifest: Manifest) -> None:
    """Store the manifest that the index is up to date with."""
    connection.execute("DELETE FROM manifest")
    connection.executemany(
        "INSERT INTO manifest (part, names, numbers) VALUES (?, ?, ?)",
        [(at, *part) for at, part in enumerate(manifest.parts(), 1)],
    )


def update_manifest(connection: sqlite3.Connection, parts: Sequence[tuple[bytes, bytes]], stale: Iterable[int]) -> None:
    """Update the numbers in some parts of the manifest; the names stay the same."""
    connection.executemany("UPDATE manifest SET numbers = ? WHERE part = ?", [(parts[at - 1][1], at) for at in stale])


def add_part(connection: sqlite3.Connection, manifest: Manifest) -> None:
    """Add the files that are done to the manifest during a build."""
    connection.executemany("INSERT INTO manifest (names, numbers) VALUES (?, ?)", manifest.parts())

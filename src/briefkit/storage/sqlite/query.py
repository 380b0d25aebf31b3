"""Conditions on postings and full text in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from briefkit.core.query.value import MatchContext, Text
from briefkit.storage.index.narrowing import Condition, Narrowing
from briefkit.storage.index.verifier import Texts


class PostingNarrowing(Narrowing):
    """Conditions on the tables `posting` and `word`."""

    def __init__(self, connection: sqlite3.Connection, context: MatchContext, parts: Sequence[str] = ()) -> None:
        super().__init__(context, parts)
        self.connection = connection

    def has_text(self, text: Text) -> Condition:
        """The condition that a brief has a text."""
        return Condition("file.doc IN (SELECT rowid FROM word WHERE word MATCH ?)", (match_of(text, self.parts),))

    def has_term(self, field: str, values: Sequence[str]) -> Condition:
        """The condition that a brief has one of some values."""
        ask = "SELECT id FROM term WHERE field = ? AND value = ? AND EXISTS (SELECT 1 FROM posting WHERE term = id)"
        found = [self.connection.execute(ask, (field, value)).fetchone() for value in values]
        held = tuple(row[0] for row in found if row)
        placeholders = ", ".join("?" * len(held))
        sql = f"file.doc IN (SELECT doc FROM posting WHERE term IN ({placeholders}))"  # noqa: S608 - placeholders only
        return Condition(sql, held, held)

    def has_id(self, ids: Sequence[str]) -> Condition:
        """The condition that a brief has one of some ids; of those with letters that SQL does not fold, any."""
        sql = "lower(file.id) IN (SELECT value FROM json_each(?)) OR length(file.id) <> length(CAST(file.id AS BLOB))"
        return Condition(f"({sql})", (json.dumps(ids),))


class WordTexts(Texts):
    """The texts in the table `word`, and in the files."""

    def __init__(self, connection: sqlite3.Connection, library: Path, parts: Sequence[str] = ()) -> None:
        self.connection = connection
        self.library = library
        self.parts = parts

    def holding(self, text: Text) -> Callable[[int], bool]:
        """A test whether a brief has a text, from all that have it."""
        ask = "SELECT rowid FROM word WHERE word MATCH ?"
        found = {row[0] for row in self.connection.execute(ask, (match_of(text, self.parts),))}
        return found.__contains__

    def body(self, doc: int, path: str) -> str:  # noqa: ARG002 - a file is called by its path
        """The Markdown of a brief."""
        from briefkit.storage.files.brief_body import read_body  # noqa: PLC0415 - the text itself is rarely needed

        return read_body(self.library, path)


def match_of(text: Text, parts: Sequence[str] = ()) -> str:
    """A text as an FTS5 query, with the words in quotation marks, so that none of them is an operator."""
    where = f"{{{' '.join(parts)}}} : " if parts else ""
    return f'{where}"{" ".join(text.words)}"' + (" *" if text.prefix else "")

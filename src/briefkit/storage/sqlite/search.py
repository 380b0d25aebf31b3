"""Ranked full-text search in the index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from briefkit.core.query.texts import WEIGHTS
from briefkit.core.query.value import And
from briefkit.core.search.passages import passage
from briefkit.core.search.rank import Hit, texts_of
from briefkit.storage.files.brief_body import read_body
from briefkit.storage.index.answer import Place
from briefkit.storage.sqlite.answer import Answer, snapshot
from briefkit.storage.sqlite.query import match_of

_RANK = f"-bm25(word, {', '.join(map(str, WEIGHTS.values()))})"
_SCORED = f"SELECT rowid, {_RANK} AS score FROM word WHERE word MATCH ? ORDER BY score DESC"  # noqa: S608 - constants
_FEW = 50
Scored = tuple[int, float]
"""The number of a brief, and its score."""


def search_index(answer: Answer, library: Path, parts: Sequence[str], limit: int | None) -> list[Hit]:
    """The best hits for the query of an answer, each with a passage."""
    texts = texts_of(answer.query)
    if not texts:
        return [Hit(metadata, 0.0, None) for metadata in answer.metadata("-date", limit)]
    needed = answer.query.parts if isinstance(answer.query, And) else (answer.query,)
    how = " AND " if all(text in needed for text in texts) else " OR "
    if how == " AND ":  # only briefs with all of them are scored
        answer.verifier.held = frozenset(texts)
    match = how.join(f"({match_of(text, parts)})" for text in texts)
    with snapshot(answer.connection):
        found = answer.connection.execute(_SCORED, (match,)).fetchall()
        scores = dict(found)
        best = list(islice(answer.tested(_ranked(answer.connection, found)), limit))
    return [
        Hit(metadata, scores[doc], passage(texts, metadata, read_body(library, metadata["path"]), parts))
        for doc, metadata in best
    ]


def _ranked(connection: sqlite3.Connection, found: Sequence[Scored]) -> Iterator[Place]:
    """Scored briefs with their paths, the newest first among equals. Words of a removed file match no file."""
    ask = "SELECT doc, path, date_key, id FROM file WHERE doc IN (SELECT value FROM json_each(?))"
    for some in _portions(found):
        scores = dict(some)
        rows = connection.execute(ask, (json.dumps([*scores]),)).fetchall()
        rows.sort(key=lambda row: (-scores[row[0]], -row[2], row[3], row[1]))
        yield from ((doc, path) for doc, path, *_ in rows)


def _portions(found: Sequence[Scored]) -> Iterator[Sequence[Scored]]:
    """A few at a time, since most are never needed; equals stay together."""
    start = 0
    while start < len(found):
        end = min(start + _FEW, len(found))
        while end < len(found) and found[end][1] == found[end - 1][1]:
            end += 1
        yield found[start:end]
        start = end

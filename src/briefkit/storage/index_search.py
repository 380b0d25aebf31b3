"""Ranked full text out of the index."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from briefkit.core.query import And, Query, Text
from briefkit.core.search import Hit, passage, texts_of
from briefkit.core.search_texts import WEIGHTS
from briefkit.storage.brief_body import read_body
from briefkit.storage.index_answer import Answer, snapshot
from briefkit.storage.index_query import match_of

_RANK = f"-bm25(word, {', '.join(map(str, WEIGHTS.values()))})"


def search_index(answer: Answer, library: Path, parts: Sequence[str], limit: int | None) -> list[Hit]:
    """The best hits of an answer's query, with a passage each."""
    texts = texts_of(answer.query)
    if not texts:
        return [Hit(record, 0.0, None) for record in answer.records("-date", limit)]
    with snapshot(answer.connection):
        ranked = answer.connection.execute(*_ranked(answer.query, texts, parts)).fetchall()
        scores = {doc: score for doc, _path, score in ranked}
        best = list(islice(answer.tested((doc, path) for doc, path, _score in ranked), limit))
    return [
        Hit(record, scores[doc], passage(texts, record, read_body(library, record["path"]), parts))
        for doc, record in best
    ]


def _ranked(query: Query, texts: Sequence[Text], parts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Numbers and scores, the best first. Where all texts are needed, only what holds them all is scored."""
    needed = query.parts if isinstance(query, And) else (query,)
    how = " AND " if all(text in needed for text in texts) else " OR "
    sql = (
        f"SELECT file.doc, file.path, {_RANK} AS score FROM word JOIN file ON file.doc = word.rowid WHERE word MATCH ? "  # noqa: S608 - numbers of ours
        "ORDER BY score DESC, file.moment DESC, file.id, file.path"
    )
    return sql, (how.join(f"({match_of(text, parts)})" for text in texts),)

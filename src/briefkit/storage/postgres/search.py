"""Ranked full-text search on a server: as in `core/search/rank.py`, among the newest of very many hits."""

# ruff: noqa: S608 - statements are constants; values are parameters

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from briefkit.core.progress import Progress
from briefkit.core.query.texts import WEIGHTS
from briefkit.core.query.value import Metadata, Text
from briefkit.core.search.passages import passage
from briefkit.core.search.rank import Hit, Scoring, texts_of
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.narrowing import joined
from briefkit.storage.postgres.answer import Found, ServedAnswer
from briefkit.storage.postgres.texts import (
    bodies_of,
    counted_in,
    expected_rows,
    is_exact,
    query_of,
    word_condition,
)
from briefkit.storage.postgres.words import COLUMNS

MOST_RANKED = 2_000
"""More hits than these are ranked in portions, the newest first: ranking all that have a common word takes seconds."""
MOST_COUNTED = 20_000
"""How many briefs have a word is counted up to here; beyond that, the server's estimate is close enough."""
_SAMPLE = 3_000
"""From how many briefs the average length of very many is known: it changes scores by less than what they show."""
_AT_ONCE = 400
"""How many texts are counted in one statement, which has at most 1,664 columns."""
_HIGHEST = max(WEIGHTS.values())
"""PostgreSQL's weights are at most 1."""


def search_served(answer: ServedAnswer, limit: int | None, progress: Progress) -> list[Hit]:
    """The best hits for the query of an answer, each with a passage."""
    texts = texts_of(answer.query)
    if not texts:
        return [Hit(metadata, 0.0, None) for metadata in answer.metadata("-date", limit)]
    best = list(islice(_Search(answer, texts, progress).hits(), limit))
    bodies = bodies_of(answer.connection, [doc for doc, _, _ in best])
    return [
        Hit(metadata, score, passage(texts, metadata, bodies.get(doc, ""), answer.narrowing.parts))
        for doc, metadata, score in best
    ]


class _Search:
    def __init__(self, answer: ServedAnswer, texts: tuple[Text, ...], progress: Progress) -> None:
        self.answer = answer
        self.texts = texts
        self.progress = progress
        self.connection, self.narrowing, self.parts = answer.connection, answer.narrowing, answer.narrowing.parts
        if not all(text in answer.parts() for text in texts):  # any of them is a hit
            answer.also = joined([answer.narrowing.has_text(text) for text in texts], "OR")

    def hits(self) -> Iterator[tuple[int, Metadata, float]]:
        """The number, metadata and score of each hit, best first; of very many, the newest ones first."""
        found = chain.from_iterable(self.answer.newest(MOST_RANKED + 1))
        scoring: Scoring | None = None
        while portion := list(islice(found, MOST_RANKED)):
            more = next(found, None)
            if scoring is None:
                scoring = self._scoring(len(portion) if more is None else None)
                if more is not None:
                    self.progress.note(f"more than {MOST_RANKED:,} briefs match: the newest {MOST_RANKED:,} are ranked")
            yield from self._ranked(portion, scoring)
            found = chain(() if more is None else (more,), found)

    def _ranked(self, portion: Sequence[Found], scoring: Scoring) -> Iterator[tuple[int, Metadata, float]]:
        counted = _counted(self.connection, self.texts, self.parts, [doc for doc, *_ in portion])
        scores = {doc: scoring.score(found, length) for doc, (found, length) in counted.items()}
        best = sorted((one for one in portion if scores.get(one[0])), key=lambda one: -scores[one[0]])
        places = ((doc, path) for doc, path, *_ in best)
        return ((doc, metadata, scores[doc]) for doc, metadata in self.answer.tested(places))

    def _scoring(self, hits: int | None) -> Scoring:
        """How hits are scored; `hits` is their number, if it is known."""
        briefs, mean = lengths(self.connection)
        alone = hits is not None and self.answer.query == self.texts[0] and is_exact(self.texts[0])
        holding = {text: hits if alone and hits else self._holding(text) for text in self.texts}
        return Scoring(briefs, mean, {text: min(held, briefs) for text, held in holding.items()})

    def _holding(self, text: Text) -> int:
        """How many briefs have a text, or about how many if they are very many."""
        if text in self.narrowing.listed:
            return self.narrowing.listed[text]
        expected = self.narrowing.expected(text)
        if expected > MOST_COUNTED:
            return expected
        condition = word_condition(text, self.parts)
        ask = f"SELECT count(DISTINCT doc) FROM word WHERE {condition.sql}"
        count: int = self.connection.execute(ask, condition.values).fetchone()[0]
        return count


def lengths(connection: Connection) -> tuple[int, float]:
    """The number of briefs, and how many words each has on average; of very many briefs, those of a sample."""
    ask = "SELECT count(*), avg(length)::float8 FROM word {} WHERE chunk = 0"
    expected = expected_rows(connection, "SELECT 1 FROM record", ())
    if expected <= MOST_COUNTED:
        briefs, mean = connection.execute(ask.format("")).fetchone()
        return briefs, mean or 0.0
    share = min(100.0, 100 * _SAMPLE / expected)
    _, mean = connection.execute(ask.format(f"TABLESAMPLE SYSTEM ({share:.6f}) REPEATABLE (1)")).fetchone()
    return expected, mean or 0.0


def _counted(
    connection: Connection, texts: Sequence[Text], parts: Sequence[str], docs: Sequence[int]
) -> dict[int, tuple[dict[Text, float], int]]:
    """What `count_texts` counts in some briefs; where a long one continues in a further row, a few words twice."""
    found: dict[int, tuple[dict[Text, float], int]] = {doc: ({}, 0) for doc in docs}
    for start in range(0, len(texts), _AT_ONCE):
        for doc, (held, length) in _ranked_by_server(connection, texts[start : start + _AT_ONCE], parts, docs):
            found[doc] = ({**found[doc][0], **held}, length)
    inexact = [text for text in texts if not is_exact(text)]
    for doc in docs if inexact else ():
        found[doc][0].update(counted_in(connection, doc, inexact, parts)[0])
    return found


def _ranked_by_server(
    connection: Connection, texts: Sequence[Text], parts: Sequence[str], docs: Sequence[int]
) -> Iterator[tuple[int, tuple[dict[Text, float], int]]]:
    """What the server counts of a few texts in each brief."""
    counts, values = [], list[str]()
    for text in texts:
        asked = [(column, query) for column in COLUMNS if (query := query_of(text, column, parts))]
        ranks = [f"ts_rank_cd('{_weights(column)}', {column}, CAST(? AS tsquery))" for column, _ in asked]
        counts.append(f"sum({' + '.join(ranks)})")
        values += [query for _, query in asked]
    ask = f"""SELECT doc, sum(length), {", ".join(counts)} FROM word
        WHERE doc IN (SELECT CAST(value AS BIGINT) FROM json_each(?)) GROUP BY doc"""
    for doc, length, *sums in connection.execute(ask, (*values, json.dumps([*docs]))):
        yield doc, ({text: count * _HIGHEST for text, count in zip(texts, sums, strict=True)}, length)


def _weights(column: str) -> str:
    """The weights of the parts in a column, from D to A."""
    weights = [WEIGHTS[part] / _HIGHEST for part in COLUMNS[column]]
    return f"{{{', '.join(map(str, [*[0.1] * (4 - len(weights)), *reversed(weights)]))}}}"

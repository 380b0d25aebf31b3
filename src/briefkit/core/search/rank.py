"""Full-text search: what is searched for, how hits are ranked, and the passages that show them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefkit.core.query.columns import heading_columns
from briefkit.core.query.match import matcher
from briefkit.core.query.texts import WEIGHTS, text_fields
from briefkit.core.query.value import And, MatchContext, Metadata, Not, Or, Query, Text
from briefkit.core.search.passages import Passage
from briefkit.core.search.spans import places
from briefkit.core.tables import MAYBE, SHARE, Column, TableSchema, columns_of
from briefkit.core.text.words import words

_K1, _B = 1.2, 0.75


class Hit(NamedTuple):
    """A brief that was found, its score (higher is better), and a passage that shows why."""

    metadata: Metadata
    score: float
    passage: Passage | None


def texts_of(query: Query) -> tuple[Text, ...]:
    """What is searched for in the texts, each once, without what is negated or inside an item."""
    return tuple(dict.fromkeys(_texts(query)))


def _texts(query: Query) -> Iterator[Text]:
    match query:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _texts(part)
        case Text():
            yield query


def text_matcher(query: Query, context: MatchContext, parts: Sequence[str] = ()) -> Callable[[Metadata], bool]:
    """A function that says whether metadata with `body` matches a query, its words in one of `parts` if given."""
    match query:
        case And(inner):
            tests = [text_matcher(part, context, parts) for part in inner]
            return lambda metadata: all(test(metadata) for test in tests)
        case Or(inner):
            tests = [text_matcher(part, context, parts) for part in inner]
            return lambda metadata: any(test(metadata) for test in tests)
        case Not(part):
            test = text_matcher(part, context, parts)
            return lambda metadata: not test(metadata)
        case Text():
            return lambda metadata: count_texts((query,), metadata, metadata["body"], parts)[0][query] > 0
    return matcher(query, context)


Counted = tuple[Mapping[Text, float], int]
"""For one brief: how often each text occurs, weighted by part, and its number of words."""


def count_texts(texts: Sequence[Text], metadata: Metadata, body: str, parts: Sequence[str] = ()) -> Counted:
    """Count what is searched for in a brief, or in some parts of it."""
    found = dict.fromkeys(texts, 0.0)
    length = 0
    seen: set[str] = set()
    for part, text in text_fields(metadata, body):
        held = words(text)
        length += len(held) + (part in seen)  # as in the index, a separator between two texts of a part counts
        seen.add(part)
        if not parts or part in parts:
            for asked in texts:
                found[asked] += WEIGHTS[part] * sum(1 for _ in places(held, asked))
    return found, length


def rank(counted: Sequence[Counted]) -> list[float]:
    """The score of each brief (Okapi BM25 with k1 = 1.2 and b = 0.75, weighted by part); 0 without a hit.

    Pass all briefs of the library, since words that are rare among them count more.
    """
    if not counted:
        return []
    mean = sum(length for _, length in counted) / len(counted)
    holding = {text: sum(1 for found, _ in counted if found[text]) for text in counted[0][0]}
    scoring = Scoring(len(counted), mean, holding)
    return [scoring.score(found, length) for found, length in counted]


class Scoring:
    """How the briefs of a library are scored, of which it has so many, with so many words on average.

    `holding`: how many of them have each text that is searched for.
    """

    def __init__(self, briefs: int, mean: float, holding: Mapping[Text, int]) -> None:
        self._mean = mean or 1.0
        self._rarity = {
            text: max(math.log((briefs - held + 0.5) / (held + 0.5)), 1e-6) for text, held in holding.items()
        }

    def score(self, found: Mapping[Text, float], length: int) -> float:
        """The score of a brief in which each text occurs so often, weighted by part."""
        shortness = _K1 * (1 - _B + _B * length / self._mean)
        return sum(self._rarity[text] * count * (_K1 + 1) / (count + shortness) for text, count in found.items())


def passage_columns(where: str = "passage") -> tuple[Column, ...]:
    """The columns of a passage, which is the attribute `where` of a row."""
    columns = [
        Column("part", MAYBE, "The part of the brief that the passage is from"),
        Column("section", MAYBE, "The heading above it"),
        Column("where", MAYBE, "Where it is, in words: `judgment j1`, `position of russia on sanctions`"),
        Column("passage", MAYBE, "Its sentence; what was found is between two **", lambda passage: passage.marked()),
    ]
    return columns_of(where, columns, optional=True)


HITS = TableSchema(
    "search",
    "briefkit search QUERY",
    "One brief, the best match first, with a passage that shows why.",
    [
        *heading_columns("metadata"),
        Column(
            "score", SHARE, "How well it matches: higher is better, within one answer", lambda hit: round(hit.score, 3)
        ),
        *passage_columns(),
    ],
    shown=("id", "date", "title", "where", "passage"),
)

"""The words of a brief as PostgreSQL stores them with their places: `tsvector`, written and asked by one definition.

The words are those of `core/text/words.py`; PostgreSQL stems and drops nothing. A `tsvector` has four weights, so three
of them hold the eleven parts of a brief exactly. It keeps at most 255 places of a word and places up to 16,383, and
drops what is beyond without a word. So a long text continues in a further row, which begins with the last words of the
row before: a phrase of up to `LONGEST_PHRASE` words is whole in one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from briefkit.core.text.words import words

COLUMNS = {
    "stated": ("title", "summary", "subjects", "people"),
    "held": ("issues", "judgments", "recommendations", "decision"),
    "body": ("sources", "figures", "body"),
}
"""The parts in each column, with the weights A, B, C and D in this order."""
PLACE_OF: dict[str, tuple[str, str]] = {
    part: (column, weight) for column, parts in COLUMNS.items() for part, weight in zip(parts, "ABCD", strict=False)
}
"""The column and the weight of each part."""
LONGEST_PHRASE = 32
"""A phrase of more words may stand in no single row: what has its first ones is to be looked at itself."""
LONGEST_START = 400
"""The first letters of a word are stored as they are: at most 1,600 of the 2,046 bytes that a word may take."""
_PLACES, _REPEATS, _BYTES = 16_383, 255, 900_000
"""What a `tsvector` holds: places, places of one word, and bytes of it all (1 MiB), with some room."""
_PLACE = 6
"""Bytes of a place, at most, with its share of what goes with it."""
_OVERLAP = LONGEST_PHRASE - 1


class Chunk(NamedTuple):
    """One row of the table `word`, as text that PostgreSQL reads as three `tsvector` values."""

    stated: str
    held: str
    body: str


def lexeme(word: str) -> str:
    """A word as it is stored: a very long one has its first letters, and a hash of all of them."""
    if len(word) <= LONGEST_START:
        return word
    return word[:LONGEST_START] + blake2b(word.encode(), digest_size=16).hexdigest()


def stored_term(field: str, value: str) -> str:
    """A folded value of a field as it is in `file.terms`."""
    return f"{field}\t{lexeme(value)}"


def chunks_of(fields: Iterable[tuple[str, str]]) -> tuple[list[Chunk], int]:
    """The rows of a brief with some texts, given as (part, text), and its length as in `rank.count_texts`."""
    texts: dict[str, list[tuple[str, list[str]]]] = {column: [] for column in COLUMNS}
    length, seen = 0, set[str]()
    for part, text in fields:
        held = words(text)
        length += len(held) + (part in seen)
        seen.add(part)
        column, weight = PLACE_OF[part]
        texts[column].append(("" if weight == "D" else weight, held))  # PostgreSQL writes D, the lowest, as nothing
    vectors = [list(_vectors(texts[column])) for column in COLUMNS]
    rows = max(1, *map(len, vectors))
    filled = [[*column, *[""] * (rows - len(column))] for column in vectors]
    return [Chunk(*row) for row in zip(*filled, strict=True)], length


def _vectors(texts: Sequence[tuple[str, list[str]]]) -> Iterable[str]:
    """Some texts, each with its weight, as the vectors of one column. No phrase spans two of them."""
    whole = in_one(texts)
    return in_several(texts) if whole is None else [whole] if whole else []


def in_one(texts: Sequence[tuple[str, list[str]]]) -> str | None:
    """Texts as one vector, as most are; None if it would not hold them. Five times as fast as `in_several`."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    at = -1
    for weight, held in texts:
        at += 2
        if at + len(held) - 1 > _PLACES:
            return None
        for word, place in zip(held, _marks(weight)[at : at + len(held)], strict=True):
            places[word].append(place)
        at += len(held)
    size = _PLACE * at + 4 * sum(map(len, places))
    fits = not places or (max(map(len, places)) <= LONGEST_START and max(map(len, places.values())) <= _REPEATS)
    return _vector(places) if fits and size <= _BYTES else None


@cache
def _marks(weight: str) -> list[str]:
    """The places that a vector holds, from 0, as they are written with a weight."""
    return [f"{at}{weight}" for at in range(_PLACES + 1)]


def in_several(texts: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    """Texts as as many vectors as they need."""
    places: dict[str, list[str]] = {}
    at, size = -1, 0
    for weight, held in texts:
        at += 2
        start = 0
        while start < len(held):
            for number in range(start, len(held)):
                word = lexeme(held[number])
                known = places.get(word)
                size += _PLACE if known else _PLACE + 4 * len(word)
                if at > _PLACES or size > _BYTES or (known and len(known) >= _REPEATS):
                    yield _vector(places)
                    places, at, size = {}, 1, 0
                    start = max(number - _OVERLAP, 0)
                    break
                if known:
                    known.append(f"{at}{weight}")
                else:
                    places[word] = [f"{at}{weight}"]
                at += 1
            else:
                break
    if places:
        yield _vector(places)


def _vector(places: Mapping[str, list[str]]) -> str:
    return " ".join([f"{word}:{','.join(held)}" for word, held in places.items()])

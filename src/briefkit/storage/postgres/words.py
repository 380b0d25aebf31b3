"""The words of a brief as PostgreSQL stores them with their places: `tsvector`, written and asked by one definition.

The words are those of `core/text/words.py`; PostgreSQL stems and drops nothing. A `tsvector` has four weights, so three
of them hold the eleven parts of a brief exactly. It keeps at most 255 places of a word and places up to 16,383, and
drops what is beyond without a word. So a long text continues in a further row, which begins with the last words of the
row before: a phrase of up to `LONGEST_PHRASE` words is whole in one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from operator import add
from struct import pack
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
_PLACE, _ROOM = 2, 6
"""Bytes of a place, and at most with its share of what goes with it."""
_OVERLAP = LONGEST_PHRASE - 1
NOTHING = pack(">i", 0)
"""A vector without words."""


class Chunk(NamedTuple):
    """One row of the table `word`: three `tsvector` values in the binary format in which PostgreSQL receives them."""

    stated: bytes
    held: bytes
    body: bytes


def lexeme(word: str) -> str:
    """A word as it is stored: a very long one has its first letters, and a hash of all of them."""
    if len(word) <= LONGEST_START:
        return word
    return word[:LONGEST_START] + blake2b(word.encode(), digest_size=16).hexdigest()


ID = "id"
"""The field of the term that is a brief's id."""


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
        texts[column].append((weight, held))
    vectors = [list(_vectors(texts[column])) for column in COLUMNS]
    rows = max(1, *map(len, vectors))
    filled = [[*column, *[NOTHING] * (rows - len(column))] for column in vectors]
    return [Chunk(*row) for row in zip(*filled, strict=True)], length


def _vectors(texts: Sequence[tuple[str, list[str]]]) -> Iterable[bytes]:
    """Some texts, each with its weight, as the vectors of one column. No phrase spans two of them."""
    whole = in_one(texts)
    return in_several(texts) if whole is None else [whole] if whole != NOTHING else []


def in_one(texts: Sequence[tuple[str, list[str]]]) -> bytes | None:
    """Texts as one vector, as most are; None if it would not hold them. Five times as fast as `in_several`."""
    places: dict[str, bytes] = {}
    more: dict[str, bytes] = {}
    at = -1
    for weight, held in texts:
        at += 2
        if at + len(held) - 1 > _PLACES:
            return None
        end = at + len(held)
        for word, place in zip(held, _marks(weight, (end - 1).bit_length())[at:end], strict=True):
            if word not in places:
                places[word] = place
            else:
                more[word] = more.get(word, b"") + place[-_PLACE:]
        at = end
    size = _ROOM * at + 4 * sum(map(len, places))
    if size > _BYTES or max(map(len, places), default=0) > LONGEST_START:
        return None
    if max(map(len, more.values()), default=0) >= _PLACE * _REPEATS:
        return None
    places.update([(word, _counted(places[word][-_PLACE:] + held)) for word, held in more.items()])
    return _vector(places)


@cache
def _marks(weight: str, bits: int) -> list[bytes]:
    """The places from 0 that are numbers of so many bits, each as what follows a word that has no other."""
    return [_counted(_place(weight, at)) for at in range(1 << bits)]


def _place(weight: str, at: int) -> bytes:
    """A place in a vector: two bits for its weight, the others for its number."""
    return pack(">H", "DCBA".index(weight) << 14 | at)


def _counted(places: bytes) -> bytes:
    """What follows a word: its end, the number of its places, and these."""
    return b"\0" + pack(">H", len(places) // _PLACE) + places


def in_several(texts: Sequence[tuple[str, list[str]]]) -> Iterator[bytes]:
    """Texts as as many vectors as they need."""
    places: dict[str, bytes] = {}
    at, size = -1, 0
    for weight, held in texts:
        at += 2
        start = 0
        while start < len(held):
            for number in range(start, len(held)):
                word = lexeme(held[number])
                known = places.get(word)
                size += _ROOM if known else _ROOM + 4 * len(word)
                if at > _PLACES or size > _BYTES or (known and len(known) >= _PLACE * _REPEATS):
                    yield _vector({word: _counted(held) for word, held in places.items()})
                    places, at, size = {}, 1, 0
                    start = max(number - _OVERLAP, 0)
                    break
                places[word] = (known or b"") + _place(weight, at)
                at += 1
            else:
                break
    if places:
        yield _vector({word: _counted(held) for word, held in places.items()})


def _vector(places: Mapping[str, bytes]) -> bytes:
    """Words with their places as PostgreSQL's tsvectorrecv() reads them."""
    entries = map(add, " ".join(places).encode().split(), places.values())
    return b"".join([pack(">i", len(places)), *entries])

"""How alike the records of two briefs are, and which of them have enough in common to be compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from briefkit.core.text.words import words
from briefkit.core.values import frozen

MOST_COMPARED = 20_000
"""Pairs that are compared word by word. Fewer than 140 records on each side never reach it."""

_STOP_WORDS = frozenset(
    words(
        "a an the of on in to for and or by with at as is are be will would that this it its from than"
        " der die das und von zu im in den dem ein eine ist le la les des du de et un une est que qui"
    )
)


class Worded(Protocol):
    """What has a title and a text."""

    @property
    def title(self) -> str: ...

    @property
    def text(self) -> str: ...


@frozen
class Alike:
    """The places of two records, and how alike their texts and titles are, from 0 to 1."""

    old: int
    new: int
    texts: float
    titles: float


def content(text: str) -> Counter[str]:
    """The content words of a text, cut to seven letters as rough stems."""
    return Counter(word[:7] for word in words(text) if word not in _STOP_WORDS)


def similarity(old: str, new: str) -> float:
    """The share of content words that two short texts have in common, from 0 to 1."""
    return _shared(content(old), content(new))


def _shared(left: Counter[str], right: Counter[str]) -> float:
    return 2 * (left & right).total() / ((left.total() + right.total()) or 1)


class Likeness:
    """Compares records by their words; in texts, words that many records use count less."""

    def __init__(self, old: Sequence[Worded], new: Sequence[Worded]) -> None:
        self.old, self.new = old, new
        texts = {text for record in (*old, *new) for text in (record.title, record.text)}
        self.bags = {text: content(text) for text in texts}
        self.used = Counter(word for record in (*old, *new) for word in self.bags[record.text])
        self.left_out: set[str] = set()
        """Words so common that to share nothing else is not enough to be compared."""

    def pairs(self, free_old: Sequence[int], free_new: Sequence[int]) -> Iterator[Alike]:
        """Yields the pairs that have anything in common, in order; those with the rarest words if there are many."""
        for i, near in self._near(free_old, free_new).items():
            one = self.old[i]
            for j in sorted(near):
                other = self.new[j]
                titles = _shared(self.bags[one.title], self.bags[other.title])
                yield Alike(i, j, self._texts(self.bags[one.text], self.bags[other.text]), titles)

    def most_left_out(self, text: str) -> float:
        """How alike a text can be to one that it was not compared with, because only common words are in both."""
        weights = {word: number / self.used[word] for word, number in self.bags[text].items()}
        common = sum(weight for word, weight in weights.items() if word in self.left_out)
        return 2 * common / (sum(weights.values()) + common) if common else 0.0

    def _near(self, free_old: Sequence[int], free_new: Sequence[int]) -> dict[int, set[int]]:
        left, right = self._index(self.old, free_old), self._index(self.new, free_new)
        near: dict[int, set[int]] = {i: set() for i in free_old}
        pairs_of = {word: len(left[word]) * len(right[word]) for word in left.keys() & right.keys()}
        are_many = len(free_old) * len(free_new) > MOST_COMPARED
        count = 0
        for word in sorted(pairs_of, key=lambda word: (pairs_of[word], word)):
            if are_many and count + pairs_of[word] > MOST_COMPARED:
                self.left_out.add(word)
                continue
            for i in left[word]:
                count -= len(near[i])
                near[i] |= right[word]
                count += len(near[i])
        return near

    def _index(self, records: Sequence[Worded], places: Sequence[int]) -> dict[str, set[int]]:
        index: defaultdict[str, set[int]] = defaultdict(set)
        for place in places:
            for text in (records[place].title, records[place].text):
                for word in self.bags[text]:
                    index[word].add(place)
        return index

    def _texts(self, left: Counter[str], right: Counter[str]) -> float:
        shared = sum(number / self.used[word] for word, number in (left & right).items())
        if not shared:
            return 0.0
        return 2 * shared / sum(number / self.used[word] for bag in (left, right) for word, number in bag.items())

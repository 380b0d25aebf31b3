"""Matches the blocks of two texts: by equal text first, then by similarity."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from briefkit.core.diff.text.alignment import best_pairs
from briefkit.core.diff.text.blocks import SourceBlock
from briefkit.core.diff.text.tokens import LINES, Token, line_key, tokens_of
from briefkit.core.text.visible import visible
from briefkit.core.text.words import fold
from briefkit.core.values import frozen

_RARE = 4  # a run of three words found in more blocks than this is ignored as too common
_LIKE = 0.5
_LIKE_IN_GAP = 0.3
_LIKE_ALONE = 0.2
_GAP = 2500  # the largest number of block pairs compared in one gap


@frozen
class Pair:
    """Blocks `old` and `new` match, by their indexes in the texts; `like` is their similarity, 1 for equal text."""

    old: int
    new: int
    like: float


class TextBlock:
    """A block with its tokens, computed on first use."""

    def __init__(self, source: SourceBlock) -> None:
        self.source = source
        if source.kind in LINES:
            text = "\n".join(line_key(line) for line in source.text.splitlines())
        else:
            text = " ".join(visible(source.text).split())
        self.key = (source.kind, source.level, text)

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.source.text, self.source.kind)

    @cached_property
    def words(self) -> list[str]:
        return [fold(token.key) for token in self.tokens if token.is_word]

    @cached_property
    def bag(self) -> Counter[str]:
        return Counter(self.words)

    @cached_property
    def size(self) -> int:
        """The number of words separated by white space, at least 1: a cheap estimate that needs no tokens."""
        return len(self.source.text.split()) or 1

    def like_kind(self, other: TextBlock) -> bool:
        """Whether one can match the other; code, HTML, rows and rules match only their own kind."""
        strict = {"code", "html", "row", "rule", "other"}
        left, right = self.source.kind, other.source.kind
        return left == right or not {left, right} & strict


class Likeness:
    """The similarity of blocks, in which rare words count more than common ones."""

    def __init__(self, old: Sequence[TextBlock], new: Sequence[TextBlock]) -> None:
        self.count = Counter(word for block in (*old, *new) for word in block.bag)
        self.blocks = len(old) + len(new)
        self._weights: dict[str, float] = {}
        self._masses: dict[int, float] = {}

    def weight(self, word: str) -> float:
        """The weight of a word: one more for each time it is four times rarer."""
        found = self._weights.get(word)
        if found is None:
            found = self._weights[word] = 0.2 + math.log2((self.blocks + 2) / (self.count[word] or 1)) / 2
        return found

    def mass(self, block: TextBlock) -> float:
        """The weight of all words of a block."""
        found = self._masses.get(id(block))
        if found is None:
            found = sum(self.weight(word) * number for word, number in block.bag.items())
            self._masses[id(block)] = found
        return found

    def shared(self, old: Counter[str], new: Counter[str]) -> float:
        """The weight of the words that two blocks have in common."""
        small, large = sorted((old, new), key=len)
        return sum(
            self.weight(word) * max(min(number, large[word]), 0) for word, number in small.items() if word in large
        )

    def of(self, old: TextBlock, new: TextBlock) -> float:
        """The similarity of two blocks, from 0 for nothing in common to 1 for the same words."""
        whole = self.mass(old) + self.mass(new)
        return 2 * self.shared(old.bag, new.bag) / whole if whole else 0.0


class Matching:
    """The pairs found so far. A block is in at most one."""

    def __init__(self, old: Sequence[TextBlock], new: Sequence[TextBlock]) -> None:
        self.old, self.new = old, new
        self.of_old: dict[int, Pair] = {}
        self.of_new: dict[int, Pair] = {}

    def add(self, pair: Pair) -> None:
        self.of_old[pair.old] = self.of_new[pair.new] = pair

    def drop(self, pair: Pair) -> None:
        del self.of_old[pair.old], self.of_new[pair.new]

    def is_free(self, old: int, new: int) -> bool:
        """Whether both indexes exist and neither block is matched yet."""
        inside = 0 <= old < len(self.old) and 0 <= new < len(self.new)
        return inside and old not in self.of_old and new not in self.of_new

    @property
    def pairs(self) -> list[Pair]:
        """All pairs in the order of the first text."""
        return [self.of_old[number] for number in sorted(self.of_old)]


def match_equal(matching: Matching) -> None:
    """Match text found once on each side, then repeated text next to blocks that are already matched."""
    places: dict[object, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, blocks in enumerate((matching.old, matching.new)):
        for number, block in enumerate(blocks):
            places[block.key][side].append(number)
    for olds, news in places.values():
        if len(olds) == len(news) == 1:
            matching.add(Pair(olds[0], news[0], 1.0))
    found = [(pair.old, pair.new) for pair in matching.pairs]
    _extend(matching, reversed(found), -1)  # a heading goes with what follows it
    _extend(matching, found, 1)
    _extend(matching, [(-1, -1)], 1)
    _extend(matching, [(len(matching.old), len(matching.new))], -1)


def _extend(matching: Matching, starts: Iterable[tuple[int, int]], step: int) -> None:
    for start in starts:
        old, new = start[0] + step, start[1] + step
        while matching.is_free(old, new) and matching.old[old].key == matching.new[new].key:
            matching.add(Pair(old, new, 1.0))
            old, new = old + step, new + step


def match_alike(matching: Matching, likeness: Likeness) -> None:
    """Match blocks that share rare runs of three words and are similar as a whole, the most similar first."""
    free_new = [number for number in range(len(matching.new)) if number not in matching.of_new]
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in free_new:
        for run in _runs(matching.new[number]):
            index[run].append(number)
    found = []
    for number in range(len(matching.old)):
        if number not in matching.of_old:
            found += list(_candidates(number, index, matching, likeness))
    for pair in sorted(found, key=lambda pair: (-pair.like, abs(pair.old - pair.new), pair.old)):
        if matching.is_free(pair.old, pair.new):
            matching.add(pair)


def _runs(block: TextBlock) -> set[tuple[str, ...]]:
    words = block.words
    return set(zip(words, words[1:], words[2:], strict=False))


def _candidates(
    old: int, index: dict[tuple[str, ...], list[int]], matching: Matching, likeness: Likeness
) -> Iterator[Pair]:
    block = matching.old[old]
    votes: Counter[int] = Counter()
    for run in _runs(block):
        places = index.get(run, ())
        if len(places) <= _RARE:
            votes.update(places)
    for new, _ in votes.most_common(5):
        if block.like_kind(matching.new[new]):
            like = likeness.of(block, matching.new[new])
            if like >= _LIKE:
                yield Pair(old, new, like)


def match_gaps(matching: Matching, gaps: Iterable[tuple[range, range]], likeness: Likeness) -> set[Pair]:
    """Match, in order, the somewhat similar blocks left between matched neighbours. Returns the new pairs."""
    found = set()
    for olds, news in gaps:
        free_old = [number for number in olds if number not in matching.of_old]
        free_new = [number for number in news if number not in matching.of_new]
        if not free_old or not free_new or len(free_old) * len(free_new) > _GAP:
            continue
        floor = _LIKE_ALONE if len(free_old) == len(free_new) == 1 else _LIKE_IN_GAP
        for pair in _best_in_order(free_old, free_new, matching, likeness, floor):
            matching.add(pair)
            found.add(pair)
    return found


def _best_in_order(
    olds: list[int], news: list[int], matching: Matching, likeness: Likeness, floor: float
) -> Iterator[Pair]:
    """The pairs in order with the greatest total similarity."""
    like: dict[tuple[int, int], float] = {}

    def gain(old: int, new: int) -> float:
        one, other = matching.old[old], matching.new[new]
        found = likeness.of(one, other) if one.like_kind(other) else 0.0
        like[old, new] = found if found >= floor else 0.0
        return like[old, new] * (one.size + other.size)

    for i, j in best_pairs([[gain(old, new) for new in news] for old in olds]):
        yield Pair(olds[i], news[j], like[olds[i], news[j]])

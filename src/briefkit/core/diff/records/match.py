"""Matches the records of one brief with those of another; uncertain matches are reported, never assumed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from briefkit.core.text.words import fold, words

_ALIKE = 0.6
_LEAD = 0.2
_POSSIBLE = 0.45
_ALIKE_TITLES = 0.55
_STOP_WORDS = frozenset(
    words(
        "a an the of on in to for and or by with at as is are be will would that this it its from than"
        " der die das und von zu im in den dem ein eine ist le la les des du de et un une est que qui"
    )
)
_NEGATIONS = frozenset(
    words("no not never none neither nor without fails fail cannot kein keine keinen nicht nie ohne pas sans aucun")
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record to be matched: `keys` as (name, value), the most certain first; `text` is its content."""

    id: str
    title: str
    keys: tuple[tuple[str, Hashable], ...]
    text: str


@dataclass(slots=True)
class MatchResult:
    """`pairs`: old index → (new index, name of the key); `possible`: (old index, new index, why it is uncertain)."""

    pairs: dict[int, tuple[int, str]] = field(default_factory=dict)
    possible: list[tuple[int, int, str]] = field(default_factory=list)


def match_candidates(old: Sequence[Candidate], new: Sequence[Candidate]) -> MatchResult:
    """Match by each key in turn where it is unique on both sides, then by text where one candidate has a clear lead."""
    matched = MatchResult()
    names = dict.fromkeys(name for candidate in (*old, *new) for name, _ in candidate.keys)
    for name in names:
        _by_key(matched, old, new, name)
    likeness = _likeness(old, new)
    free_old = [i for i in range(len(old)) if i not in matched.pairs]
    taken = {j for j, _ in matched.pairs.values()}
    free_new = [j for j in range(len(new)) if j not in taken]
    similarities = {(i, j): likeness(old[i].text, new[j].text) for i in free_old for j in free_new}
    for (i, j), like in sorted(similarities.items(), key=lambda item: -item[1]):
        if (
            like >= _ALIKE
            and like - _runner_up(similarities, i, j) >= _LEAD
            and is_negated(old[i].text) == is_negated(new[j].text)
        ):
            matched.pairs[i] = (j, "text")
    _note_possible(matched, old, new, similarities)
    return matched


def _by_key(matched: MatchResult, old: Sequence[Candidate], new: Sequence[Candidate], name: str) -> None:
    taken = {j for j, _ in matched.pairs.values()}
    left = _unique((i, c) for i, c in enumerate(old) if i not in matched.pairs)(name)
    right = _unique((j, c) for j, c in enumerate(new) if j not in taken)(name)
    for key, i in left.items():
        if key in right:
            matched.pairs[i] = (right[key], name)


def _unique(places: Iterable[tuple[int, Candidate]]) -> Callable[[str], dict[Hashable, int]]:
    kept = list(places)

    def of(name: str) -> dict[Hashable, int]:
        found = [(key, place) for place, candidate in kept for label, key in candidate.keys if label == name and key]
        count = Counter(key for key, _ in found)
        return {key: place for key, place in found if count[key] == 1}

    return of


def content(text: str) -> Counter[str]:
    """The content words of a text, cut to seven letters as rough stems."""
    return Counter(word[:7] for word in words(text) if word not in _STOP_WORDS)


def similarity(old: str, new: str) -> float:
    """The share of content words that two short texts have in common, from 0 to 1."""
    left, right = content(old), content(new)
    return 2 * (left & right).total() / ((left.total() + right.total()) or 1)


def is_negated(text: str) -> bool:
    """Whether a text has an odd number of negations."""
    return sum(word in _NEGATIONS or word == "t" for word in words(text)) % 2 == 1


def figures(text: str) -> list[str]:
    """The numbers in a text, in order. Claims with different numbers are different claims."""
    return re.findall(r"\d+(?:[.,]\d+)*", fold(text))


def _likeness(old: Sequence[Candidate], new: Sequence[Candidate]) -> Callable[[str, str], float]:
    """Returns a similarity function in which words that many records use count less."""
    bags = {candidate.text: content(candidate.text) for candidate in (*old, *new)}
    used = Counter(word for candidate in (*old, *new) for word in bags[candidate.text])

    def like(one: str, other: str) -> float:
        left, right = bags[one], bags[other]
        shared = sum(number / used[word] for word, number in (left & right).items())
        whole = sum(number / used[word] for bag in (left, right) for word, number in bag.items())
        return 2 * shared / whole if whole else 0.0

    return like


def _runner_up(similarities: dict[tuple[int, int], float], i: int, j: int) -> float:
    return max((like for (m, n), like in similarities.items() if (m == i) != (n == j)), default=0.0)


def _note_possible(
    matched: MatchResult, old: Sequence[Candidate], new: Sequence[Candidate], alike_texts: dict[tuple[int, int], float]
) -> None:
    taken = {j for j, _ in matched.pairs.values()}
    for (i, j), like in alike_texts.items():
        if i in matched.pairs or j in taken:
            continue
        titles = similarity(old[i].title, new[j].title)
        is_text = old[i].title == old[i].text
        if like >= _ALIKE and is_negated(old[i].text) != is_negated(new[j].text):
            matched.possible.append((i, j, "the wording is similar, but one negates the other"))
        elif like >= _ALIKE:
            matched.possible.append((i, j, "the wording is similar, but another record is just as close"))
        elif like >= _POSSIBLE or (titles >= _POSSIBLE and is_text):
            matched.possible.append((i, j, "the wording is partly similar"))
        elif titles >= _ALIKE_TITLES:
            matched.possible.append((i, j, "only the titles are similar"))

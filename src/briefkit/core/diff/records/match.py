"""Which record of one brief is which record of the other; what only may be the same is said, never assumed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from briefkit.core.text.words import fold, words

_ALIKE = 0.6
_CLEAR = 0.2
_PERHAPS = 0.45
_TITLES = 0.55
_LITTLE = frozenset(
    words(
        "a an the of on in to for and or by with at as is are be will would that this it its from than"
        " der die das und von zu im in den dem ein eine ist le la les des du de et un une est que qui"
    )
)
_NO = frozenset(
    words("no not never none neither nor without fails fail cannot kein keine keinen nicht nie ohne pas sans aucun")
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record as it is matched: `keys` by falling certainty, each with its name; `text` is what it says."""

    id: str
    title: str
    keys: tuple[tuple[str, Hashable], ...]
    text: str


@dataclass(slots=True)
class MatchResult:
    """Pairs of places with what they were matched by, and pairs that are only possible with the reason."""

    pairs: dict[int, tuple[int, str]] = field(default_factory=dict)
    possible: list[tuple[int, int, str]] = field(default_factory=list)


def match_candidates(old: Sequence[Candidate], new: Sequence[Candidate]) -> MatchResult:
    """Match by each key in turn where it is unique on both sides, then by what the records say with a clear lead."""
    matched = MatchResult()
    names = dict.fromkeys(name for candidate in (*old, *new) for name, _ in candidate.keys)
    for name in names:
        _by_key(matched, old, new, name)
    likeness = _likeness(old, new)
    free_old = [i for i in range(len(old)) if i not in matched.pairs]
    taken = {j for j, _ in matched.pairs.values()}
    free_new = [j for j in range(len(new)) if j not in taken]
    alike = {(i, j): likeness(old[i].text, new[j].text) for i in free_old for j in free_new}
    for (i, j), like in sorted(alike.items(), key=lambda item: -item[1]):
        if (
            like >= _ALIKE
            and like - _second(alike, i, j) >= _CLEAR
            and is_negated(old[i].text) == is_negated(new[j].text)
        ):
            matched.pairs[i] = (j, "text")
    _note_possible(matched, old, new, alike)
    return matched


def _by_key(matched: MatchResult, old: Sequence[Candidate], new: Sequence[Candidate], name: str) -> None:
    taken = {j for j, _ in matched.pairs.values()}
    mine = _unique((i, c) for i, c in enumerate(old) if i not in matched.pairs)(name)
    its = _unique((j, c) for j, c in enumerate(new) if j not in taken)(name)
    for key, i in mine.items():
        if key in its:
            matched.pairs[i] = (its[key], name)


def _unique(places: Iterable[tuple[int, Candidate]]) -> Callable[[str], dict[Hashable, int]]:
    kept = list(places)

    def of(name: str) -> dict[Hashable, int]:
        found = [(key, place) for place, candidate in kept for told, key in candidate.keys if told == name and key]
        count = Counter(key for key, _ in found)
        return {key: place for key, place in found if count[key] == 1}

    return of


def content(text: str) -> Counter[str]:
    """The words of a text that carry its meaning, by their stems in the roughest sense."""
    return Counter(word[:7] for word in words(text) if word not in _LITTLE)


def alike(old: str, new: str) -> float:
    """How much two short texts share, from 0 to 1."""
    mine, its = content(old), content(new)
    return 2 * (mine & its).total() / ((mine.total() + its.total()) or 1)


def is_negated(text: str) -> bool:
    """Whether a text holds an odd number of words that turn a claim round."""
    return sum(word in _NO or word == "t" for word in words(text)) % 2 == 1


def figures(text: str) -> list[str]:
    """The numbers in a text, in order: claims that differ in one are not the same claim."""
    return re.findall(r"\d+(?:[.,]\d+)*", fold(text))


def _likeness(old: Sequence[Candidate], new: Sequence[Candidate]) -> Callable[[str, str], float]:
    """Likeness in which a word that many records use counts less."""
    bags = {candidate.text: content(candidate.text) for candidate in (*old, *new)}
    used = Counter(word for candidate in (*old, *new) for word in bags[candidate.text])

    def like(one: str, other: str) -> float:
        mine, its = bags[one], bags[other]
        shared = sum(number / used[word] for word, number in (mine & its).items())
        whole = sum(number / used[word] for bag in (mine, its) for word, number in bag.items())
        return 2 * shared / whole if whole else 0.0

    return like


def _second(alike: dict[tuple[int, int], float], i: int, j: int) -> float:
    return max((like for (m, n), like in alike.items() if (m == i) != (n == j)), default=0.0)


def _note_possible(
    matched: MatchResult, old: Sequence[Candidate], new: Sequence[Candidate], alike_texts: dict[tuple[int, int], float]
) -> None:
    taken = {j for j, _ in matched.pairs.values()}
    for (i, j), like in alike_texts.items():
        if i in matched.pairs or j in taken:
            continue
        titles = alike(old[i].title, new[j].title)
        is_text = old[i].title == old[i].text
        if like >= _ALIKE and is_negated(old[i].text) != is_negated(new[j].text):
            matched.possible.append((i, j, "the words are alike, but one denies what the other says"))
        elif like >= _ALIKE:
            matched.possible.append((i, j, "the words are alike, but so are those of another"))
        elif like >= _PERHAPS or (titles >= _PERHAPS and is_text):
            matched.possible.append((i, j, "the words are partly alike"))
        elif titles >= _TITLES:
            matched.possible.append((i, j, "only the titles are alike"))

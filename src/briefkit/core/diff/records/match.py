"""Matches the records of one brief with those of another; uncertain matches are reported, never assumed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from briefkit.core.diff.records.alike import Alike, Likeness
from briefkit.core.text.words import fold, words
from briefkit.core.values import frozen

_ALIKE = 0.6
_LEAD = 0.2
_POSSIBLE = 0.45
_ALIKE_TITLES = 0.55
MOST_POSSIBLE = 500
"""Uncertain pairs that are listed: of up to 22 records on each side, each with each even if all are alike."""
_NEGATIONS = frozenset(
    words("no not never none neither nor without fails fail cannot kein keine keinen nicht nie ohne pas sans aucun")
)


@frozen
class Candidate:
    """A record to be matched: `keys` as (name, value), the most certain first; `text` is its content."""

    id: str
    title: str
    keys: tuple[tuple[str, Hashable], ...]
    text: str


@dataclass(slots=True)
class MatchResult:
    """`pairs`: old index → (new index, name of the key); `possible`: (old index, new index, why it is uncertain).

    `is_partial`: there were too many records to compare those that share common words only.
    `unlisted`: how many pairs more may be the same, none of them more alike than those in `possible`.
    """

    pairs: dict[int, tuple[int, str]] = field(default_factory=dict)
    possible: list[tuple[int, int, str]] = field(default_factory=list)
    is_partial: bool = False
    unlisted: int = 0


def match_candidates(old: Sequence[Candidate], new: Sequence[Candidate]) -> MatchResult:
    """Match by each key in turn where it is unique on both sides, then by text where one candidate has a clear lead."""
    matched = MatchResult()
    names = dict.fromkeys(name for candidate in (*old, *new) for name, _ in candidate.keys)
    for name in names:
        _by_key(matched, old, new, name)
    _by_text(matched, old, new)
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


def is_negated(text: str) -> bool:
    """Whether a text has an odd number of negations."""
    return sum(word in _NEGATIONS or word == "t" for word in words(text)) % 2 == 1


def figures(text: str) -> list[str]:
    """The numbers in a text, in order. Claims with different numbers are different claims."""
    return re.findall(r"\d+(?:[.,]\d+)*", fold(text))


def _by_text(matched: MatchResult, old: Sequence[Candidate], new: Sequence[Candidate]) -> None:
    """Pair the records that are alike and have a clear lead over all others, and note those that may be the same."""
    taken = {j for j, _ in matched.pairs.values()}
    likeness = Likeness(old, new)
    free_old = [i for i in range(len(old)) if i not in matched.pairs]
    free_new = [j for j in range(len(new)) if j not in taken]
    compared = list(likeness.pairs(free_old, free_new))
    matched.is_partial = bool(likeness.left_out)
    runners_up = _RunnersUp(compared)
    for pair in sorted(compared, key=lambda pair: -pair.texts):
        if pair.texts < _ALIKE:
            break
        one, other = old[pair.old].text, new[pair.new].text
        second = max(runners_up.of(pair), likeness.most_left_out(one), likeness.most_left_out(other))
        if pair.texts - second >= _LEAD and is_negated(one) == is_negated(other):
            matched.pairs[pair.old] = (pair.new, "text")
    _note_possible(matched, old, new, compared)


class _RunnersUp:
    """The two closest in each row and each column of the pairs, of which one is the runner-up to any pair."""

    def __init__(self, pairs: Iterable[Alike]) -> None:
        self.best: dict[tuple[str, int], tuple[float, float]] = {}
        for pair in pairs:
            for line in (("old", pair.old), ("new", pair.new)):
                first, second = self.best.get(line, (0.0, 0.0))
                self.best[line] = (max(first, pair.texts), max(second, min(first, pair.texts)))

    def of(self, pair: Alike) -> float:
        """How alike the closest other pair with one of the two records is."""
        lines = self.best["old", pair.old], self.best["new", pair.new]
        return max(second if pair.texts == first else first for first, second in lines)


def _note_possible(
    matched: MatchResult, old: Sequence[Candidate], new: Sequence[Candidate], compared: Sequence[Alike]
) -> None:
    taken = {j for j, _ in matched.pairs.values()}
    free = [pair for pair in compared if pair.old not in matched.pairs and pair.new not in taken]
    found = [(pair, why) for pair in free if (why := _uncertainty(pair, old[pair.old], new[pair.new]))]
    matched.unlisted = max(0, len(found) - MOST_POSSIBLE)
    if matched.unlisted:
        closest = sorted(found, key=lambda item: -max(item[0].texts, item[0].titles))[:MOST_POSSIBLE]
        found = sorted(closest, key=lambda item: (item[0].old, item[0].new))
    matched.possible = [(pair.old, pair.new, why) for pair, why in found]


def _uncertainty(pair: Alike, old: Candidate, new: Candidate) -> str | None:
    """Why a pair that was not matched may be the same; None if too little speaks for it."""
    if pair.texts >= _ALIKE:
        if is_negated(old.text) != is_negated(new.text):
            return "the wording is similar, but one negates the other"
        return "the wording is similar, but another record is just as close"
    if pair.texts >= _POSSIBLE or (pair.titles >= _POSSIBLE and old.title == old.text):
        return "the wording is partly similar"
    return "only the titles are similar" if pair.titles >= _ALIKE_TITLES else None

"""Longest common runs of two sequences, with a bound: difflib takes cubic time on sequences that repeat themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate

LEAST = 100_000
EACH = 100


class BoundedMatcher(SequenceMatcher[str]):
    """Finds the longest common runs first and stops when it has compared enough pairs of equal items.

    That is 100,000 pairs, and 100 more for each item of both sequences. What is left counts as different. Texts that
    people write take 3 to 30 for each item.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        times = Counter(new)
        self._before = list(accumulate((times[item] + 1 for item in old), initial=0))
        self._left = LEAST + EACH * (len(old) + len(new))

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """The longest common run within bounds; an empty one when there has been work enough."""
        self._left -= self._before[-1 if ahi is None else ahi] - self._before[alo]
        return Match(alo, blo, 0) if self._left < 0 else super().find_longest_match(alo, ahi, blo, bhi)

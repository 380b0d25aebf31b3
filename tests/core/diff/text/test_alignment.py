"""Pairs that do not cross, with the greatest total gain."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.diff.text.alignment import best_pairs

_GAINS = st.integers(0, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 5).map(float), min_size=width, max_size=width), max_size=4)
)


@given(_GAINS)
def test_no_other_pairs_in_order_gain_more(gains: list[list[float]]) -> None:
    height, width = len(gains), len(gains[0]) if gains else 0
    totals = [
        sum(gains[i][j] for i, j in zip(olds, news, strict=True))
        for count in range(min(height, width) + 1)
        for olds in combinations(range(height), count)
        for news in combinations(range(width), count)
    ]
    pairs = best_pairs(gains)
    assert sum(gains[i][j] for i, j in pairs) == max(totals)
    assert all(gains[i][j] for i, j in pairs)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))

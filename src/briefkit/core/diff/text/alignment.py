"""The best way to pair the items of two sequences without crossing."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (old, new), in order on both sides, with the greatest total gain.

    `gains` has a row for each old item with what a pair with each new one adds; 0 for a pair that is not to be made.
    """
    if not gains:
        return []
    best = [[0.0] * (len(gains[0]) + 1)]
    for gain in gains:
        row, above = [0.0], best[-1]
        for j, more in enumerate(gain):
            row.append(max(above[j + 1], row[j], above[j] + more))
        best.append(row)
    return _way_back(best)[::-1]


def _way_back(best: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs that led to the last of the totals, from the last to the first."""
    pairs: list[tuple[int, int]] = []
    i, j = len(best) - 1, len(best[0]) - 1
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs

"""The rows of the table `held`, by which statements are counted: their columns, and a checksum of each."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

HELD_COLUMNS = ("issue", "holder", "question", "day", "doc", "place", "made", "stated", "once", "source", "cited")
_FACTORS = (5, 7, 3, 11, 13, 17, 19, 23, 29, 1, 31)  # small ones for the large numbers: the sum must fit into 63 bits
HELD_SUM = " + ".join(f"{column} * {factor}" for column, factor in zip(HELD_COLUMNS, _FACTORS, strict=True))
"""The checksum of a row of `held`, in SQL: a flipped bit of any number changes it."""


def held_sum(row: Sequence[int]) -> int:
    """`HELD_SUM` in Python."""
    return sum(map(mul, row, _FACTORS))

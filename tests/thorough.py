"""How thorough the tests are: everything with CI=true, otherwise what takes less than five minutes.

Tests of one kind that are many run as a sample outside CI: the others are skipped, with a reason. Nothing is left to
CI of which a quick run tries no case.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

FULL = os.environ.get("CI") == "true"

thorough = pytest.mark.skipif(not FULL, reason="one of many of its kind: part of CI=true make test")
"""Marks a test, or a value of one, that runs in CI only."""


def sample(values: Iterable[Any], number: int, *, rows: bool = False) -> list[Any]:
    """The values of a parametrised test, of which so many, evenly spread, run always; the others are `thorough`.

    Each of `rows` has a value for each of several arguments.
    """
    found = list(values)
    always = {round(place * (len(found) - 1) / max(number - 1, 1)) for place in range(number)}
    return [
        value if place in always else pytest.param(*(value if rows else (value,)), marks=thorough)
        for place, value in enumerate(found)
    ]


def examples(share: float, *, in_ci: float | None = None) -> int:
    """A share of the examples that a property is usually tried with: for one whose examples each take long."""
    return max(int(settings().max_examples * (in_ci if FULL and in_ci else share)), 5)

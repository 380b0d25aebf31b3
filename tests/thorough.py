"""How thorough the tests are: a quick run, CI, or everything.

Tests of one kind that are many run as a sample; the others are skipped, with a reason. Nothing is left out of which a
quick run tries no case. CI tries further cases by turns, an eighth with each commit, and all examples of properties.
With `BRIEFKIT_TESTS=all`, everything is tried, as `make promises` does.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import settings

IN_CI = os.environ.get("CI") == "true"
FULL = os.environ.get("BRIEFKIT_TESTS") == "all"
TURNS = 8

thorough = pytest.mark.thorough
"""Marks a test, or a value of one, that is one of many of its kind."""


def left_out(name: str) -> str | None:
    """Why the test with a name that is one of many of its kind is skipped; None if it runs."""
    if FULL:
        return None
    if not IN_CI:
        return "one of many of its kind: CI=true tries some by turns, BRIEFKIT_TESTS=all every one"
    is_next = turn_of(name) == _turn()
    return None if is_next else "one of many of its kind: another commit's turn, or BRIEFKIT_TESTS=all"


def turn_of(name: str) -> int:
    """At which turn a test runs in CI."""
    return crc32(name.encode()) % TURNS


@cache
def _turn() -> int:
    """Whose turn it is: a number from the commit that is tested, so that it does not change when tests are repeated."""
    asked = ["git", "rev-parse", "HEAD"]
    ran = subprocess.run(asked, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    return int(ran.stdout.strip() or "0", 16) % TURNS


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
    return max(int(settings().max_examples * (in_ci if IN_CI and in_ci else share)), 5)

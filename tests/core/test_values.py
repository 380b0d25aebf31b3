"""What core gives away is a value: whoever holds one can be sure that nobody changes it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from briefkit import core

GATHERED = {"MatchResult", "_Open"}  # the pairs found so far; the heading that is still open


def dataclasses() -> Iterator[type[Any]]:
    """Every dataclass of core."""
    for module in pkgutil.walk_packages(core.__path__, f"{core.__name__}."):
        for held in vars(importlib.import_module(module.name)).values():
            if isinstance(held, type) and is_dataclass(held) and held.__module__ == module.name:
                yield held


def test_values_are_frozen() -> None:
    assert {held.__name__ for held in dataclasses() if not held.__dataclass_params__.frozen} == GATHERED
    assert {held.__name__ for held in dataclasses() if "__slots__" not in vars(held)} == set()

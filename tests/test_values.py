"""What one part of briefkit gives to another is a value: whoever holds one can be sure that nobody changes it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import briefkit

GATHERED = {
    "Counts",  # the findings counted so far
    "MatchResult",  # the pairs found so far
    "_Open",  # the list or mapping that is being read
    "Chapter",  # the elements of a file so far
    "Findings",  # what has been found while encoding
    "PdfSource",  # the document, from which a picture may have to be taken
    "Losses",  # what of a text is not shown as written, found so far
    "_Reader",  # the blocks of a text read so far
    "_Writer",  # the lines written so far
    "Recovery",  # what has been found and finished of an interrupted command so far
    "_Prepared",  # how far the writing of a file has come
}


def dataclasses() -> Iterator[type[Any]]:
    """Every dataclass of briefkit."""
    for module in pkgutil.walk_packages(briefkit.__path__, f"{briefkit.__name__}."):
        if module.name != "briefkit.__main__":  # it would run
            for held in vars(importlib.import_module(module.name)).values():
                if isinstance(held, type) and is_dataclass(held) and held.__module__ == module.name:
                    yield held


def test_values_are_frozen() -> None:
    assert {held.__name__ for held in dataclasses() if "__setattr__" not in vars(held)} == GATHERED
    assert {held.__name__ for held in dataclasses() if "__slots__" not in vars(held)} == set()

"""The keys of a brief that briefkit does not know, which can still be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.core.query import Record
from briefkit.core.query_table import SCOPES


def own_paths(scope: str, item: Record) -> Iterator[str]:
    """The paths of an item's unknown keys with all below them, from the scope down: `desk.lead`, `issues.weight`."""
    known = SCOPES[scope]
    for key, value in item.items():
        sign, _, below = known.get(key, "").partition(" ")
        if not sign:
            yield from _paths(value, key)
        elif sign == ">":
            for child in _items(list(value.values()) if key == "positions" else value):
                yield from (f"{key}.{path}" for path in own_paths(below, child))


def _items(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _items(item)
    elif isinstance(value, Mapping):
        yield value


def _paths(value: Any, path: str) -> Iterator[str]:
    yield path
    for item in _items(value):
        for key, child in item.items():
            yield from _paths(child, f"{path}.{key}")

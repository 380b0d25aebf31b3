"""The keys of a brief that briefkit does not know. People can filter by them too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefkit.core.query.scopes import whole_scopes

_KNOWN = {
    scope: (keys.keys(), [(key, entry[2:]) for key, entry in keys.items() if entry[0] == ">"])
    for scope, keys in whole_scopes().items()
}
"""By scope: its keys, and those that have items, with the scope of the items."""


def own_key_paths(metadata: Mapping[str, Any]) -> set[str]:
    """The paths of the unknown keys, such as `desk`, `desk.lead`, `origin.shelfmark`."""
    return set(_unknown(metadata, "brief", ""))


def _unknown(item: Mapping[str, Any], scope: str, before: str) -> Iterator[str]:
    known, groups = _KNOWN[scope]
    for key in item.keys() - known:
        yield from _paths(item[key], before + key)
    for key, inner in groups:
        if key in item:
            value = item[key]
            for child in _children(list(value.values()) if key == "positions" else value):
                yield from _unknown(child, inner, f"{before}{key}.")


def _children(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _children(item)
    elif isinstance(value, Mapping):
        yield value


def _paths(value: Any, path: str) -> Iterator[str]:
    yield path
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from _paths(child, f"{path}.{key}")
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, Mapping):
                for key, child in item.items():
                    yield from _paths(child, f"{path}.{key}")

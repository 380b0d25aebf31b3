"""Finds the place in a file that a trail (“issues, sanctions, status”) leads to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefkit.core.diagnostic import Trail
from briefkit.core.yaml.nodes import position_of, value_of

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node


def place_of(root: Node | None, trail: Trail, *, at_key: bool = False) -> tuple[int, int]:
    """Line and column of a value, or of its key; if it is not in the file, of its nearest parent that is."""
    node = root
    place = position_of(root) if root else (1, 1)
    for number, step in enumerate(trail):
        last = number == len(trail) - 1
        if last and at_key and node and (name := _key(node, step)):
            return position_of(name)
        after = _step(node, step)
        if after is None:
            break
        if after is not node:
            node = after
            place = position_of(node)
    return place


def _key(node: Node, step: str | int) -> Node | None:
    return _pairs(node).get(step, (None, None))[0] if node.id == "mapping" else None


def _step(node: Node | None, step: str | int) -> Node | None:
    if node and node.id == "sequence":
        return _item(node, step)
    if isinstance(step, int):
        return node if step == 0 else None  # a single value is a list of one
    if node and node.id == "mapping":
        _, found = _pairs(node).get(step, (None, None))
        return node if found is None and step in _names(node) else found
    return node if node and node.value == step else None


def _item(node: Node, step: str | int) -> Node | None:
    if isinstance(step, int):
        items: list[Node] = node.value
        return items[step] if step < len(items) else None
    return _named(node).get(step)


@lru_cache(maxsize=16)  # thousands of diagnostics lead through the same few lists and mappings
def _pairs(mapping: Node) -> dict[str | int, tuple[Node, Node]]:
    """The key and value by each key; of two alike the first."""
    return {name.value: (name, value) for name, value in reversed(mapping.value) if name.id == "scalar"}


@lru_cache(maxsize=16)
def _named(sequence: Node) -> dict[str | int, Node]:
    """The items of a list by id and by name; of several that are called alike the first."""
    return {name: item for item in reversed(sequence.value) for name in _names(item)}


def _names(node: Node) -> list[str]:
    if node.id != "mapping":
        return [node.value] if node.id == "scalar" else []
    values = (value_of(node, key) for key in ("id", "name"))
    return [value.value for value in values if value is not None and value.id == "scalar"]

"""Finds the place in a file that a trail (“issues, sanctions, status”) leads to."""

from __future__ import annotations

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
    return next((name for name, _ in node.value if name.value == step), None) if node.id == "mapping" else None


def _step(node: Node | None, step: str | int) -> Node | None:
    if node and node.id == "sequence":
        return _item(node, step)
    if isinstance(step, int):
        return node if step == 0 else None  # a single value is a list of one
    if node and node.id == "mapping":
        found = value_of(node, step)
        return node if found is None and _has_name(node, step) else found
    return node if node and node.value == step else None


def _item(node: Node, step: str | int) -> Node | None:
    items: list[Node] = node.value
    if isinstance(step, int):
        return items[step] if step < len(items) else None
    return next((item for item in items if _has_name(item, step)), None)


def _has_name(node: Node, name: str) -> bool:
    if node.id == "mapping":
        return any((value := value_of(node, key)) is not None and value.value == name for key in ("id", "name"))
    return bool(node.value == name)

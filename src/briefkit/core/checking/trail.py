"""From a trail (“issues, sanctions, status”) to the place in the file where that value stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from briefkit.core.checking.rule import Trail
from briefkit.core.yaml.nodes import position_of, value_of

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node


def place_of(root: Node | None, trail: Trail, *, key: bool = False) -> tuple[int, int]:
    """Line and column of a value, or of its key; of the nearest thing above it where it does not stand there."""
    node = root
    place = position_of(root) if root else (1, 1)
    for number, step in enumerate(trail):
        last = number == len(trail) - 1
        if last and key and isinstance(node, yaml.MappingNode) and (name := _key(node, step)):
            return position_of(name)
        after = _step(node, step)
        if after is None:
            break
        if after is not node:
            node = after
            place = position_of(node)
    return place


def _key(node: yaml.MappingNode, step: str | int) -> yaml.ScalarNode | None:
    return next((name for name, _ in node.value if name.value == step), None)


def _step(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, yaml.SequenceNode):
        return _item(node, step)
    if isinstance(step, int):
        return node if step == 0 else None  # a single value stands for a list of one
    if isinstance(node, yaml.MappingNode):
        found = value_of(node, step)
        return node if found is None and _called(node, step) else found
    return node if isinstance(node, yaml.ScalarNode) and node.value == step else None


def _item(node: yaml.SequenceNode, step: str | int) -> Node | None:
    if isinstance(step, int):
        place: Node | None = node.value[step] if step < len(node.value) else None
        return place
    found: Node | None = next((item for item in node.value if _called(item, step)), None)
    return found


def _called(node: Node, name: str) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return bool(node.value == name)
    if isinstance(node, yaml.MappingNode):
        return any(
            isinstance(value := value_of(node, key), yaml.ScalarNode) and value.value == name for key in ("id", "name")
        )
    return False

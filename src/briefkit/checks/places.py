"""From a trail (“issues, sanctions, status”) to the place in the file where that value stands."""

from __future__ import annotations

from briefkit.core.diagnostic import Trail
from briefkit.core.yaml.events import Mapping, Node, Scalar, Sequence


def place_of(root: Mapping | None, trail: Trail, *, at_key: bool = False) -> tuple[int, int]:
    """Line and column of a value, or of its key; of the nearest thing above it where it does not stand there."""
    node: Node | None = root
    place = (root.line, root.column) if root else (1, 1)
    for number, step in enumerate(trail):
        last = number == len(trail) - 1
        if last and at_key and isinstance(node, Mapping) and (name := _key(node, step)):
            return name.line, name.column
        after = _step(node, step)
        if after is None:
            break
        if after is not node:
            node = after
            place = _start(node)
    return place


def _start(node: Node) -> tuple[int, int]:
    """Where a value starts for a reader: a block mapping at its first key."""
    return node.line, node.column


def _key(node: Mapping, step: str | int) -> Scalar | None:
    return next((name for name, _ in node.entries if name.text == step), None)


def _step(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Sequence):
        return _item(node, step)
    if isinstance(step, int):
        return node if step == 0 else None  # a single value stands for a list of one
    if isinstance(node, Mapping):
        found = node.get(step)
        return node if found is None and _called(node, step) else found
    return node if isinstance(node, Scalar) and node.text == step else None


def _item(node: Sequence, step: str | int) -> Node | None:
    if isinstance(step, int):
        return node.items[step] if step < len(node.items) else None
    return next((item for item in node.items if _called(item, step)), None)


def _called(node: Node, name: str) -> bool:
    if isinstance(node, Scalar):
        return node.text == name
    if isinstance(node, Mapping):
        return any(isinstance(value := node.get(key), Scalar) and value.text == name for key in ("id", "name"))
    return False

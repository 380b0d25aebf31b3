"""What every reader of YAML asks of PyYAML's nodes: where they stand, and whether the author left the value out.

A node's `id` is `scalar`, `sequence` or `mapping`. Every scalar's `value` is the text that its author wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

    Node = yaml.ScalarNode | yaml.SequenceNode | yaml.MappingNode

EMPTY = frozenset(["", "~", "null", "Null", "NULL"])
"""What stands for nothing where it stands without quotes."""


def is_empty(node: Node) -> bool:
    """Whether the author left the value out: nothing, `~` or `null` without quotes."""
    text = node.value
    return text.__class__ is str and text in EMPTY and not node.style and not node.tag  # type: ignore[union-attr]


def position_of(node: Node) -> tuple[int, int]:
    """The line and the column, from 1, at which a node starts."""
    return node.start_mark.line, node.start_mark.column + 1


def value_of(mapping: Node, key: str) -> Node | None:
    """The value of a key, or None."""
    return next((value for name, value in mapping.value if name.value == key), None)


def plain(node: Node) -> Any:
    """A value that briefkit does not know, as texts, lists and mappings; an empty one is None."""
    if node.id == "scalar":
        return None if is_empty(node) else node.value
    if node.id == "sequence":
        return [plain(item) for item in node.value]
    return {name.value: plain(value) for name, value in node.value}

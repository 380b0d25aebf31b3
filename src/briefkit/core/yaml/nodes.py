"""Helpers for PyYAML's nodes: where they are, and whether a value is empty.

A node's `id` is `scalar`, `sequence` or `mapping`. The `value` of a scalar is the text as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

    Node = yaml.ScalarNode | yaml.SequenceNode | yaml.MappingNode

EMPTY = frozenset(["", "~", "null", "Null", "NULL"])
"""What means an empty value, if it is not quoted."""


def is_empty(node: Node) -> bool:
    """Whether a value is empty: nothing, `~` or `null` without quotes."""
    text = node.value
    return text.__class__ is str and text in EMPTY and not node.style and not node.tag  # type: ignore[union-attr]


def position_of(node: Node) -> tuple[int, int]:
    """The 1-based line and column where a node starts."""
    return node.start_mark.line, node.start_mark.column + 1


def value_of(mapping: Node, key: str) -> Node | None:
    """The value of a key, or None if the mapping does not have it."""
    return next((value for name, value in mapping.value if name.value == key), None)


def plain(node: Node) -> Any:
    """A value as plain data: strings, lists and mappings, and None if it is empty."""
    if node.id == "scalar":
        return None if is_empty(node) else node.value
    if node.id == "sequence":
        return [plain(item) for item in node.value]
    return {name.value: plain(value) for name, value in node.value}

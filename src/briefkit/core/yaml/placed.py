"""YAML with its places, read in one go where there is nothing to say about it."""

from __future__ import annotations

import yaml

from briefkit.core.yaml.data import DoubtError
from briefkit.core.yaml.events import DEPTH, Mapping, Node, Scalar, Sequence
from briefkit.core.yaml.plain import compose


def read_placed(text: str, first_line: int) -> Mapping:
    """The root of a document as `yaml_events` gives it, in half the time. Raises DoubtError where it must look."""
    return _mapping(compose(text), first_line, 1)


def _mapping(node: yaml.MappingNode, first_line: int, depth: int) -> Mapping:
    entries = []
    names = set()
    for key, value in node.value:
        if key.__class__ is not yaml.ScalarNode:
            raise DoubtError
        names.add(key.value)
        mark = key.start_mark
        name = Scalar(key.value, mark.line + first_line, mark.column + 1, not key.style)
        entries.append((name, _node(value, first_line, depth)))
    if len(names) != len(entries):
        raise DoubtError
    mark = node.start_mark
    return Mapping(mark.line + first_line, mark.column + 1, entries)


def _node(node: yaml.Node, first_line: int, depth: int) -> Node:
    mark = node.start_mark
    if node.__class__ is yaml.ScalarNode:
        return Scalar(node.value, mark.line + first_line, mark.column + 1, not node.style)
    if depth >= DEPTH:
        raise DoubtError
    if node.__class__ is yaml.MappingNode:
        return _mapping(node, first_line, depth + 1)
    items = [_node(item, first_line, depth + 1) for item in node.value]
    return Sequence(mark.line + first_line, mark.column + 1, items)

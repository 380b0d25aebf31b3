"""YAML read in one go, for the many front matters about which there is nothing to say.

`yaml_events` reads the same events one by one, bounds them and says what is wrong and where; that takes twice as long.
Here everything unusual is a doubt, and what is doubted is read again over there.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from briefkit.core.yaml.data import EMPTY, LONGEST, Data, DoubtError

_OPENERS = "[{-?"
_MOST_OPENED = 1000
"""Both bound the depth, which the C code does not: what opens a list or mapping is one of these, or indented."""
_REFUSED = re.compile(r"(?:^|[\s\[{,:])(?:[&*]\S|!)")  # anchor, alias or tag, where one could stand
_MARKS = ("&", "*", "!")

Node = yaml.ScalarNode | yaml.SequenceNode | yaml.MappingNode
DEEPEST = 16
"""Briefs nest half as deep; `yaml_events` says what is wrong with more than twice as much."""
_Composer: Any = getattr(getattr(yaml, "_yaml", None), "CParser", None)

if _Composer is not None:

    class _Parser(_Composer):  # type: ignore[misc]
        """Guesses no types: a value is the text that its author wrote."""

        def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002 - PyYAML's signature
            return ""

        def descend_resolver(self, parent: object, index: object) -> None:
            pass

        def ascend_resolver(self) -> None:
            pass


def compose(text: str) -> yaml.MappingNode:
    """The root of a YAML document. Raises DoubtError for all but a mapping without aliases, tags and merge keys."""
    if _Composer is None or len(text) > LONGEST or _is_doubtful(text):
        raise DoubtError
    parser = _Parser(text)
    try:
        root = parser.get_single_node()
    except yaml.YAMLError:
        raise DoubtError from None
    finally:
        parser.dispose()
    if root.__class__ is not yaml.MappingNode:
        raise DoubtError
    return root


def _is_doubtful(text: str) -> bool:
    if sum(map(text.count, _OPENERS)) > _MOST_OPENED or "<<" in text or text[:1] == "%" or "\n%" in text:
        return True
    return any(mark in text for mark in _MARKS) and _REFUSED.search(text) is not None


def read_plain(text: str) -> dict[str, Data]:
    """A document as plain data. Raises DoubtError where there may be something to say about it."""
    return _mapping(compose(text), 1)


def _mapping(node: yaml.MappingNode, depth: int) -> dict[str, Data]:
    if depth > DEEPEST:
        raise DoubtError
    told = {key.value: _plain(value, depth) for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    if len(told) != len(node.value):
        raise DoubtError
    return told


def _plain(node: Node, depth: int) -> Data:
    if isinstance(node, yaml.ScalarNode):
        text: str = node.value
        return None if text in EMPTY and not node.style else text
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, depth + 1)
    if depth >= DEEPEST:
        raise DoubtError
    return [_plain(item, depth + 1) for item in node.value]

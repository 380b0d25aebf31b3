"""A YAML document built from PyYAML's events: its depth is limited, and every problem is reported with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.yaml.nodes import position_of

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

DEPTH = 32
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def build(text: str) -> tuple[Node | None, list[Diagnostic]]:
    """The root of a document (None if it is empty or cannot be read to the end), and what is wrong with it."""
    builder = _Builder()
    loader = None
    try:
        loader = _Loader(text)
        while (event := loader.get_event()) is not None:
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        return None, [*builder.findings, _syntax_finding(error)]
    except yaml.reader.ReaderError:
        return None, [*builder.findings, _character_finding(text)]
    except _TooDeepError:
        return None, builder.findings
    finally:
        if loader is not None:
            loader.dispose()
    return builder.root, builder.findings


class _TooDeepError(Exception):
    """Raised to stop reading."""


class _Open:
    """A list or mapping that is being read, and where its next node goes."""

    def __init__(self, node: yaml.SequenceNode | yaml.MappingNode) -> None:
        self.node = node
        self.key: yaml.ScalarNode | None = None
        self.names: dict[str, int] = {}


class _Builder:
    """Builds nodes from events."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self.open: list[_Open] = []
        self.root: Node | None = None

    def take(self, event: Any) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.refuse(event, f"tags ({tag}) are not supported", "remove the tag")
        if isinstance(event, yaml.ScalarEvent):
            self.add(yaml.ScalarNode(*_node_args(event, event.value), event.style))
        elif isinstance(event, yaml.MappingStartEvent):
            self.start(yaml.MappingNode(*_node_args(event, [])))
        elif isinstance(event, yaml.SequenceStartEvent):
            self.start(yaml.SequenceNode(*_node_args(event, [])))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"aliases (*{event.anchor}) are not supported", "repeat the value")
            self.add(yaml.ScalarNode(*_node_args(event, "")))

    def start(self, node: yaml.SequenceNode | yaml.MappingNode) -> None:
        self.add(node)
        self.open.append(_Open(node))
        if len(self.open) > DEPTH:
            self.refuse(node, f"nested deeper than {DEPTH} levels")
            raise _TooDeepError

    def add(self, node: Node) -> None:
        if not self.open:
            self.root = self.root or node
            return
        parent = self.open[-1]
        if isinstance(parent.node, yaml.SequenceNode):
            parent.node.value.append(node)
        elif parent.key is None:
            parent.key = self.checked_key(node, parent.names)
        else:
            parent.node.value.append((parent.key, node))
            parent.key = None

    def checked_key(self, node: Node, names: dict[str, int]) -> yaml.ScalarNode:
        if not isinstance(node, yaml.ScalarNode):
            self.refuse(node, "a list or mapping cannot be a key")
            return yaml.ScalarNode("", "", node.start_mark, node.end_mark)
        name = node.value
        if name == "<<" and not node.style and not node.tag:
            self.refuse(node, "merge keys (<<) are not supported", "write out the keys")
        if name in names:
            message = f"the key “{name}” appears twice, first in line {names[name]}"
            self.refuse(node, message, "keep one of them", rule="duplicate-key")
        names.setdefault(name, node.start_mark.line)
        return node

    def refuse(self, place: Any, message: str, hint: str | None = None, *, rule: str = "yaml") -> None:
        self.findings.append(Diagnostic(rule, message, *position_of(place), hint, unlists=True))


def _node_args(event: Any, value: Any) -> tuple[str, Any, Any, Any]:
    return getattr(event, "tag", None) or "", value, event.start_mark, event.end_mark


def _syntax_finding(error: yaml.MarkedYAMLError) -> Diagnostic:
    mark: Any = error.problem_mark or error.context_mark
    problem = error.problem or str(error)
    if "cannot start any token" in problem:
        problem, hint = (
            "a character that is not allowed here, often a tab",
            "indent with spaces, and quote a text that starts with it",
        )
    elif "mapping values are not allowed" in problem:
        problem, hint = "a colon that is not allowed here", "put the text in quotation marks"
    else:
        hint = "look for a missing quotation mark, bracket or colon here or in the line above"
    return Diagnostic("yaml", f"not valid YAML: {problem}", mark.line, mark.column + 1, hint, unlists=True)


def _character_finding(text: str) -> Diagnostic:
    found = _UNPRINTABLE.search(text)
    start = found.start() if found else 0
    message = f"the character U+{ord(text[start]):04X} is not allowed in YAML"
    line, column = text.count("\n", 0, start), start - text.rfind("\n", 0, start)
    return Diagnostic("yaml", message, line, column, "delete it", unlists=True)

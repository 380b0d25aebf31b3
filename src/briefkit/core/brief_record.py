"""The record of a brief straight from its front matter, where nothing in that would have to be remarked on.

`parse_brief` types every value and knows its place; `brief_to_json` tells the values as plain data. The index needs no
more than the plain data, of many files at a time. Both ways are made from the same shapes, and a test holds them to one
result.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from briefkit.core.brief import BRIEF, RESERVED_KEYS
from briefkit.core.finding import Finding
from briefkit.core.front_matter_split import decode, split
from briefkit.core.records import PositionsByHolder
from briefkit.core.shapes import TEXT, Json, ListOf, Probability, RecordOf, Text
from briefkit.core.yaml_events import EMPTY, Scalar
from briefkit.core.yaml_events import Sequence as SequenceNode
from briefkit.core.yaml_nodes import DoubtError, Node, compose, is_empty

Seen = list[str]
"""Keys that briefkit does not know, as they are met."""
Tell = Callable[[Node, Seen], Json]
_DEEPEST = 16  # well within what `yaml_events` reads, wherever in a brief it starts


class Told(NamedTuple):
    """A record, and whether it has keys that briefkit does not know."""

    record: dict[str, Json]
    own_keys: bool


def brief_record(data: bytes, *, id: str, path: str) -> Told:  # noqa: A002 - the brief's own word
    """The record of a file as `brief_to_json` tells it. Raises DoubtError where `parse_brief` might find fault."""
    text = decode(data)
    halves = text if isinstance(text, Finding) else split(text)
    if isinstance(halves, Finding):
        raise DoubtError
    own: Seen = []
    told = _BRIEF(compose(halves.front_matter), own)
    if not _is_complete(told) or any(name in told for name in RESERVED_KEYS):
        raise DoubtError
    record = {"id": id, "path": path, **told}
    record.setdefault("date", None)
    return Told(record, bool(own))


def _is_complete(told: dict[str, Json]) -> bool:
    dated = "date" in told or told["status"] == "draft"
    return dated and bool(told.get("title", "").strip()) and bool(told.get("kind", "").strip())


def _tell_text(node: Node, _own: Seen) -> str:
    if node.__class__ is not yaml.ScalarNode:
        raise DoubtError
    text: str = node.value
    return text


def _teller(shape: Any) -> Tell:
    """How a value of a shape is told."""
    if shape is TEXT:
        return _tell_text
    match shape:
        case Text():
            return _scalar(shape)
        case Probability():
            return lambda node, _own: _probability(shape, node)
        case PositionsByHolder():
            return _positions(_list(_teller(shape.positions.item)))
        case ListOf(item):
            return _list(_teller(item))
        case RecordOf():
            return _record(shape)
    raise TypeError(f"{shape} has no plain form")


def _scalar(shape: Text[Any]) -> Tell:
    @lru_cache(maxsize=4096)
    def made(text: str) -> Json:
        try:
            return shape.tell(shape.make(text))
        except ValueError:
            raise DoubtError from None

    return lambda node, own: made(_tell_text(node, own))


def _probability(shape: Probability, node: Node) -> Json:
    found: list[Finding] = []
    read = shape.read(_event_node(node), found)
    if read is None or found:
        raise DoubtError
    return shape.dump(read)


def _event_node(node: Node) -> Any:
    """A scalar or a list of scalars as `yaml_events` would give it, without its place."""
    if node.__class__ is yaml.SequenceNode:
        return SequenceNode(0, 0, [_event_node(item) for item in node.value])
    return Scalar(_tell_text(node, []), 0, 0)


def _list(tell: Tell) -> Tell:
    """A single value stands for a list of one; what is left out is no item."""

    def tell_list(node: Node, own: Seen) -> list[Json] | None:
        nodes = node.value if node.__class__ is yaml.SequenceNode else (node,)
        return [tell(item, own) for item in nodes if not is_empty(item)] or None

    return tell_list


def _positions(tell: Tell) -> Tell:
    def tell_positions(node: Node, own: Seen) -> dict[str, Json] | None:
        told: dict[str, Json] = {}
        for holder, held in _entries(node).items():
            told[holder] = None if is_empty(held) else tell(held, own)
        return {holder: held for holder, held in told.items() if held} or None

    return tell_positions


def _record(shape: RecordOf[Any], *, whole: bool = True) -> Callable[[Node, Seen], dict[str, Json]]:
    """How a mapping is told: its keys in the shape's order, those that have a default always, unknown ones last."""
    tellers = {name: _teller(item.metadata["shape"]) for name, item in shape.keys.items()}
    texts = frozenset(name for name, teller in tellers.items() if teller is _tell_text)
    always = {name: item.default for name, item in shape.keys.items() if item.default not in (None, ())}
    required = [name for name, item in shape.keys.items() if item.metadata["required"] and whole]

    def tell(node: Node, own: Seen) -> dict[str, Json]:
        values: dict[str, Json] = always.copy()
        extra: dict[str, Json] = {}
        if node.__class__ is yaml.ScalarNode and shape.short:
            values[shape.short] = node.value
        else:
            for name, child in _entries(node).items():
                if name not in tellers:
                    extra[name] = _plain(child)
                elif child.__class__ is not yaml.ScalarNode:
                    values[name] = tellers[name](child, own)
                elif child.style or child.value not in EMPTY:
                    values[name] = child.value if name in texts else tellers[name](child, own)
        told = {name: values[name] for name in tellers if name in values and values[name] is not None}
        for name in required:
            if name not in told:
                raise DoubtError
        if extra:
            own += extra
            told |= extra
        return told

    return tell


def _entries(node: Node) -> dict[str, Node]:
    """The values of a mapping by their keys, each key a text of its own."""
    if node.__class__ is not yaml.MappingNode:
        raise DoubtError
    entries: dict[str, Node] = {key.value: child for key, child in node.value if key.__class__ is yaml.ScalarNode}
    if len(entries) != len(node.value):
        raise DoubtError
    return entries


def _plain(node: Node, depth: int = 0) -> Json:
    """A value that briefkit does not know, as `yaml_events.plain` tells it."""
    if node.__class__ is yaml.ScalarNode:
        return None if is_empty(node) else node.value
    if depth == _DEEPEST:
        raise DoubtError
    if node.__class__ is yaml.SequenceNode:
        return [_plain(item, depth + 1) for item in node.value]
    return {name: _plain(child, depth + 1) for name, child in _entries(node).items()}


_BRIEF = _record(BRIEF, whole=False)

"""The record of a brief straight from its front matter, where nothing in that would have to be remarked on.

`parse_brief` types every value and knows its place; `brief_to_json` tells the values as plain data. The index needs no
more than the plain data, of many files at a time. A test holds both ways to one result.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from briefkit.core.dates import parse_date, parse_span
from briefkit.core.finding import Finding
from briefkit.core.format_table import FORMAT, RESERVED_KEYS, RecordFormat
from briefkit.core.front_matter_split import decode, split
from briefkit.core.scalars import EMPTY, parse_credibility, parse_probability, parse_truth
from briefkit.core.yaml_nodes import DoubtError, Node, compose, is_empty

Json = Any
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


def _teller(shape: str) -> Tell:
    """How a value of a shape is told."""
    simple: dict[str, Tell] = {"text": _tell_text, "text*": _texts, "probability": _probability}
    if shape in simple:
        return simple[shape]
    if shape == "positions":
        return _positions(_list(_record(FORMAT["position"])))
    if shape.endswith("*"):
        return _list(_teller(shape[:-1]))
    if shape.startswith(">"):
        return _record(FORMAT[shape[1:]])
    return _scalar(_SCALARS.get(shape) or _choice(shape))


_SCALARS: dict[str, Callable[[str], Json]] = {
    "date": lambda text: str(parse_date(text)),
    "span": lambda text: str(parse_span(text)),
    "truth": parse_truth,
    "credibility": parse_credibility,
}


def _choice(shape: str) -> Callable[[str], Json]:
    choices = {word: word for word in shape.split("|")}
    return choices.__getitem__


def _scalar(parse: Callable[[str], Json]) -> Tell:
    @lru_cache(maxsize=4096)
    def made(text: str) -> Json:
        try:
            return parse(text)
        except (ValueError, KeyError):
            raise DoubtError from None

    return lambda node, own: made(_tell_text(node, own))


def _probability(node: Node, own: Seen) -> Json:
    """A number, or two in a list, the lower one first; one that is said twice is one."""
    items = node.value if node.__class__ is yaml.SequenceNode else [node]
    try:
        told = [parse_probability(_tell_text(item, own)) for item in items]
    except ValueError:
        raise DoubtError from None
    if len(told) not in (1, 2) or told[0] > told[-1]:
        raise DoubtError
    return told[0] if told[0] == told[-1] else told


def _list(tell: Tell) -> Tell:
    """A single value stands for a list of one; what is left out is no item."""

    def tell_list(node: Node, own: Seen) -> list[Json] | None:
        nodes = node.value if node.__class__ is yaml.SequenceNode else (node,)
        return [tell(item, own) for item in nodes if not is_empty(item)] or None

    return tell_list


def _texts(node: Node, _own: Seen) -> list[Json] | None:
    """A list of texts, which most lists are."""
    nodes: list[Any] = node.value if node.__class__ is yaml.SequenceNode else [node]
    for item in nodes:
        if item.__class__ is not yaml.ScalarNode:
            raise DoubtError
    return [item.value for item in nodes if item.style or item.value not in EMPTY] or None


def _positions(tell: Tell) -> Tell:
    def tell_positions(node: Node, own: Seen) -> dict[str, Json] | None:
        told: dict[str, Json] = {}
        for holder, held in _entries(node).items():
            told[holder] = None if is_empty(held) else tell(held, own)
        return {holder: held for holder, held in told.items() if held} or None

    return tell_positions


def _record(shape: RecordFormat, *, whole: bool = True) -> Callable[[Node, Seen], dict[str, Json]]:
    """How a mapping is told: its keys in the order of the format, what it always has, and unknown keys last."""
    tellers = {name: _teller(told) for name, told in shape.keys.items()}
    texts = frozenset(name for name, told in shape.keys.items() if told == "text")
    always: dict[str, Json] = dict(shape.always)
    required = shape.required if whole else ()

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


_BRIEF = _record(FORMAT["brief"], whole=False)

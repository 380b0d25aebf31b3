"""Interprets paths and values of the command line by the format, and names the keys behind short forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.scalars import number_text, parse_probability
from briefkit.core.brief.shapes import CREDIBILITY, TRUTH, ByHolder, ByKey, ListOf, Probability, RecordOf, Text
from briefkit.core.edit.splice.quote import is_exact_number
from briefkit.core.edit.value import Add, Bare, Edit, Path, Remove, Set, Value, refused
from briefkit.core.yaml.nodes import EMPTY
from briefkit.core.yaml.read import read_yaml

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

_ASSIGNMENT = re.compile(r"((?:[^\\=]|\\.)*?)(\+=|-=|=)(.*)", re.DOTALL)
_ID_LISTS = frozenset(["topics", "parties", "regions", "about", "depends_on"])


def shape_at(path: Path, shape: Any = BRIEF) -> Any:
    """The shape of the value at a path in a brief, or in a value of another shape; None where it is not defined.

    In a list a part is a key of its only item where that leads on, else the name of an item.
    """
    for number, part in enumerate(path):
        if _is_key_of_item(shape, part) and (found := shape_at(path[number + 1 :], shape.item.keys[part].shape)):
            return found
        shape = shape_below(shape, part)
    return shape


def _is_key_of_item(shape: Any, part: str) -> bool:
    return isinstance(shape, ListOf) and isinstance(shape.item, RecordOf) and part in shape.item.keys


def shape_below(shape: Any, part: str) -> Any:
    """The shape of a key's value, or of a list's item; None where the format defines none."""
    match shape:
        case RecordOf():
            return shape.keys[part].shape if part in shape.keys else None
        case ByHolder():
            return shape.positions
        case ListOf() | ByKey():
            return shape.item
    return None


def short_key(shape: Any) -> str | None:
    """The key that a plain text of a shape is short for: `says` in a position, `name` in an author."""
    record = shape.item if isinstance(shape, ListOf) else shape
    return record.short if isinstance(record, RecordOf) else None


def parse_path(text: str) -> Path:
    """The parts of a path such as `issues.sanctions.status`. A dot inside a part is escaped by a backslash."""
    parts = [""]
    for escaped, plain in re.findall(r"\\(.)|(.)", text, re.DOTALL):
        if plain == ".":
            parts.append("")
        else:
            parts[-1] += escaped or plain
    if not all(part.strip() for part in parts):
        raise refused("path", f"“{text}” is not a path", "write one such as issues.sanctions.status")
    return tuple(parts)


def parse_edit(text: str, shape: Any = BRIEF) -> Edit:
    """`path=value`, `path+=item` or `path-=item` in a value of some shape. Raises EditRefusedError."""
    match = _ASSIGNMENT.fullmatch(text)
    if match is None:
        raise refused("path", f"“{text}” has no = in it", "write path=value, path+=item or path-=item")
    path, value = parse_path(match[1].strip()), match[3]
    if match[2] == "-=":
        return Remove(path, value)
    if match[2] == "+=":
        of_list = shape_at(path, shape)
        return Add(path, value_of(value, of_list.item if isinstance(of_list, ListOf) else None, path[-1]))
    return Set(path, value_of(value, shape_at(path, shape), path[-1]))


def value_of(text: str, shape: Any, name: str = "") -> Value:
    """A value of the type that its path requires. A list or record in brackets is read as YAML."""
    bracketed = text.strip()[:1] in {"[", "{"}
    if isinstance(shape, Text):
        return _typed_text(text, shape)
    if bracketed and (node := _read(text, must=shape is not None)):
        return _typed(node, shape)
    if isinstance(shape, ListOf) and not bracketed:
        parts = [part.strip() for part in text.split(",")] if name in _ID_LISTS else [text]
        return [_typed_text(part, shape.item) for part in parts if part]
    quoted = re.fullmatch(r"\"[^\"\\]*\"|'[^']*'", text) if shape is None else None
    return text[1:-1] if quoted else _typed_text(text, shape)


def _read(text: str, *, must: bool) -> Node | None:
    node, found = read_yaml(text)
    if not found and isinstance(node, yaml.CollectionNode):
        return node
    if must:
        problem = found[0].message if found else "neither a list nor keys with values"
        raise refused("format", f"“{text}” cannot be read: {problem}", "write [a, b] or {id: x, title: …}")
    return None


def _typed(node: Node, shape: Any) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return _typed_text(node.value, shape, plain=not node.style)
    if isinstance(node, yaml.SequenceNode):
        item = shape.item if isinstance(shape, ListOf) else shape if isinstance(shape, Probability) else None
        return [_typed(child, item) for child in node.value]
    record = shape.item if isinstance(shape, ListOf) else shape
    return {key.value: _typed(child, shape_below(record, key.value)) for key, child in node.value}


def probability_value(text: str) -> Value:
    """A probability in the one form that every YAML reader takes for a number: 0.1 for 1e-1 or the digits of a script.

    What is none stays as it is, for the format to refuse.
    """
    try:
        return Bare(number_text(parse_probability(text)))
    except ValueError:
        return text


def _typed_text(text: str, shape: Any, *, plain: bool = True) -> Value:
    if isinstance(shape, Probability):
        return probability_value(text)
    bare = text in {"true", "false"} or is_exact_number(text)
    typed = shape is TRUTH or shape is CREDIBILITY
    if bare and (typed or (shape is None and plain)):
        return Bare(text)
    return "" if plain and text in EMPTY and shape is None else text

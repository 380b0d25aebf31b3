"""Reads a brief back after an edit: the record that was named has the new value, and all others have their old ones.

What an edit means is found here by the shapes of the format alone, apart from how `splice` finds and writes it, so
that no edit is written where the two disagree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import yaml

from briefkit.core.brief.shapes import ByHolder, ByKey, ListOf, Notes, RecordOf
from briefkit.core.edit.format import shape_below
from briefkit.core.edit.splice.path import is_empty, is_key_of_item, named
from briefkit.core.edit.splice.tree import Branch, Entry, Leaf, Tree
from briefkit.core.edit.splice.verify import Expected, is_value
from briefkit.core.edit.value import Add, Bare, Edit, Insert, Path, Remove, Set, Value
from briefkit.core.text.words import meant
from briefkit.core.yaml.nodes import plain, value_of

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

_NOTHING = Branch(mapping=True, flow=False, start=0)
_NOWHERE = yaml.Mark("", 0, 0, 0, "", 0)


def is_read_back(old: Branch, edit: Edit | Insert, expected: Expected, new: Node | None, shape: Any) -> bool:
    """Whether a mapping of some shape is read as it was, except for what an edit names, which is read as it means.

    `expected` is the tree of the new text, as `verdict` has seen.
    """
    name = edit.path[0]
    if not isinstance(expected, Branch) or list(map(id, _others(old, name))) != list(map(id, _others(expected, name))):
        return False
    own = replace(old, entries=tuple(entry for entry in old.entries if entry.name == name))
    try:
        meaning = _edited(own, edit.path, edit, shape) or _NOTHING
    except LookupError:
        return False
    found = value_of(new, name) if new else None
    own_node = yaml.MappingNode("", [(_text(name), found)] if found else [], _NOWHERE, _NOWHERE)
    return bool(_read(_node(meaning), shape) == _read(own_node, shape))


def _others(mapping: Branch, name: str) -> list[Entry]:
    return [entry for entry in mapping.entries if entry.name != name]


def _read(node: Node, shape: Any) -> Any:
    if isinstance(shape, ByKey) and isinstance(node, yaml.MappingNode):
        return {name.value: _read(value, shape.item) for name, value in node.value}
    if isinstance(shape, RecordOf) and isinstance(node, yaml.MappingNode):
        return shape.read_values(node, Notes())
    return shape.read(node, Notes()) if isinstance(shape, RecordOf) and shape.short else plain(node)


def _edited(tree: Tree | None, path: Path, edit: Edit | Insert, shape: Any) -> Tree | None:
    """A value after an edit of something in it; None if it is removed. Raises LookupError if it lacks an item."""
    if not path:
        return _changed(tree, edit, is_list=isinstance(shape, ListOf))
    if isinstance(shape, ListOf) or (isinstance(tree, Branch) and not tree.mapping):
        return _with_item(_items(tree), path, edit, shape)
    if isinstance(shape, RecordOf) and shape.short and isinstance(tree, Leaf) and not is_empty(tree):
        tree = replace(_NOTHING, entries=(Entry(tree, Leaf(shape.short)),))
    mapping = _NOTHING if tree is None or is_empty(tree) else tree
    if isinstance(mapping, Leaf):
        raise LookupError(path[0])
    return _with_key(mapping, path, edit, shape)


def _with_item(items: list[Tree], path: Path, edit: Edit | Insert, shape: Any) -> Branch:
    """A list after an edit of one of its items, or of a key of its only item."""
    item_shape = shape.item if isinstance(shape, ListOf) else None
    places = named(path[0], items)
    if not places and len(items) <= 1 and is_key_of_item(path, items[0] if items else _NOTHING, item_shape):
        return _list_of([item for item in [_edited(items[0] if items else None, path, edit, item_shape)] if item])
    if not places and path[0].isdecimal() and 1 <= int(path[0]) <= len(items):
        places = [int(path[0]) - 1]
    (place,) = places or [len(items)]
    item = _edited(items[place], path[1:], edit, item_shape)
    return _list_of([*items[:place], *([item] if item else []), *items[place + 1 :]])


def _with_key(mapping: Branch, path: Path, edit: Edit | Insert, shape: Any) -> Branch:
    """A mapping after an edit of one of its keys, which is created if it is missing."""
    name, below = path[0], shape_below(shape, path[0])
    if isinstance(shape, ByHolder):
        holders = [entry.name for entry in mapping.entries]
        name = next((holders[place] for place in meant(name, holders)), name)
    place = mapping.find(name)
    old = mapping.entries[place] if place is not None else None
    value = _edited(old.value if old else None, path[1:], edit, below)
    new = [Entry(value, old.key if old else Leaf(name))] if value else []
    at = len(mapping.entries) if place is None else place
    return replace(mapping, entries=(*mapping.entries[:at], *new, *mapping.entries[at + 1 :]))


def _changed(tree: Tree | None, edit: Edit | Insert, *, is_list: bool) -> Tree | None:
    """The value that an edit names, after it."""
    match edit:
        case Set():
            return _tree(edit.value)
        case Insert():
            added = [Entry(_tree(value), Leaf(name)) for name, value in edit.value.items()]
            return replace(_NOTHING, entries=(*(tree.entries if isinstance(tree, Branch) else ()), *added))
        case Add():
            items = _items(tree)
            if not any(is_value(edit.value, item) for item in items):
                items.insert(len(items) if edit.at is None else edit.at, _tree(edit.value))
            return tree if tree and len(items) == len(_items(tree)) else _list_of(items)
        case Remove(value=str(wanted)):
            items = _items(tree)
            del items[named(wanted, items)[-1]]
            gone = not items and (edit.tidy or not (is_list or (isinstance(tree, Branch) and not tree.mapping)))
            return None if gone else _list_of(items)
    return None


def _items(tree: Tree | None) -> list[Tree]:
    """The items of a list, for which a single value may stand."""
    if tree is None or is_empty(tree):
        return []
    return [entry.value for entry in tree.entries] if isinstance(tree, Branch) and not tree.mapping else [tree]


def _list_of(items: Sequence[Tree]) -> Branch:
    return Branch(mapping=False, flow=False, start=0, entries=tuple(map(Entry, items)))


def _tree(value: Value) -> Tree:
    match value:
        case str():
            return Leaf(value, '"')
        case Bare():
            return Leaf(value.text)
        case list():
            return _list_of([_tree(item) for item in value])
        case dict():
            return replace(_NOTHING, entries=tuple(Entry(_tree(item), Leaf(name)) for name, item in value.items()))


def _node(tree: Tree) -> Node:
    if isinstance(tree, Leaf):
        return _text(tree.text, tree.style)
    if not tree.mapping:
        return yaml.SequenceNode("", [_node(entry.value) for entry in tree.entries], _NOWHERE, _NOWHERE)
    pairs = [(_text(entry.name), _node(entry.value)) for entry in tree.entries]
    return yaml.MappingNode("", pairs, _NOWHERE, _NOWHERE)


def _text(text: str, style: str = "") -> yaml.ScalarNode:
    return yaml.ScalarNode("", text, _NOWHERE, _NOWHERE, style)

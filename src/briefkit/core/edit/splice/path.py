"""Follows a path in front matter, as far as it exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import ByHolder, ListOf, RecordOf
from briefkit.core.edit.format import shape_below
from briefkit.core.edit.splice.tree import Branch, Entry, Leaf, Tree
from briefkit.core.edit.value import Path, path_text, refused
from briefkit.core.text.slug import slug
from briefkit.core.text.words import did_you_mean, meant
from briefkit.core.values import frozen
from briefkit.core.yaml.nodes import EMPTY

_NAMING = ("id", "name", "date")
"""The keys that tell the items of a list apart, the most certain first: updates have nothing but their dates."""


@frozen
class Spot:
    """The last existing value on a path, the branches above it with the index in each, and the rest of the path.

    `single` says that the path names it as the item of a list of which it is the single value; `shape` is what the
    format says of the value, None where it says nothing.
    """

    node: Tree
    chain: tuple[tuple[Branch, int], ...] = ()
    rest: Path = ()
    single: bool = False
    shape: Any = None

    @property
    def flow(self) -> bool:
        """Whether it is inside brackets."""
        return any(branch.flow for branch, _ in self.chain)

    @property
    def parent(self) -> Branch | None:
        """The branch that holds it."""
        return self.chain[-1][0] if self.chain else None

    @property
    def entry(self) -> Entry | None:
        """The entry whose value it is."""
        return self.chain[-1][0].entries[self.chain[-1][1]] if self.chain else None


def is_empty(node: Tree) -> bool:
    """Whether the author left the value out."""
    return isinstance(node, Leaf) and not node.style and node.text in EMPTY


def names(item: Tree) -> Iterator[str]:
    """The names of a list item: its id, else the slug of its name, else its date; of a text, itself and its slug."""
    if isinstance(item, Leaf):
        yield item.text
        yield slug(item.text)
        return
    for key in _NAMING if item.mapping else ():
        place = item.find(key)
        if place is not None and isinstance(found := item.entries[place].value, Leaf):
            yield slug(found.text) if key == "name" else found.text
            return


def label(item: Tree) -> str:
    """What a list item is called: its id, the slug of its name, its date, or its text; empty if it has none."""
    return next(names(item), "")


def named(part: str, items: Sequence[Tree]) -> list[int]:
    """The places of the list items that a typed name means: their label, else the slug of it."""
    labels = [label(item) for item in items]
    return meant(part, labels) or meant(part, [slug(text) if text else "" for text in labels])


def several(where: str, typed: str, items: Sequence[Tree], places: Sequence[int]) -> str:
    """Why a name is ambiguous: the items of a list that it could mean."""
    found = dict.fromkeys(label(items[place]) for place in places)
    if len(found) > 1:
        return f"“{typed}” could be any of {len(places)} items of {where}: {', '.join(found)}"
    return f"{where} has {len(places)} items named “{next(iter(found))}”"


def locate(root: Tree, path: Path, shape: Any = BRIEF) -> Spot:
    """Follow a path in a value of some shape; a single value where a list may stand is a list of one.

    Raises EditRefusedError if an item does not exist or its name is not unique.
    """
    spot = Spot(root, shape=shape)
    for number, part in enumerate(path):
        spot = _in_record(spot, path, number)
        following = _followed(spot, part, path[:number])
        if following is None:
            return replace(spot, rest=path[number:])
        spot = following
    return spot


def _in_record(spot: Spot, path: Path, number: int) -> Spot:
    """The only record of a list, if a path leads to one of its keys: `issues.status`. Else the same place.

    Raises EditRefusedError if that part is also what the record is called.
    """
    node, shape, part = spot.node, spot.shape, path[number]
    if is_empty(node) or not isinstance(shape, ListOf):
        return spot
    inner = replace(spot, shape=shape.item)
    if isinstance(node, Branch) and not node.mapping:
        if len(node.entries) != 1:
            return spot
        inner = Spot(node.entries[0].value, (*spot.chain, (node, 0)), shape=shape.item)
    if not is_key_of_item(path[number:], inner.node, shape.item):
        return spot
    if isinstance(inner.node, Branch) and named(part, [inner.node]):
        message = f"“{part}” is both a key and the name of the only item of {path_text(path[:number])}"
        raise refused("several", message, f"use its number: {path_text((*path[:number], '1'))}")
    return inner


def is_key_of_item(path: Path, item: Tree, shape: Any) -> bool:
    """Whether a path below a list leads to a key of its only item, which may be one of the author's own.

    An own key is only that of an item without a name, such as a position; a number or date names an item.
    """
    if not isinstance(shape, RecordOf):
        return False
    return path[0] in shape.keys or (len(path) == 1 and _is_nameless(item) and not path[0][0].isdigit())


def _followed(spot: Spot, part: str, where: Path) -> Spot | None:
    """The place that a part of a path leads to; None if it does not exist yet."""
    node, shape = spot.node, spot.shape
    if isinstance(shape, ListOf) and not is_empty(node) and (isinstance(node, Leaf) or node.mapping):
        _check_item(part, [node], where)
        return replace(spot, single=True, shape=shape.item)
    if isinstance(node, Leaf):
        return None
    if node.mapping:
        place = _key(node, part, where, shape)
    else:
        place = _check_item(part, [entry.value for entry in node.entries], where)
    if place is None:
        return None
    return Spot(node.entries[place].value, (*spot.chain, (node, place)), shape=shape_below(shape, part))


def _is_nameless(item: Tree) -> bool:
    """Whether nothing but a date, if that, tells an item from the others in its list."""
    return isinstance(item, Branch) and all(item.find(key) is None for key in ("id", "name"))


def _key(mapping: Branch, part: str, path: Path, shape: Any) -> int | None:
    """The index of a key; a holder's is a name, so its case does not matter. Raises EditRefusedError if ambiguous."""
    exact = mapping.find(part)
    if exact is not None or not isinstance(shape, ByHolder):
        return exact
    holders = [entry.name for entry in mapping.entries]
    places = meant(part, holders)
    if len(places) > 1:
        found = ", ".join(holders[place] for place in places)
        raise refused("several", f"“{part}” could be any of {len(places)} holders in {path_text(path)}: {found}")
    return places[0] if places else None


def _check_item(part: str, items: Sequence[Tree], path: Path) -> int:
    """The index of the list item that a part of a path names. Raises EditRefusedError if it names none, or several."""
    found = named(part, items)
    if not found and part.isdecimal() and 1 <= int(part) <= len(items):
        return int(part) - 1
    if len(found) == 1:
        return found[0]
    where = path_text(path)
    if found:
        numbers = ", ".join(str(place + 1) for place in found)
        raise refused("several", several(where, part, items, found), f"use a number: {numbers}")
    if len(items) > 1 and all(map(_is_nameless, items)) and not part[0].isdigit():
        message = f"{where} has {len(items)} items without an id"
        raise refused("several", message, f"use a number, such as {where}.1")
    raise no_item(where, part, [name for item in items if (name := label(item))])


def no_item(where: str, part: str, known: Sequence[str] = ()) -> Exception:
    """The error for an item that a list does not have."""
    only = f"its only item is “{known[0]}”; " if len(known) == 1 else ""
    hint = did_you_mean(part, known) or f"{only}add a new item as a whole: “{where}+=…”"
    return refused("missing", f"{where} has no item “{part}”", hint)


def check_new(spot: Spot, path: Path) -> None:
    """Raise EditRefusedError if what a path leads to cannot be created: it may be a misspelt item, or key of one."""
    shape, known = spot.shape, len(path) - len(spot.rest)
    for number in range(known, len(path)):
        part = path[number]
        if isinstance(shape, ListOf):
            if not isinstance(shape.item, RecordOf) or part not in shape.item.keys:
                raise no_item(path_text(path[:number]), part)
            shape = shape.item
        if isinstance(shape, RecordOf) and part not in shape.keys and number + 1 < len(path) and _is_item(shape):
            where, hint = path_text(path[:number]), did_you_mean(part, shape.keys)
            raise refused("missing", f"{where} has no key “{part}”, so there is nothing below it", hint)
        shape = shape_below(shape, part)


def _is_item(record: Any) -> bool:
    """Whether records of a shape are items of a list."""
    return all(record is not alone for alone in (BRIEF, *(key.shape for key in BRIEF.keys.values())))

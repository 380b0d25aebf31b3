"""Follows a path in front matter, as far as it exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefkit.core.brief.model import BRIEF
from briefkit.core.brief.shapes import ByHolder, ListOf, RecordOf
from briefkit.core.edit.format import shape_at
from briefkit.core.edit.splice.tree import Branch, Entry, Leaf, Tree
from briefkit.core.edit.value import Path, path_text, refused
from briefkit.core.text.slug import slug
from briefkit.core.text.words import did_you_mean, meant
from briefkit.core.yaml.nodes import EMPTY

_NAMING = ("id", "name", "date")
"""The keys that tell the items of a list apart, the most certain first: updates have nothing but their dates."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The last existing value on a path, the branches above it with the index in each, and the rest of the path.

    `single` says that the path names it as the item of a list of which it is the single value.
    """

    node: Tree
    chain: tuple[tuple[Branch, int], ...] = ()
    rest: Path = ()
    single: bool = False

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


def several(where: str, typed: str, items: Branch, places: Sequence[int]) -> str:
    """Why a name is ambiguous: the items of a list that it could mean."""
    found = dict.fromkeys(label(items.entries[place].value) for place in places)
    if len(found) > 1:
        return f"“{typed}” could be any of {len(places)} items of {where}: {', '.join(found)}"
    return f"{where} has {len(places)} items named “{next(iter(found))}”"


def locate(root: Tree, path: Path, shape: Any = BRIEF) -> Spot:
    """Follow a path in a value of some shape; a single value where a list may stand is a list of one.

    Raises EditRefusedError if an item does not exist or its name is not unique.
    """
    spot = Spot(root)
    for number, part in enumerate(path):
        node = spot.node
        if _is_item(node, part, path[:number], shape_at(path[:number], shape)):
            spot = replace(spot, single=True)
            continue
        if isinstance(node, Leaf):
            return Spot(node, spot.chain, path[number:])
        place = _key(node, part, path[:number], shape) if node.mapping else _item(node, part, path[:number])
        if place is None:
            return Spot(node, spot.chain, path[number:])
        spot = Spot(node.entries[place].value, (*spot.chain, (node, place)))
    return spot


def _is_nameless(item: Tree) -> bool:
    """Whether nothing but a date, if that, tells an item from the others in its list."""
    return isinstance(item, Branch) and all(item.find(key) is None for key in ("id", "name"))


def _is_item(node: Tree, part: str, path: Path, shape: Any) -> bool:
    """Whether a part of a path names the single value that stands for a list. Raises EditRefusedError if it must."""
    if not isinstance(shape, ListOf) or is_empty(node) or (isinstance(node, Branch) and not node.mapping):
        return False
    keys = shape.item.keys if isinstance(shape.item, RecordOf) else {}
    if part in keys:
        return False
    known = list(names(node)) if not keys or not keys.keys().isdisjoint(_NAMING) else []
    if part == "1" or meant(part, known):
        return True
    if isinstance(node, Branch) and known and not _is_nameless(node):
        hint = did_you_mean(part, known) or f"its only item is “{known[0]}”"
        raise refused("missing", f"{path_text(path)} has no item “{part}”", hint)
    return False


def _key(mapping: Branch, part: str, path: Path, shape: Any) -> int | None:
    """The index of a key; a holder's is a name, so its case does not matter. Raises EditRefusedError if ambiguous."""
    exact = mapping.find(part)
    if exact is not None or not isinstance(shape_at(path, shape), ByHolder):
        return exact
    holders = [entry.name for entry in mapping.entries]
    places = meant(part, holders)
    if len(places) > 1:
        found = ", ".join(holders[place] for place in places)
        raise refused("several", f"“{part}” could be any of {len(places)} holders in {path_text(path)}: {found}")
    return places[0] if places else None


def _item(items: Branch, part: str, path: Path) -> int:
    found = meant(part, [label(entry.value) for entry in items.entries])
    found = found or [place for place, entry in enumerate(items.entries) if part in names(entry.value)]
    if not found and part.isdecimal() and 1 <= int(part) <= len(items.entries):
        return int(part) - 1
    if len(found) == 1:
        return found[0]
    where = path_text(path)
    if found:
        numbers = ", ".join(str(place + 1) for place in found)
        raise refused("several", several(where, part, items, found), f"use a number: {numbers}")
    known = [name for entry in items.entries if (name := label(entry.value))]
    if len(items.entries) > 1 and all(_is_nameless(entry.value) for entry in items.entries):
        message = f"{where} has {len(items.entries)} items without an id"
        raise refused("several", message, f"use a number, such as {where}.1")
    hint = did_you_mean(part, known) or f"add a new item as a whole: “{where}+=…”"
    raise refused("missing", f"{where} has no item “{part}”", hint)

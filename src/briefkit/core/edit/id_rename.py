"""Renames a registry id in a file: rewrites every place that holds it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import yaml

from briefkit.core.brief.split import decode, encode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.readable import halves_with
from briefkit.core.edit.splice.quote import scalar
from briefkit.core.edit.splice.splice import Splice, apply_splices
from briefkit.core.edit.splice.tree import Branch, Leaf, Tree, leaves, read_tree
from briefkit.core.edit.value import refused
from briefkit.core.text.words import fold
from briefkit.core.yaml.read import read_yaml

if TYPE_CHECKING:
    from briefkit.core.yaml.nodes import Node

EACH = "*"
KEYS = "<key>"
HOLDERS = ("issues", EACH, "positions", KEYS)

PLACES: dict[str, tuple[tuple[str, ...], ...]] = {
    "topics": (("topics", EACH),),
    "parties": (("parties", EACH), ("recommendations", EACH, "to"), HOLDERS),
    "issues": (
        ("issues", EACH),
        ("issues", EACH, "id"),
        ("judgments", EACH, "about", EACH),
        ("recommendations", EACH, "issue"),
    ),
    "events": (("events", EACH), ("events", EACH, "id"), ("judgments", EACH, "depends_on", EACH)),
    "people": (("authors", EACH, "id"), ("experts", EACH, "id"), ("judgments", EACH, "by"), HOLDERS),
}
"""Section of the registry → places in a brief that hold its ids. A single value counts as a list of one."""


def registry_places(section: str) -> tuple[tuple[str, ...], ...]:
    """Where the registry itself holds ids of a section: as keys, and as `parent`."""
    return ((section, KEYS), (section, EACH, "parent"))


def rename_in_brief(data: bytes, section: str, old: str, new: str, *, holders: bool = True) -> bytes:
    """The bytes of a brief with an id renamed, in any case; the same bytes if it lacks the id.

    With `holders=False` the holders of positions are left alone, because the id there belongs to the other section.

    Raises EditRefusedError if anything else would change, or if the brief may hold the id but cannot be read.
    """
    read = halves_with(data, old, _may_hold, in_body=False)
    if read is None:
        return data
    text, halves = read
    places = tuple(place for place in PLACES[section] if holders or place != HOLDERS)
    start = text.index("\n") + 1
    end = start + len(halves.front_matter)
    if text[start:end] != halves.front_matter:
        return data
    done = rename_text(halves.front_matter, places, old, new)
    return data if done == halves.front_matter else encode(text[:start] + done + text[end:], data)


def _may_hold(text: str, id_: str) -> bool:
    """Whether an id may be in front matter, as it is or in escapes: cheap, and never wrongly no."""
    return "\\" in text or fold(id_) in fold(text)


def rename_in_registry(data: bytes, section: str, old: str, new: str) -> bytes:
    """`registry.yaml` with an id renamed, also where it is a `parent`."""
    text = decode(data)
    if isinstance(text, Diagnostic) or not text.strip():
        return data
    done = rename_text(text, registry_places(section), old, new)
    return data if done == text else encode(done, data)


def rename_text(text: str, places: tuple[tuple[str, ...], ...], old: str, new: str) -> str:
    """YAML with a text renamed in some places, in any case (`fold`), in the quoting style it had."""
    root, found = read_yaml(text)
    if root is None or found:
        return text
    tree = read_tree(text)
    renamed = {leaf.start: leaf for place in places for leaf in _leaves(tree, place) if fold(leaf.text) == fold(old)}
    if tree is None or not renamed:
        return text
    done = apply_splices(text, tuple(_splice(leaf, new) for leaf in renamed.values()))
    again, wrong = read_yaml(done)
    expected = [new if leaf.start in renamed else leaf.text for leaf in leaves(tree)]
    written = read_tree(done)
    if wrong or again is None or written is None or _has_duplicates(again) or _texts(written) != expected:
        raise refused("other", f"“{old}” cannot be renamed here without changing something else", "rename it by hand")
    return done


def _splice(leaf: Leaf, new: str) -> Splice:
    if leaf.block or leaf.anchored:
        raise refused("anchor", f"“{leaf.text}” has an anchor or is a block of text", "rename it by hand")
    return Splice(leaf.start, leaf.end, scalar(new, style=leaf.style, flow=True))


def _leaves(node: Tree | None, place: tuple[str, ...]) -> Iterator[Leaf]:
    if not place:
        if isinstance(node, Leaf):
            yield node
        return
    step, rest = place[0], place[1:]
    if step == EACH:
        items = [entry.value for entry in node.entries] if isinstance(node, Branch) and not node.mapping else [node]
        if isinstance(node, Branch) and node.mapping and rest == ("parent",):
            items = [entry.value for entry in node.entries]
        for item in items:
            yield from _leaves(item, rest)
    elif isinstance(node, Branch) and node.mapping:
        for entry in node.entries:
            if step == KEYS and entry.key:
                yield entry.key
            elif entry.name == step:
                yield from _leaves(entry.value, rest)


def _texts(tree: Tree) -> list[str]:
    return [leaf.text for leaf in leaves(tree)]


def _has_duplicates(node: Node) -> bool:
    """Whether a list of plain ids now has a duplicate, because it held both names before."""
    if isinstance(node, yaml.ScalarNode):
        return False
    if isinstance(node, yaml.MappingNode):
        return any(_has_duplicates(child) for _, child in node.value)
    texts = [child.value for child in node.value if isinstance(child, yaml.ScalarNode)]
    return len(texts) != len(set(texts)) or any(map(_has_duplicates, node.value))

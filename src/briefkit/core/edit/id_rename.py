"""Renames a registry id in a file: rewrites every place that holds it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from briefkit.core.brief.split import decode, encode
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.readable import halves_with
from briefkit.core.edit.splice.quote import scalar
from briefkit.core.edit.splice.splice import Splice, apply_splices
from briefkit.core.edit.splice.tree import Branch, Leaf, Tree, leaves, read_tree
from briefkit.core.edit.value import refused
from briefkit.core.text.words import fold
from briefkit.core.yaml.read import read_yaml

EACH = "*"
OF = "="
"""Begins a step to those mappings that have a value under a key: `=add=issues`."""
_LINE_END = "\n"
KEYS = "<key>"
HOLDERS = (
    ("issues", EACH, "positions", KEYS),
    ("decision", "by"),
    ("decision", "decided_by"),
    ("consultation", EACH),
    ("consultation", EACH, "who"),
)
"""Where either a party or a person may stand."""

PLACES: dict[str, tuple[tuple[str, ...], ...]] = {
    "topics": (("topics", EACH),),
    "parties": (("parties", EACH), ("recommendations", EACH, "to"), *HOLDERS),
    "issues": (
        ("issues", EACH),
        ("issues", EACH, "id"),
        ("judgments", EACH, "about", EACH),
        ("recommendations", EACH, "issue"),
    ),
    "events": (("events", EACH), ("events", EACH, "id"), ("judgments", EACH, "depends_on", EACH)),
    "people": (("authors", EACH, "id"), ("experts", EACH, "id"), ("judgments", EACH, "by"), *HOLDERS),
}
"""Section of the registry → places in a brief that hold its ids. A single value counts as a list of one."""


def registry_places(section: str) -> tuple[tuple[str, ...], ...]:
    """Where the registry itself holds ids of a section: as keys, and as `parent`."""
    return ((section, KEYS), (section, EACH, "parent"))


def rename_in_brief(data: bytes, section: str, old: str, new: str, *, holders: bool = True) -> bytes:
    """The bytes of a brief with an id renamed, in any case; the same bytes if it lacks the id.

    With `holders=False` the places of either a party or a person are left alone, because the id there belongs to the
    other section.

    Raises EditRefusedError if anything else would change, or if the brief may hold the id but cannot be read.
    """
    read = halves_with(data, old, _may_hold, in_body=False)
    if read is None:
        return data
    text, halves = read
    held = tuple(place for place in PLACES[section] if holders or place not in HOLDERS)
    places = (*held, *(suggested for place in held if (suggested := _suggested_place(place))))
    start = text.index("\n") + 1
    end = start + len(halves.front_matter)
    if text[start:end] != halves.front_matter:
        return data
    done = rename_text(halves.front_matter, places, old, new, first_line=2)
    return data if done == halves.front_matter else encode(text[:start] + done + text[end:], data)


def _suggested_place(place: tuple[str, ...]) -> tuple[str, ...] | None:
    """Where a suggestion holds the same id: in what it would add to the list."""
    name, *below = place
    return ("suggested", EACH, f"{OF}add{OF}{name}", "value", *below[1:]) if below[:1] == [EACH] else None


def _may_hold(text: str, id_: str) -> bool:
    """Whether an id may be in front matter, as it is or in escapes: cheap, and never wrongly no."""
    return "\\" in text or fold(id_) in fold(text)


def rename_in_registry(data: bytes, section: str, old: str, new: str) -> bytes:
    """`registry.yaml` with an id renamed, also where it is a `parent`."""
    text = decode(data)
    if isinstance(text, Diagnostic) or not text.strip():
        return data
    done = rename_text(text, registry_places(section), old, new, first_line=1)
    return data if done == text else encode(done, data)


def rename_text(text: str, places: tuple[tuple[str, ...], ...], old: str, new: str, *, first_line: int) -> str:
    """YAML with a text renamed in some places, in any case (`fold`), in the quoting style it had.

    Raises EditRefusedError, which names the line in the file; `first_line` is that of the first line of the text.
    """
    root, found = read_yaml(text)
    if root is None or found:
        return text
    tree = read_tree(text)
    renamed = {leaf.start: leaf for place in places for leaf in _leaves(tree, place) if fold(leaf.text) == fold(old)}
    if tree is None or not renamed:
        return text
    _check_each(text, tree, renamed, new, first_line)
    splices = [Splice(leaf.start, leaf.end, scalar(new, style=leaf.style, flow=True)) for leaf in renamed.values()]
    done = apply_splices(text, tuple(splices))
    again, wrong = read_yaml(done)
    expected = [new if leaf.start in renamed else leaf.text for leaf in leaves(tree)]
    written = read_tree(done)
    if wrong or again is None or written is None or _texts(written) != expected:
        raise refused("other", f"“{old}” cannot be renamed here without changing something else", "rename it by hand")
    return done


def _check_each(text: str, tree: Tree, renamed: Mapping[int, Leaf], new: str, first_line: int) -> None:
    """Raise EditRefusedError, which names the line, if a text cannot be replaced or would become equal to another."""

    def line(leaf: Leaf) -> str:
        return f"line {text[: leaf.start].count(_LINE_END) + first_line}"

    for one, other in _clashing(tree, renamed, new):
        both = f"“{one.text}” and “{other.text}”" if one.text != other.text else f"two of “{one.text}”"
        hint = "keep one of the two first, or put what they hold under one name"
        raise refused("duplicate", f"{line(other)}: {both} stand side by side and would both be “{new}”", hint)
    for leaf in renamed.values():
        if leaf.block or leaf.anchored:
            message = f"{line(leaf)}: “{leaf.text}” has an anchor or is a block of text"
            raise refused("anchor", message, "rename it by hand")


def _clashing(node: Tree | None, renamed: Mapping[int, Leaf], new: str) -> Iterator[tuple[Leaf, Leaf]]:
    """Pairs of keys of one mapping, or of texts in one list, that would become equal."""
    if not isinstance(node, Branch):
        return
    found = [entry.key if node.mapping else entry.value for entry in node.entries]
    same = [leaf for leaf in found if isinstance(leaf, Leaf) and (leaf.start in renamed or leaf.text == new)]
    if any(leaf.start in renamed for leaf in same):
        yield from pairwise(same)
    for entry in node.entries:
        yield from _clashing(entry.value, renamed, new)


def _leaves(node: Tree | None, place: tuple[str, ...]) -> Iterator[Leaf]:
    if not place:
        if isinstance(node, Leaf):
            yield node
        return
    step, rest = place[0], place[1:]
    if step == EACH or step.startswith(OF):
        for item in _stepped(node, step, rest):
            yield from _leaves(item, rest)
    elif isinstance(node, Branch) and node.mapping:
        for entry in node.entries:
            if step == KEYS and entry.key:
                yield entry.key
            elif entry.name == step:
                yield from _leaves(entry.value, rest)


def _stepped(node: Tree | None, step: str, rest: tuple[str, ...]) -> list[Tree | None]:
    """The items of a list, for which a single value may stand; the mapping itself if a step asks for such a one."""
    if step != EACH:
        return [node] if _has(node, *step.split(OF)[1:]) else []
    if isinstance(node, Branch) and (not node.mapping or rest == ("parent",)):
        return [entry.value for entry in node.entries]
    return [node]


def _has(node: Tree | None, name: str, wanted: str) -> bool:
    """Whether a mapping has a text under a key."""
    at = node.find(name) if isinstance(node, Branch) and node.mapping else None
    held = node.entries[at].value if isinstance(node, Branch) and at is not None else None
    return isinstance(held, Leaf) and held.text == wanted


def _texts(tree: Tree) -> list[str]:
    return [leaf.text for leaf in leaves(tree)]

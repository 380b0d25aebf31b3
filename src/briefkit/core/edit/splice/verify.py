"""Verifies an edit: reads the new text again and checks that nothing but the edited value changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.edit.splice.path import is_empty
from briefkit.core.edit.splice.tree import Branch, Entry, Leaf, Tree, comments, read_tree
from briefkit.core.edit.value import Bare, Value
from briefkit.core.values import frozen

_NEW = "new"


@frozen
class NewValue:
    """In an expected tree: a value that the edit writes, in any style."""

    value: Value
    start: int = 0
    end: int = 0


Expected = Tree | NewValue
Refusal = tuple[str, str]
"""The reason for refusing an edit, and an explanation."""


def new_entry(value: Value, name: str | None = None) -> Entry:
    """In an expected tree: an entry that the edit adds."""
    return Entry(NewValue(value), None if name is None else Leaf(name, _NEW))  # type: ignore[arg-type]


def changed(chain: tuple[tuple[Branch, int], ...], node: Expected) -> Expected:
    """The whole tree with one value changed."""
    for branch, place in reversed(chain):
        entry = replace(branch.entries[place], value=node)  # type: ignore[arg-type]
        node = replace(branch, entries=(*branch.entries[:place], entry, *branch.entries[place + 1 :]))
    return node


def without(branch: Branch, place: int) -> Branch:
    """A branch without one of its entries."""
    return replace(branch, entries=branch.entries[:place] + branch.entries[place + 1 :])


def is_value(value: Value, node: Tree | None) -> bool:
    """Whether a node reads as this value."""
    match value:
        case str():
            return isinstance(node, Leaf) and node.text == value and not is_empty(node)
        case Bare():
            return isinstance(node, Leaf) and node.text == value.text and not node.style
        case list():
            if not isinstance(node, Branch) or node.mapping or len(node.entries) != len(value):
                return False
            return all(is_value(item, entry.value) for item, entry in zip(value, node.entries, strict=True))
        case dict():
            if not isinstance(node, Branch) or not node.mapping or len(node.entries) != len(value):
                return False
            pairs = zip(value.items(), node.entries, strict=True)
            return all(name == entry.name and is_value(item, entry.value) for (name, item), entry in pairs)


def differences(expected: Expected, found: Tree | None) -> Iterator[str]:
    """How a tree differs from the expected one, each difference in a few words."""
    match expected, found:
        case NewValue(), _:
            if not is_value(expected.value, found):
                yield "the new value would not be read back"
        case Leaf(), Leaf():
            written = (expected.text, expected.style, expected.anchored)
            if written != (found.text, found.style, found.anchored):
                yield f"“{_short(expected.text)}” would change"
        case Branch(), Branch():
            if (expected.mapping, expected.flow, expected.anchored) != (found.mapping, found.flow, found.anchored):
                yield "the form of a list or mapping would change"
            elif len(expected.entries) != len(found.entries):
                yield "the number of entries would change"
            else:
                for one, other in zip(expected.entries, found.entries, strict=True):
                    yield from _entry_differences(one, other)
        case _:
            yield "the kind of a value would change"


def _entry_differences(expected: Entry, found: Entry) -> Iterator[str]:
    one, other = expected.key, found.key
    if (one is None) != (other is None) or (one and other and one.text != other.text):
        yield f"the key “{_short(expected.name)}” would change"
    elif one and other and one.style not in (other.style, _NEW):
        yield f"the key “{_short(expected.name)}” would be written differently"
    yield from differences(expected.value, found.value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def verdict(old: str, tree: Tree | None, new: str, expected: Expected, found: Sequence[Diagnostic]) -> Refusal | None:
    """None if an edit changed what it should and nothing else; `found` are the problems of reading the new text."""
    if found:
        limit = "nested" in found[0].message or "longer than" in found[0].message
        return "limit" if limit else "other", found[0].message
    new_tree = read_tree(new)
    if wrong := next(differences(expected, new_tree), None):
        return "other", wrong
    before, after = comments(old, tree), comments(new, new_tree)
    if before != after:
        lost = next((comment for comment in before if before.count(comment) > after.count(comment)), "a comment")
        return "comment", f"the comment “{_short(lost)}” would be lost or moved"
    return None

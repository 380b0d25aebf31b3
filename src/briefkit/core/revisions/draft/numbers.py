"""The numbers of items in the source of a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from briefkit.core.revisions.draft.draft import Draft, Seen, UnfitError
from briefkit.core.revisions.draft.leaves import Leaf

_NUMBER = re.compile(r"(?<!\d)(\d{1,9})([.)][ \t]*)\Z", re.ASCII)


def as_item(draft: Draft, leaf: Leaf, place: int, begins: int | None) -> str:
    """The source of an item that comes to another place in its list, with the number that it has there."""
    if not leaf.opens or leaf.around[-1:] != ("numbers",):
        return leaf.raw
    number = next_number(draft, place, leaf.around) if begins is None else begins
    return leaf.raw if number is None else renumbered(leaf.raw, leaf, number, at=leaf.start)


def next_number(draft: Draft, place: int, around: tuple[str, ...]) -> int | None:
    """The number after that of the item before a place; None if none of such a list stands there."""
    for other in reversed(draft.leaves[:place]):
        if other.around[: len(around)] != around:
            return None
        if other.opens and other.around == around:
            return int(_digits(other.prefix) or 0) + 1
    return None


def with_new(seen: list[Seen], place: int, new: Seen) -> list[Seen]:
    """What is wanted with another leaf at a place; as the first item of a list it begins that one."""
    after = seen[place:]
    if after and new[0].opens and after[0][0].begins is not None and after[0][0].around == new[0].around:
        shape, words = after[0]
        new = new[0]._replace(begins=shape.begins), new[1]
        after = [(shape._replace(begins=None), words), *after[1:]]
    return [*seen[:place], new, *after]


def _digits(prefix: str) -> str:
    """The number of the item whose words come after a prefix; empty if it has none."""
    found = _NUMBER.search(prefix)
    return found[1] if found else ""


def numbered_on(prefix: str) -> str:
    """The prefix of the next item: with the next number."""
    return _NUMBER.sub(lambda found: f"{int(found[1]) + 1}{found[2]}", prefix)


def renumbered(text: str, leaf: Leaf, number: int, *, at: int = 0) -> str:
    """A text that holds an item from a place on, with another number for that item."""
    start = leaf.start - at
    prefix = _NUMBER.sub(lambda found: f"{number}{found[2]}", leaf.prefix)
    return text[:start] + prefix + text[start + len(leaf.prefix) :]


def items_of_list(leaves: Sequence[Leaf], place: int) -> list[int]:
    """The places of the first blocks of all items of the list of numbers in which a block opens one; else none."""
    own = leaves[place]
    if not own.opens or own.around[-1:] != ("numbers",):
        return []
    first = place
    while leaves[first].begins is None and first > 0 and _is_within(leaves[first - 1], own):
        first -= 1
    last = place
    while last + 1 < len(leaves) and _is_within(leaves[last + 1], own) and not _begins(leaves[last + 1], own):
        last += 1
    return [at for at in range(first, last + 1) if leaves[at].begins_like(own)]


def _is_within(leaf: Leaf, other: Leaf) -> bool:
    return leaf.around[: len(other.around)] == other.around


def _begins(leaf: Leaf, other: Leaf) -> bool:
    return leaf.begins is not None and leaf.around == other.around


def is_counted(items: Sequence[Leaf]) -> bool:
    """Whether the numbers of some items are written one after the other."""
    digits = [int(_digits(item.prefix) or 0) for item in items]
    return bool(digits) and digits == list(range(digits[0], digits[0] + len(digits)))


def number_on(draft: Draft, place: int) -> None:
    """Write the numbers of a list one after the other, if what is read stays the same."""
    items = items_of_list(draft.leaves, place)
    body, start = draft.body, draft.leaves[items[0]].begins or 0
    for number, at in reversed([*enumerate(items, start)]):
        body = renumbered(body, draft.leaves[at], number)
    with suppress(UnfitError):
        draft.settle([body], draft.seen(), draft.numbers)

"""Removes leaves from a draft with their lines, and moves them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefkit.core.revisions.draft.blocks import bodies_with, line_at, line_before, row_end, table_around
from briefkit.core.revisions.draft.draft import Draft, UnfitError
from briefkit.core.revisions.draft.leaves import CELL, Leaf
from briefkit.core.revisions.draft.numbers import as_item, is_counted, items_of_list, number_on, renumbered, with_new


def delete(draft: Draft, number: int) -> None:
    """Remove a leaf with its lines. Raises UnfitError."""
    at = draft.place(number)
    leaf = draft.leaves[at]
    if leaf.kind == CELL:
        raise UnfitError("a cell cannot be removed alone")
    remove_leaves(draft, at, at + 1)


def delete_row(draft: Draft, number: int) -> None:
    """Remove the table's row that a cell is in. Raises UnfitError for the head."""
    at = draft.place(number)
    leaf = draft.leaves[at]
    if leaf.is_head:
        raise UnfitError("the head of a table cannot be removed")
    cells = [place for place, other in enumerate(draft.leaves) if other.kind == CELL and other.first == leaf.first]
    remove_leaves(draft, cells[0], cells[-1] + 1)


def delete_table(draft: Draft, number: int) -> None:
    """Remove the table that a cell is in, with its head. Raises UnfitError."""
    cells = table_around(draft, draft.place(number))
    remove_leaves(draft, cells[0], cells[-1] + 1)


def remove_leaves(draft: Draft, first: int, last: int) -> None:
    wanted, leaf = draft.seen(), draft.leaves[first]
    numbers = [*draft.numbers[:first], *draft.numbers[last:]]
    gone = leaf.opens and last < len(wanted) and leaf.around == draft.leaves[last].around
    options = [[*wanted[:first], *wanted[last:]]]
    if gone and not draft.leaves[last].opens:  # what follows in the item opens it now
        shape, words = wanted[last]
        opened = shape._replace(opens=True, begins=leaf.begins)
        options.append([*wanted[:first], (opened, words), *wanted[last + 1 :]])
    body = draft.body
    if gone and leaf.begins is not None and draft.leaves[last].opens:  # the list still begins with its number
        shape, words = wanted[last]
        first_now = shape._replace(begins=leaf.begins)
        options = [[*wanted[:first], (first_now, words), *wanted[last + 1 :]]]
        body = renumbered(body, draft.leaves[last], leaf.begins)
    for option in options:
        try:
            return draft.settle(_removals(draft, body, leaf, draft.leaves[last - 1]), option, numbers)
        except UnfitError:
            continue
    raise UnfitError("its lines cannot be removed without changing others")


def _removals(draft: Draft, body: str, leaf: Leaf, end_leaf: Leaf) -> Iterator[str]:
    start = body.rfind("\n", 0, leaf.start) + 1
    last = row_end(draft, end_leaf)
    end = last + len(draft.newline) if body.startswith(draft.newline, last) else len(body)
    below = end
    while below < len(body) and not line_at(body, below).strip(" \t>\r\n"):
        below += len(line_at(body, below))
    above = start
    while above > 0 and not line_before(body, above).strip(" \t>\r\n"):
        above -= len(line_before(body, above))
    tight = leaf.tight or (leaf.kind == CELL and not leaf.is_head)  # the head goes with its table only
    if below == len(body) and above < start:  # the last block: the blank lines before it go, those at the end stay
        yield body[:above] + body[end:]
    if not tight:
        yield body[:start] + body[below:]
    yield body[:start] + body[end:]
    yield body[:above] + body[end:]
    if leaf.opens:  # the marker stays for what follows it
        content = leaf.starts[0] if leaf.starts else leaf.start
        following = below + len(leaf.rest) if body.startswith(leaf.rest, below) else below
        yield body[:content] + body[following:]


def move(draft: Draft, number: int, after: int | None) -> None:
    """Put a leaf with its lines behind another, or before all. Raises UnfitError."""
    at = draft.place(number)
    leaf = draft.leaves[at]
    if leaf.kind == CELL or leaf.content is None:
        raise UnfitError("it cannot be moved as a whole")
    target = draft.place(after) if after is not None else -1
    before, numbers = draft.body, list(draft.numbers)
    items = items_of_list(draft.leaves, at)
    counts = is_counted([draft.leaves[place] for place in items])
    other = next((one for place in items if (one := numbers[place]) is not None and place != at), number)
    words = draft.seen()[at][1]
    order = [place for place in range(len(numbers)) if place != at]
    here = order.index(target) + 1 if target >= 0 else 0
    order.insert(here, at)
    try:
        remove_leaves(draft, at, at + 1)
        wanted = with_new(draft.seen(), here, (leaf.shape._replace(begins=None), words))
        end = draft.leaf(after).end if after is not None else 0
        model = draft.leaf(after) if after is not None else None
        raw = as_item(draft, leaf, here, wanted[here][0].begins)
        blank = "" if leaf.tight else leaf.rest.rstrip()
        tight = bool(leaf.tight and model and model.tight)
        options = chain(_before_item(draft, here, leaf, raw), bodies_with(draft, end, raw, blank, tight=tight))
        draft.settle(options, wanted, [numbers[place] for place in order])
        if counts and draft.place(number) in items_of_list(draft.leaves, draft.place(other)):
            number_on(draft, draft.place(number))
    except UnfitError:
        draft.undo(before, numbers)
        raise


def _before_item(draft: Draft, place: int, leaf: Leaf, raw: str) -> Iterator[str]:
    """The body with an item before the first one of a list like its own that begins at a place."""
    following = draft.leaves[place] if place < len(draft.leaves) else None
    if following and leaf.opens and following.begins_like(leaf):
        line = draft.body.rfind("\n", 0, following.start) + 1
        gap = draft.newline if following.tight else draft.newline * 2
        yield draft.body[:line] + raw + gap + draft.body[line:]

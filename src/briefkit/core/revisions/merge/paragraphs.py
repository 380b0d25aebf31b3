"""Writes paragraphs that are new, gone, split or joined into the text."""

from __future__ import annotations

from briefkit.core.revisions.base import matched
from briefkit.core.revisions.draft.adding import insert
from briefkit.core.revisions.draft.blocks import table_around
from briefkit.core.revisions.draft.draft import Draft, Role
from briefkit.core.revisions.draft.inside import replace
from briefkit.core.revisions.draft.leaves import CELL
from briefkit.core.revisions.draft.removing import delete, delete_row, delete_table
from briefkit.core.revisions.draft.rewriting import Item, Replacement
from briefkit.core.revisions.merge.footnotes import add_notes, drop_notes, labelled, labels_in
from briefkit.core.revisions.merge.versions import ConflictError, Versions
from briefkit.core.revisions.value import Added, Blocks, NewBlock, Removed, is_in_text


def write_blocks(versions: Versions, act: Blocks) -> None:
    """Put paragraphs in the place of others. Raises UnfitError."""
    draft = versions.draft
    numbers = [versions.number(place) for place in act.places]
    for place, number in zip(act.places, numbers, strict=True):
        versions.check_same(place, number)
    labels = add_notes(draft, act.notes)
    written = [labelled(_items(versions, block), labels) for block in act.blocks]
    first = last = numbers[0]
    _set(draft, first, written[0])
    kept = {first}
    anchors: list[tuple[int, int]] = []
    for at, block in enumerate(act.blocks[1:], 1):
        main = _main_place(block)
        own = numbers[act.places.index(main)] if main in act.places else first
        if own not in kept:
            kept.add(own)
            _set(draft, own, written[at])
            last = own
        else:
            anchors.append((last, at))
    for number in numbers:
        if number not in kept:
            delete(draft, number)
    for anchor, at in reversed(anchors):
        like = first if act.blocks[at].like else None
        insert(draft, anchor, _role(act.blocks[at]), written[at], like=like)


def _main_place(block: NewBlock) -> str:
    """The place from which most signs of a paragraph come."""
    sources = [origin[0] for _, origin in block.signs if origin]
    return max(set(sources), key=sources.count, default="")


def _items(versions: Versions, block: NewBlock) -> list[Item]:
    """A paragraph of the document, with its words in the source's own spelling where they come from there."""
    items: list[Item] = []
    known: dict[str, list[tuple[int, Item] | None]] = {}
    last: tuple[str, int] | None = None
    for glyph, origin in block.signs:
        own: tuple[int, Item] | None = None
        if origin and is_in_text(origin[0]):
            place, index = origin
            if place not in known:
                known[place] = _source_items(versions, place)
            own = known[place][index] if index < len(known[place]) else None
        if own is None or origin is None:
            items.append(Item(glyph))
            last = None
        elif last != (origin[0], own[0]):
            items.append(own[1])
            last = origin[0], own[0]
    return items


def _source_items(versions: Versions, place: str) -> list[tuple[int, Item] | None]:
    """For each sign that was printed of a place its number in the source, and its spelling there."""
    number = versions.base_number(place)
    content = versions.base.leaves[number].content or ""
    own = [Item(placed.glyph, content[placed.start : placed.end]) for placed in versions.base.glyphs[number]]
    places = matched(versions.printed.get(place, []), [item.glyph for item in own])
    return [(at, own[at]) if at is not None else None for at in places]


def _set(draft: Draft, number: int, items: list[Item]) -> None:
    """Give a leaf other words; those at both ends that stay are not touched."""
    old = [placed.glyph for placed in draft.glyphs_at(number)]
    new = [item.glyph for item in items]
    head = 0
    while head < min(len(old), len(new)) and old[head].look == new[head].look:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail].look == new[-1 - tail].look:
        tail += 1
    replace(draft, number, Replacement(head, len(old) - tail, tuple(items[head : len(items) - tail])))


def write_added(versions: Versions, act: Added) -> None:
    """Add a paragraph beside another one. Raises UnfitError."""
    draft = versions.draft
    labels = add_notes(draft, act.notes)
    items = labelled(_items(versions, act.block), labels)
    like = versions.number(act.block.like) if is_in_text(act.block.like) else None
    if act.after:
        after: int | None = versions.number(act.after)
        if draft.leaf(versions.number(act.after)).kind == CELL:
            after = _last_of_table(draft, versions.number(act.after))
    else:
        after = _before(draft, versions.number(act.before))
    insert(draft, after, _role(act.block), items, like=like)


def _role(block: NewBlock) -> Role:
    if block.level:
        return Role("heading", min(block.level, 6))
    return Role("item", block.depth, block.numbered) if block.depth else Role()


def _before(draft: Draft, number: int) -> int | None:
    """The leaf before another one; None if that is the first."""
    at = draft.place(number) - 1
    while at >= 0 and draft.numbers[at] is None:
        at -= 1
    return draft.numbers[at] if at >= 0 else None


def _last_of_table(draft: Draft, number: int) -> int:
    at = draft.place(number)
    leaves = draft.leaves
    while at + 1 < len(leaves) and leaves[at + 1].kind == CELL and leaves[at + 1].first <= leaves[at].first + 2:
        at += 1
    return next(found for found in reversed(draft.numbers[: at + 1]) if found is not None)


def write_removed(versions: Versions, act: Removed) -> None:
    """Remove a paragraph, a row or a table. Raises UnfitError, and ConflictError if any of it has changed since."""
    number = versions.number(act.place)
    if act.table:
        _remove_table(versions, number)
        return
    versions.check_same(act.place, number)
    draft = versions.draft
    labels = labels_in([placed.glyph for placed in draft.glyphs_at(number)])
    if draft.leaf(number).kind == CELL:
        delete_row(draft, number)
    else:
        delete(draft, number)
    drop_notes(draft, labels)


def _remove_table(versions: Versions, number: int) -> None:
    draft = versions.draft
    cells = table_around(draft, draft.place(number))
    olds = {now: old for old, now in versions.now.items()}
    of_base = table_around(versions.base, olds[number])
    numbers = [draft.numbers[at] for at in cells]
    if {olds.get(one) if one is not None else None for one in numbers} != set(of_base):
        raise ConflictError("the table was changed since")
    for old in of_base:
        versions.check_same(versions.place(old), versions.now[old])
    labels = labels_in([one.glyph for at in cells for one in draft.glyphs[at]])
    delete_table(draft, number)
    drop_notes(draft, labels)

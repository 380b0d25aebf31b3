"""Adds leaves to a draft: paragraphs, headings, items, rows of tables, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.core.revisions.draft.blocks import before_marker, bodies_with, indented, row_end
from briefkit.core.revisions.draft.draft import Draft, Role, Seen, UnfitError
from briefkit.core.revisions.draft.leaves import CELL, HEADING, PARAGRAPH, Leaf, Shape
from briefkit.core.revisions.draft.numbers import next_number, numbered_on, with_new
from briefkit.core.revisions.draft.rewriting import Item
from briefkit.core.revisions.draft.spelling import Manner, spelled
from briefkit.core.revisions.glyphs import looks


def insert(draft: Draft, after: int | None, role: Role, items: Sequence[Item], *, like: int | None = None) -> None:
    """Add a block after a leaf, or before all. `like` is a leaf of whose kind it is. Raises UnfitError."""
    place = draft.place(after) if after is not None else -1
    model = draft.leaves[draft.place(like)] if like is not None else None
    wanted = draft.seen()
    words = looks(item.glyph for item in items)
    if not words:
        raise UnfitError("an empty paragraph has no place in Markdown")
    failed: UnfitError | None = None
    for shape, text in _blocks(draft, place, role, items, model):
        new = with_new(wanted, place + 1, (shape, words))
        numbers = [*draft.numbers[: place + 1], None, *draft.numbers[place + 1 :]]
        try:
            return draft.settle(text, new, numbers)
        except UnfitError as error:
            failed = error
    raise failed or UnfitError("it has no place there")


def _blocks(
    draft: Draft, place: int, role: Role, items: Sequence[Item], model: Leaf | None
) -> Iterator[tuple[Shape, Iterator[str]]]:
    """The shapes that a new block may have, each with the bodies that have it."""
    how = Manner(start=True)
    leaf = draft.leaves[place] if place >= 0 else None
    end = leaf.end if leaf else 0
    if model is not None and model.kind in (PARAGRAPH, HEADING):
        kind, level = model.kind, model.level
        prefix = numbered_on(model.prefix)
        one_line = kind == HEADING
        text = spelled(items, how=how._replace(one_line=one_line, start=not one_line))
        made = indented(draft, text, prefix if model.opens or one_line else model.rest, model.rest)
        blank = "" if model.tight else (before_marker(model) if model.opens else model.rest).rstrip()
        shape = Shape(kind, level, model.around, model.opens, label=model.label)
        yield shape, bodies_with(draft, end, made, blank, tight=model.tight)
    if role.kind == HEADING:
        text = spelled(items, how=how._replace(one_line=True, start=False))
        shape = Shape(HEADING, role.level)
        yield shape, bodies_with(draft, end, f"{'#' * role.level} {text}", "")
    elif role.kind == "item":
        outer = model.around if model and model.around else leaf.around if leaf else ()
        around = "numbers" if role.numbered else "bullets"
        text = spelled(items, how=how)
        depth = max(role.level, 1)
        kinds = (*[kind for kind in outer if kind in ("bullets", "numbers")][: depth - 1], around)
        marker = f"{next_number(draft, place + 1, kinds) or 1}. " if role.numbered else "- "
        lead = _indent_for(draft, place, depth)
        made = indented(draft, text, lead + marker, lead + " " * len(marker))
        after = draft.leaves[place + 1] if place + 1 < len(draft.leaves) else None
        if after and after.opens and after.around == kinds:  # the first item of the list that begins below
            line = draft.body.rfind("\n", 0, after.start) + 1
            yield Shape(around=kinds, opens=True), iter([draft.body[:line] + made + draft.newline + draft.body[line:]])
        for begins in (None, 1) if role.numbered else (None,):
            shape = Shape(around=kinds, opens=True, begins=begins)
            yield shape, bodies_with(draft, end, made, "", tight=True)
            yield shape, bodies_with(draft, end, made, "")
    else:
        text = indented(draft, spelled(items, how=how), "", "")
        yield Shape(), bodies_with(draft, end, text, "")


def _indent_for(draft: Draft, place: int, depth: int) -> str:
    """The indent of an item at a depth after a leaf: below the words of the item around it."""
    for leaf in reversed(draft.leaves[: place + 1]):
        lists = [kind for kind in leaf.around if kind in ("bullets", "numbers")]
        if leaf.opens and len(lists) == depth - 1:
            return leaf.rest
        if leaf.opens and len(lists) == depth:
            return before_marker(leaf)
        if not lists:
            break
    return ""


def insert_row(draft: Draft, after: int, cells: Sequence[Sequence[Item]]) -> None:
    """Add a row to a table after that of a cell. Raises UnfitError."""
    leaf = draft.leaf(after)
    row = [place for place, other in enumerate(draft.leaves) if other.kind == CELL and other.first == leaf.first]
    if len(cells) != len(row):
        raise UnfitError(f"a row of {len(cells)} cells does not fit a table of {len(row)} columns")
    how = Manner(one_line=True, cell=True)
    texts = [spelled(cell, how=how) for cell in cells]
    last = row[-1]
    end = row_end(draft, leaf)
    made = f"| {' | '.join(texts)} |"
    wanted = draft.seen()
    new: list[Seen] = [
        (Shape(CELL, 0, leaf.around, own=column, label=leaf.label), looks(item.glyph for item in cell))
        for column, cell in enumerate(cells, 1)
    ]
    numbers = [*draft.numbers[: last + 1], *[None] * len(cells), *draft.numbers[last + 1 :]]
    lead = _lead_of(leaf.raw)
    options = (draft.body[:end] + draft.newline + start + made + draft.body[end:] for start in (lead, ""))
    draft.settle(options, [*wanted[: last + 1], *new, *wanted[last + 1 :]], numbers)


def add_note(draft: Draft, label: str, paragraphs: Sequence[Sequence[Item]]) -> None:
    """Add a footnote after the last one, or at the end. Raises UnfitError."""
    how = Manner(start=True)
    texts = [spelled(items, how=how) for items in paragraphs]
    made = indented(draft, texts[0], f"[^{label}]: ", "    ")
    made += "".join(draft.newline * 2 + indented(draft, text, "    ", "    ") for text in texts[1:])
    notes = [place for place, leaf in enumerate(draft.leaves) if leaf.label]
    last = notes[-1] if notes else len(draft.leaves) - 1
    wanted = draft.seen()
    new: list[Seen] = [
        (Shape(around=("note",), opens=number == 0, label=label), looks(item.glyph for item in items))
        for number, items in enumerate(paragraphs)
    ]
    numbers = [*draft.numbers[: last + 1], *[None] * len(new), *draft.numbers[last + 1 :]]
    end = draft.leaves[last].end if draft.leaves else 0
    draft.settle(bodies_with(draft, end, made, ""), [*wanted[: last + 1], *new, *wanted[last + 1 :]], numbers)


def free_label(draft: Draft) -> str:
    """A label that no footnote has."""
    used = {str(glyph.glyph.text) for glyphs in draft.glyphs for glyph in glyphs if glyph.glyph.kind == "note"}
    used |= {leaf.label for leaf in draft.leaves}
    number = 1
    while str(number) in used:
        number += 1
    return str(number)


def _lead_of(raw: str) -> str:
    return raw[: len(raw) - len(raw.lstrip(" \t>"))]

"""Writes other words into a paragraph of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefkit.core.revisions.draft.draft import Draft
from briefkit.core.revisions.draft.inside import replace
from briefkit.core.revisions.draft.rewriting import Item, Replacement
from briefkit.core.revisions.glyphs import Glyph
from briefkit.core.revisions.merge.footnotes import add_notes, drop_notes, labelled, labels_in
from briefkit.core.revisions.merge.versions import Versions
from briefkit.core.revisions.value import Words


def write_words(versions: Versions, act: Words) -> None:
    """Put words in the place of others, with their footnotes. Raises UnfitError."""
    found = versions.range_now(act.place, act.first, act.last, act.new)
    if found is None:
        return
    draft = versions.draft
    labels = add_notes(draft, act.notes)
    number = versions.number(act.place)
    gone = [placed.glyph for placed in draft.glyphs_at(number)[slice(*found)]]
    change = replacement(draft, number, found, act.new, labels)
    replace(draft, number, change)
    left = labels_in([item.glyph for item in change.new])
    drop_notes(draft, [label for label in labels_in(gone) if label not in left])


def replacement(
    draft: Draft,
    number: int,
    found: tuple[int, int],
    new: Sequence[Glyph],
    labels: Mapping[str, str] | None = None,
) -> Replacement:
    """Other glyphs in the place of some of a leaf's; where only their look changes, in the source's spelling."""
    glyphs = draft.glyphs_at(number)[slice(*found)]
    content = draft.leaf(number).content or ""
    items = labelled([Item(glyph) for glyph in new], labels or {})
    if [placed.glyph.sign for placed in glyphs] == [item.glyph.sign for item in items]:
        items = [
            Item(
                placed.glyph._replace(styles=item.glyph.styles, target=item.glyph.target),
                content[placed.start : placed.end],
            )
            for placed, item in zip(glyphs, items, strict=True)
        ]
    return Replacement(*found, tuple(items))

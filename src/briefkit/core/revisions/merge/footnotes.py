"""Footnotes that come into a text with the words that refer to them, and those that go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefkit.core.revisions.draft.adding import add_note, free_label
from briefkit.core.revisions.draft.draft import Draft, UnfitError
from briefkit.core.revisions.draft.removing import delete
from briefkit.core.revisions.draft.rewriting import Item
from briefkit.core.revisions.glyphs import NOTE, Glyph
from briefkit.core.revisions.value import Notes


def add_notes(draft: Draft, notes: Notes) -> dict[str, str]:
    """Add footnotes; returns for their labels in the document those that they have got. Raises UnfitError."""
    return {label: _add(draft, texts) for label, texts in notes.items()}


def _add(draft: Draft, texts: Sequence[Sequence[Glyph]]) -> str:
    if not any(texts):
        raise UnfitError("the text of the new footnote was not found")
    label = free_label(draft)
    add_note(draft, label, [[Item(glyph) for glyph in text] for text in texts if text])
    return label


def labelled(items: Sequence[Item], labels: Mapping[str, str]) -> list[Item]:
    """What is to be written, with the labels that new footnotes have got."""
    return [
        Item(item.glyph._replace(text=labels[item.glyph.text]), f"[^{labels[item.glyph.text]}]")
        if item.glyph.kind == NOTE and item.glyph.text in labels
        else item
        for item in items
    ]


def labels_in(glyphs: Sequence[Glyph]) -> list[str]:
    """The labels of the footnotes to which some glyphs refer."""
    return [glyph.text for glyph in glyphs if glyph.kind == NOTE]


def drop_notes(draft: Draft, labels: Sequence[str]) -> None:
    """Remove those of some footnotes that nothing refers to any more."""
    left = {placed.glyph.text for glyphs in draft.glyphs for placed in glyphs if placed.glyph.kind == NOTE}
    for label in labels:
        while label not in left and (number := _last_of(draft, label)) is not None:
            delete(draft, number)


def _last_of(draft: Draft, label: str) -> int | None:
    """The last leaf of a footnote; None if it has none any more."""
    leaves = zip(reversed(draft.numbers), reversed(draft.leaves), strict=True)
    return next((number for number, leaf in leaves if leaf.label == label and number is not None), None)

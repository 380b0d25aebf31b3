"""Looks of whole paragraphs that have no place in Markdown are named, unless all have them."""

from __future__ import annotations

from briefkit.core.revisions.base import Printed, Spot
from briefkit.core.revisions.compare.shapes import Shaped, lost_dresses, lost_lists
from briefkit.core.revisions.document import Paragraph, Sign
from briefkit.core.revisions.glyphs import glyphs_of


def shaped(words: str, was: int, now: int, *, dress: tuple[str, ...] = (), numbered: bool = False) -> Shaped:
    signs = tuple(Sign(glyph, dress=dress) for glyph in glyphs_of(words))
    printed = Printed(tuple(Spot(glyph) for glyph in glyphs_of(words)), place="L7", depth=was)
    return Shaped(7, printed, Paragraph(signs, depth=now, numbered=numbered), signs)


def test_lists_that_changed_are_named() -> None:
    pairs = [
        shaped("same", 1, 1),
        shaped("plain", 1, 0),
        shaped("listed", 0, 1),
        shaped("deeper", 1, 2),
        shaped("counted", 1, 1, numbered=True),
        shaped("text", 0, 0),
    ]
    assert [what for what, _ in lost_lists(pairs)] == [
        "“plain” is no item of a list any more",
        "“listed” is an item of a list now",
        "“deeper” is an item of level 2 now, not of level 1",
        "“counted” has a number now",
    ]


def test_a_document_that_has_lost_all_lists_names_none() -> None:
    assert list(lost_lists([shaped("one", 1, 0), shaped("two", 1, 0)])) == []


def test_a_paragraph_unlike_others_is_named_and_what_all_have_is_not() -> None:
    alike = [shaped(word, 0, 0, dress=("font Arial",)) for word in ("one", "two")]
    assert list(lost_dresses(alike)) == []
    loud = shaped("three", 0, 0, dress=("font Arial", "colour FF0000"))
    assert list(lost_dresses([*alike, loud])) == [("the colour FF0000 of the paragraph “three”", 7)]

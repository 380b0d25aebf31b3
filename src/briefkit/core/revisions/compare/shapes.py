"""Looks of whole paragraphs that a document has given them and no change can take back: each is named.

What differs in all paragraphs alike is the work of the program that saved the document, and is not named.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.core.revisions.base import Printed
from briefkit.core.revisions.document import Paragraph, Sign

_FEW = 3  # paragraphs of a style that say what is usual in it
_SHOWN = 80
Loss = tuple[str, int]
"""What is lost, and the number of the brief's paragraph that had it."""


class Shaped(NamedTuple):
    """A paragraph of the brief by its number, with the one of the document that has its words, and the signs there."""

    part: int
    printed: Printed
    paragraph: Paragraph
    signs: tuple[Sign, ...]


def lost_lists(pairs: Sequence[Shaped]) -> Iterator[Loss]:
    """Paragraphs that became items of a list, or ceased to be some, or have numbers now for bullets, or the reverse."""
    plain = [pair for pair in pairs if not (pair.printed.level or pair.printed.in_cell or pair.printed.note)]
    items = [pair for pair in plain if pair.printed.depth]
    kept = sum(pair.paragraph.depth == pair.printed.depth for pair in items)
    if len(items) > 1 and not kept:
        return
    for part, printed, seen, _ in plain:
        if seen.level or seen.cell:
            continue
        words = f"“{printed.text[:_SHOWN]}”"
        if printed.depth and not seen.depth:
            yield f"{words} is no item of a list any more", part
        elif seen.depth and not printed.depth:
            yield f"{words} is an item of a list now", part
        elif printed.depth != seen.depth:
            yield f"{words} is an item of level {seen.depth} now, not of level {printed.depth}", part
        elif printed.depth and printed.numbered != seen.numbered:
            yield f"{words} has {'a number' if seen.numbered else 'a bullet'} now", part


def lost_dresses(pairs: Sequence[Shaped]) -> Iterator[Loss]:
    """Sizes, colours and fonts of whole paragraphs that others of their style do not have.

    Cells are dressed by their table, and what briefkit writes itself by its style.
    """
    own = [pair for pair in pairs if pair.printed.places and not pair.printed.in_cell and not pair.paragraph.cell]
    dressed = [(pair, _dress(pair.signs)) for pair in own]
    usual: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for pair, dress in dressed:
        if dress is not None:
            usual[pair.paragraph.style][dress] += 1
    for pair, dress in dressed:
        counts = usual[pair.paragraph.style]
        most, count = counts.most_common(1)[0] if counts else ((), 0)
        extra = [item for item in dress or () if item not in most]
        if extra and counts.total() >= _FEW and 2 * count > counts.total():
            yield f"the {', '.join(extra)} of the paragraph “{pair.printed.text[:_SHOWN]}”", pair.part


def _dress(signs: Sequence[Sign]) -> tuple[str, ...] | None:
    """What all words of a paragraph were given; None if it has no words, or they differ."""
    found = {sign.dress for sign in signs if not sign.glyph.is_blank and not sign.glyph.kind and not sign.glyph.target}
    return found.pop() if len(found) == 1 else None

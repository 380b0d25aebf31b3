"""The footnotes of a document that the brief does not have, and those that nothing refers to any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefkit.core.revisions.compare.links import Links
from briefkit.core.revisions.glyphs import NOTE, TAB, Glyph
from briefkit.core.revisions.value import NewBlock


class NewNotes:
    """The texts of new footnotes by their labels. `gone` are the numbers of those that lost their reference."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.gone: set[int] = set()
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, seen in enumerate(links.seen):
            if seen.first.note and number not in links.of_seen and seen.words:
                self._numbers[seen.first.note].append(number)

    def holds(self, number: int) -> bool:
        """Whether a paragraph is in a new footnote, so that it comes with its reference."""
        return number in self._numbers.get(self.links.seen[number].first.note, ())

    def text(self, label: str) -> tuple[tuple[Glyph, ...], ...]:
        """The paragraphs of a new footnote."""
        seen = (self.links.seen[number] for number in self._numbers.get(label, ()))
        return tuple(_stripped([sign.glyph for sign, _, _ in one.signs]) for one in seen)

    def texts(self, glyphs: Iterable[Glyph]) -> dict[str, tuple[tuple[Glyph, ...], ...]]:
        """The new footnotes to which some glyphs refer."""
        return {glyph.text: self.text(glyph.text) for glyph in glyphs if glyph.kind == NOTE}

    def in_blocks(self, blocks: Iterable[NewBlock]) -> dict[str, tuple[tuple[Glyph, ...], ...]]:
        """The new footnotes to which some paragraphs refer."""
        return self.texts(glyph for block in blocks for glyph, origin in block.signs if not origin)


def _stripped(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    first, last = 0, len(glyphs)
    while first < last and (glyphs[first].is_blank or glyphs[first].kind == TAB):
        first += 1
    while first < last and glyphs[last - 1].is_blank:
        last -= 1
    return tuple(glyphs[first:last])

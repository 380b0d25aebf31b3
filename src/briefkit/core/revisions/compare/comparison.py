"""A document beside what the brief prints, while its changes are found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from briefkit.core.revisions.base import Printed, Spot
from briefkit.core.revisions.compare.links import Links, Seen
from briefkit.core.revisions.compare.notes import NewNotes
from briefkit.core.revisions.compare.own import OwnWords
from briefkit.core.revisions.document import DELETED, INSERTED, Paragraph, Returned, Sign, Trace
from briefkit.core.revisions.glyphs import FORMULA, Glyph
from briefkit.core.revisions.value import (
    Act,
    Blocks,
    Change,
    NewBlock,
    Origin,
    Remark,
    Removed,
    Revision,
    Unplaced,
    Words,
)

Elsewhere = Callable[[], Mapping[str, str]]
"""Words that are printed → what they are, and the file in which they are changed."""


class Comparison:
    """A document and the brief, paragraph beside paragraph, with the changes that were found so far.

    `has_formulas`: not all formulas are gone, as they are where a program has none; a deleted one counts. `shift` is by
    how much levels of headings differ; None where the document has no headings that are known. `elsewhere` tells in
    which files words stand that are printed and are none of the brief's.
    """

    def __init__(self, base: Sequence[Printed], document: Returned, elsewhere: Elsewhere) -> None:
        self.elsewhere, self.fits = elsewhere, document.fits
        self.links = Links(base, document)
        self.own = OwnWords(self.links, document)
        self.notes = NewNotes(self.links)
        self.shift = self.links.level_shift()
        self.has_formulas = any(sign.glyph.kind == FORMULA for part in document.paragraphs for sign in part.signs)
        self._changes: list[tuple[float, int, Change]] = []
        self._unplaced: list[Unplaced] = []
        for lost in document.unplaced:
            near = filter(None, (self.links.near(at, 0) for at in range(lost.paragraph, -1, -1)))
            self.lose(lost.text, next((part for part, _ in near), None))

    def add(self, at: float, kind: str, act: Act, trace: Trace | None, **words: str) -> None:
        """Note a change at a place in the order of the brief's paragraphs, with its words for people."""
        by, on = (trace.by, trace.on) if trace else ("", "")
        is_known = self.fits or isinstance(act, Remark) or (trace is not None and self._was_there(act))
        change = Change(0, kind, act, by=by, on=on, tracked=trace is not None, unsure=not is_known, **words)
        self._changes.append((at, len(self._changes), change))

    def _was_there(self, act: Act) -> bool:
        """Whether the document had all words that a change takes from the brief; else they are newer than it."""
        match act:
            case Words(place, first, last):
                taken = {(place, at) for at in range(first, last)}
            case Removed(place):
                taken = self._signs_at([place])
            case Blocks(places):
                taken = self._signs_at(places)
            case _:
                return True
        return all(
            at in self.links.places[part] or spot.glyph.is_blank
            for part, printed in enumerate(self.links.base)
            for at, spot in enumerate(printed.spots)
            if (spot.place, spot.at) in taken
        )

    def _signs_at(self, places: Collection[str]) -> set[tuple[str, int]]:
        spots = (spot for printed in self.links.base for spot in printed.spots)
        return {(spot.place, spot.at) for spot in spots if spot.place in places}

    def lose(self, what: str, part: int | None) -> None:
        """Note something that has no place in the brief, in or after one of its paragraphs if that is known."""
        self._unplaced.append(Unplaced(what, self._place_at(part) if part is not None else ""))

    def _place_at(self, part: int) -> str:
        """The place of a paragraph of the brief, or of the one before it that has one."""
        parts = (self.links.base[at] for at in range(part, -1, -1))
        return next((printed.places[0] for printed in parts if printed.places), "")

    @property
    def revision(self) -> Revision:
        """All that was found."""
        ordered = [change for _, _, change in sorted(self._changes, key=lambda item: item[:2])]
        numbered = tuple(replace(change, number=at) for at, change in enumerate(ordered, 1))
        return Revision(numbered, tuple(dict.fromkeys(self._unplaced)), self.links.marked)

    def part_at(self, number: int) -> int | None:
        """The paragraph of the brief that one of the document comes from, or stands behind."""
        parts = self.links.of_seen.get(number)
        return parts[0] if parts else self.links.neighbour(number, -1)

    # What several kinds of changes ask for

    def level(self, paragraph: Paragraph) -> int:
        """The level of a heading of the document as the brief counts it; 0 for none."""
        return max(paragraph.level - (self.shift or 0), 1) if paragraph.level else 0

    def block(self, number: int, before: int | None) -> NewBlock:
        """A paragraph of the document as it is to be written; `before` is the brief's paragraph before it."""
        links, seen = self.links, self.links.seen[number]
        like = ""
        for at in range(number - 1, -1, -1):
            if links.of_seen.get(at):
                last = links.of_seen[at][-1]
                same = is_alike(links.seen[at].first, seen.first)
                like = links.base[last].place if same and last == before else ""
                break
        own = seen.first
        return NewBlock(self._origins(seen), self.level(own), own.depth, own.numbered, like)

    def _origins(self, seen: Seen) -> tuple[tuple[Glyph, Origin], ...]:
        found: list[tuple[Glyph, Origin]] = []
        for sign, _, spot in seen.signs:
            own = self.links.base[spot[0]].spots[spot[1]] if spot else None
            found.append((own.glyph, (own.place, own.at)) if own and own.place else (sign.glyph, None))
        return tuple(found)

    def kept(self, part: int) -> list[tuple[Spot, Sign]]:
        """The signs of a paragraph of the brief that stayed, each with that of the document."""
        spots = self.links.base[part].spots
        seen = [self.links.seen[number] for number in self.links.of_base.get(part, ())]
        return [(spots[at[1]], sign) for one in seen for sign, _, at in one.signs if at and at[0] == part]

    def trace_of(self, new: Sequence[Sign], gone: Iterable[int], part: int) -> Trace | None:
        """Who tracked that some signs came in the place of others of the brief's paragraph."""
        for sign in new:
            if sign.state == INSERTED:
                return sign.trace
        states = self.links.places[part]
        for place in gone:
            at = states.get(place)
            if at is not None and (sign := self.links.paragraphs[at[0]].signs[at[1]]).state == DELETED:
                return sign.trace
        return None


def is_alike(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs are of one kind: items of such a list, or of one style."""
    if one.depth or other.depth:
        return (one.depth, one.numbered) == (other.depth, other.numbered)
    return (one.style, one.level) == (other.style, other.level)

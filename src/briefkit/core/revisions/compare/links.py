"""Which paragraph of a document as it is now is which one of the brief, sign by sign."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefkit.core.revisions.base import Printed
from briefkit.core.revisions.compare.align import SignPlace, align, is_contents, likeness
from briefkit.core.revisions.document import DELETED, INSERTED, Paragraph, Returned, Sign, View, final
from briefkit.core.revisions.glyphs import TAB, text_of, words_key

_SAME_MOVED = 0.9
_FEW = 12  # signs of a paragraph that are too few to know it again elsewhere

SeenSign = tuple[Sign, SignPlace, tuple[int, int] | None]
"""A sign, where it stands in the document, and the paragraph of the brief and the sign there that it comes from."""


class Seen(NamedTuple):
    """A paragraph of the document as it is now: its signs with where they come from in the brief."""

    view: View
    signs: tuple[SeenSign, ...]
    first: Paragraph

    @property
    def words(self) -> str:
        """Its words for comparison."""
        return words_key(sign.glyph for sign, _, _ in self.signs)

    @property
    def text(self) -> str:
        """Its words for people."""
        return text_of(sign.glyph for sign, _, _ in self.signs)


def words_of(printed: Printed) -> str:
    """The words of a paragraph of the brief for comparison."""
    return words_key(spot.glyph for spot in printed.spots)


class Links:
    """The paragraphs of a document beside those of the brief.

    `seen` are those of the document with all tracked changes accepted. `of_base` has for the number of each of the
    brief's the numbers of those in `seen` that hold words of it, `of_seen` the reverse. `places` tells where a sign of
    the brief stands in the document.
    """

    def __init__(self, base: Sequence[Printed], document: Returned) -> None:
        self.base = base
        self.paragraphs = [replace(part, signs=()) if is_contents(part) else part for part in document.paragraphs]
        self.alignment = align(base, self.paragraphs, fits=document.fits)
        self.places: dict[int, dict[int, SignPlace]] = defaultdict(dict)
        for at, (part, spot) in self.alignment.spots.items():
            self.places[part][spot] = at
        self.seen = [self._seen(view) for view in final(self.paragraphs)]
        self.of_base: dict[int, list[int]] = defaultdict(list)
        self.of_seen: dict[int, list[int]] = defaultdict(list)
        self._link()
        self._link_moved()

    @property
    def marked(self) -> bool:
        """Whether paragraphs were known by their bookmarks; else by their words."""
        return self.alignment.marked > 0 or not self.alignment.pairs

    def _seen(self, view: View) -> Seen:
        signs = [(self.paragraphs[at[0]].signs[at[1]], at, self.alignment.spots.get(at)) for at in view.signs]
        while signs and signs[0][0].glyph.kind == TAB and signs[0][2] is None:
            signs.pop(0)
        first = next((self.paragraphs[at[0]] for _, at, _ in signs), self.paragraphs[view.parts[-1]])
        return Seen(view, tuple(signs), first)

    def _join(self, part: int, number: int) -> None:
        if number not in self.of_base[part]:
            self.of_base[part].append(number)
            self.of_seen[number].append(part)

    def _link(self) -> None:
        views: dict[int, int] = {}
        for at, view in enumerate(self.alignment.views):
            if at in self.alignment.pairs:
                views |= dict.fromkeys(view.parts, self.alignment.pairs[at])
        for number, seen in enumerate(self.seen):
            for sign, _, spot in seen.signs:
                if spot and (sign.glyph.kind or not sign.glyph.is_blank):
                    self._join(spot[0], number)
        for number, seen in enumerate(self.seen):
            if self.of_seen.get(number):
                continue
            holding = {at[0] for _, at, _ in seen.signs}
            for paragraph in seen.view.parts:
                part, ending = views.get(paragraph), self.paragraphs[paragraph].ending
                is_other = ending == INSERTED or (ending == DELETED and paragraph not in holding)
                if part is not None and not is_other and not self.of_base.get(part):
                    self._join(part, number)

    def _link_moved(self) -> None:
        """Paragraphs that stand elsewhere now, tracked as a move or as a deletion and an insertion."""
        free = [number for number, seen in enumerate(self.seen) if not self.of_seen.get(number) and seen.words]
        lost = [at for at, part in enumerate(self.base) if not self.of_base.get(at) and words_of(part)]
        for part in lost:
            words = words_of(self.base[part])
            best = max(free, key=lambda number: likeness(words, self.seen[number].words), default=None)
            if best is None or likeness(words, self.seen[best].words) < _SAME_MOVED or len(words) < _FEW:
                continue
            if self.seen[best].first.cell or self.base[part].in_cell:
                continue
            free.remove(best)
            self._join(part, best)
            self._retrace(part, best)

    def _retrace(self, part: int, number: int) -> None:
        """Give the signs of a moved paragraph the places that they come from."""
        seen = self.seen[number]
        moved = Paragraph(tuple(Sign(sign.glyph) for sign, _, _ in seen.signs))
        again = align([self.base[part]], [moved]).spots
        renewed = tuple(
            (sign, at, (part, again[0, place][1]) if (0, place) in again else None)
            for place, (sign, at, _) in enumerate(seen.signs)
        )
        self.seen[number] = seen._replace(signs=renewed)

    def components(self) -> Iterator[tuple[list[int], list[int]]]:
        """The paragraphs of the brief with those of the document that hold their words; of new ones, alone."""
        done: set[int] = set()
        for part in range(len(self.base)):
            if part in done:
                continue
            parts, views, waiting = {part}, set[int](), [part]
            while waiting:
                for number in self.of_base.get(waiting.pop(), ()):
                    views.add(number)
                    for other in self.of_seen.get(number, ()):
                        if other not in parts:
                            parts.add(other)
                            waiting.append(other)
            done |= parts
            yield sorted(parts), sorted(views)
        yield from (
            ([], [number]) for number, seen in enumerate(self.seen) if not self.of_seen.get(number) and seen.words
        )

    def pairs(self) -> list[tuple[int, int]]:
        """The paragraphs that are still one each: the number of the brief's, and that in `seen`."""
        return [
            (part, numbers[0])
            for part, numbers in sorted(self.of_base.items())
            if len(numbers) == 1 and self.of_seen[numbers[0]] == [part]
        ]

    def neighbour(self, number: int, step: int) -> int | None:
        """The brief's paragraph that stands nearest before (-1) or after (1) one in `seen`."""
        at = number + step
        while 0 <= at < len(self.seen):
            parts = self.of_seen.get(at)
            if parts and not self.seen[at].first.note:
                return parts[-1] if step < 0 else parts[0]
            at += step
        return None

    def near(self, paragraph: int, at: int) -> tuple[int, int] | None:
        """The paragraph of the brief and the sign there that are nearest to a place in the document."""
        if paragraph >= len(self.paragraphs):
            return None
        count = len(self.paragraphs[paragraph].signs)
        for place in [*range(min(at, count) - 1, -1, -1), *range(at, count)]:
            if spot := self.alignment.spots.get((paragraph, place)):
                return spot
        for number, view in enumerate(self.alignment.views):
            if paragraph in view.parts and number in self.alignment.pairs:
                return self.alignment.pairs[number], 0
        return None

    def level_shift(self) -> int | None:
        """By how much the levels of headings in the document differ from those of the brief; None if it has none."""
        shifts: Counter[int] = Counter()
        for part, numbers in self.of_base.items():
            printed = self.base[part]
            if printed.level and len(numbers) == 1 and self.seen[numbers[0]].first.level:
                shifts[self.seen[numbers[0]].first.level - printed.level] += 1
        return shifts.most_common(1)[0][0] if shifts else None

"""The text of a brief as it was sent, beside that of now, while changes are taken into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefkit.core.brief.split import SplitText
from briefkit.core.revisions.draft.draft import Draft, UnfitError
from briefkit.core.revisions.draft.leaves import OTHER
from briefkit.core.revisions.glyphs import Glyph, text_of
from briefkit.core.revisions.merge.pairing import paired_leaves
from briefkit.core.revisions.merge.ranges import carried, is_inserted, kept_range, shown_range, words_around
from briefkit.core.text.words import shortened

_SHOWN = 60


class ConflictError(UnfitError):
    """The same words were changed in the brief since the document was made."""


class Versions:
    """Two versions of a text. `base` is that of which the document was made, `draft` that of now with the changes.

    `printed` are the signs that the document had of each place when it was made. `now` has for the numbers of the
    leaves of `base` those of `draft`.
    """

    def __init__(self, old: SplitText, new: SplitText, printed: Mapping[str, list[Glyph]]) -> None:
        self.printed = printed
        self.base, self.draft = Draft(old.body), Draft(new.body)
        self._first_line = new.body_line
        self._numbers = {
            f"L{leaf.first + old.body_line}" + (f"c{leaf.column}" if leaf.column else ""): number
            for number, leaf in reversed([*enumerate(self.base.leaves)])
            if leaf.kind != OTHER
        }
        self.now = paired_leaves(self.base, self.draft)
        self.known = {number: self.draft.leaves[number].content for number in self.now.values()}

    def base_number(self, place: str) -> int:
        """The leaf of the earlier version at a place. Raises UnfitError."""
        number = self._numbers.get(place)
        if number is None:
            raise UnfitError("its source was not found")
        return number

    def number(self, place: str) -> int:
        """The leaf of now at a place. Raises ConflictError if it is gone."""
        number = self.now.get(self.base_number(place))
        if number is None:
            raise ConflictError(f"“{self._shown(place)}” was removed from the brief since")
        return number

    def place(self, base_number: int) -> str:
        """The place of a leaf of the earlier version."""
        return next(place for place, number in self._numbers.items() if number == base_number)

    def line_of(self, place: str) -> int:
        """The line of the file on which the words of a place stand now; 0 if they are gone."""
        try:
            return self.draft.leaf(self.number(place)).first + self._first_line
        except UnfitError:
            return 0

    def check_same(self, place: str, number: int) -> None:
        """Raise ConflictError if a paragraph that is to be changed as a whole has changed since."""
        if self._is_same(self.base_number(place), number):
            return
        now = text_of(placed.glyph for placed in self.draft.glyphs_at(number))
        raise ConflictError(f"it was changed since: “{self._shown(place)}” is “{shortened(now, _SHOWN)}” now")

    def _is_same(self, base_number: int, number: int) -> bool:
        return self.known.get(number) == self.base.leaves[base_number].content

    def _shown(self, place: str) -> str:
        return shortened(text_of(self.printed.get(place, ())), _SHOWN)

    def shown_range(self, place: str, first: int, last: int) -> tuple[int, int]:
        """The signs of a leaf of the earlier version that a range of what was printed of it stands for."""
        shown = [placed.glyph for placed in self.base.glyphs[self.base_number(place)]]
        return shown_range(self.printed.get(place, []), shown, first, last)

    def range_now(self, place: str, first: int, last: int, new: Sequence[Glyph] | None) -> tuple[int, int] | None:
        """The signs of the leaf of now that a range of what was printed stands for; None if they are `new` already.

        Raises ConflictError if they are others.
        """
        base_number, number = self.base_number(place), self.number(place)
        shown = [placed.glyph for placed in self.base.glyphs[base_number]]
        start, end = self.shown_range(place, first, last)
        if self._is_same(base_number, number):
            return start, end
        now = [placed.glyph for placed in self.draft.glyphs_at(number)]
        found = kept_range(shown, now, start, end)
        if found is not None:
            return None if new and is_inserted(shown[:start], shown[start:end], now, found, new) else found
        span = carried([glyph.look for glyph in shown], [glyph.look for glyph in now], start, end)
        mine, theirs = (text_of(now[slice(*span)]), "") if span else words_around(shown, now, start, end)
        if new is not None and mine == text_of(new):
            return None
        told = text_of(new) if new is not None else "a comment"
        raise ConflictError(
            f"“{text_of(shown[start:end]) or theirs}” is “{mine}” in the brief now, and “{told}” in the document"
        )

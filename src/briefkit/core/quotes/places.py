"""Places in an original as people write them, such as “p. 4”, “para. 12” and “lines 30-31”."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefkit.core.quotes.find import Span
from briefkit.core.quotes.kept_text import KeptText, Passage

PAGE, PARAGRAPH, LINE = "page", "paragraph", "line"
_UNITS = {
    PAGE: r"pp?|pages?|s|seiten?|с|стр",
    PARAGRAPH: r"paras?|paragraphs?|pars?|abs|absatz|absätze|al|абз|¶¶?|§§?",
    LINE: r"lines?|ll?|z|zeilen?|lignes?|строки?",
}
_NAMED = re.compile(
    "|".join(rf"(?P<{unit}>(?<!\w)(?:{words})(?![^\W\d_]))" for unit, words in _UNITS.items()), re.IGNORECASE
)
_NUMBERS = re.compile(r"\.?\s{0,3}(\d{1,7})(?:\s?(?:-|–|to|bis)\s?(\d{1,7}))?")
_WRITTEN = {PAGE: "p. ", PARAGRAPH: "para. ", LINE: "line "}


class Place(NamedTuple):
    """Pages, paragraphs or lines from the first to the last, counted from 1."""

    unit: str
    first: int
    last: int

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{_WRITTEN[self.unit]}{self.first}"
        several = {PAGE: "pp. ", PARAGRAPH: "paras. ", LINE: "lines "}
        return f"{several[self.unit]}{self.first}-{self.last}"

    def meets(self, other: Place) -> bool:
        """Whether two places of one unit have something in common."""
        return self.first <= other.last and other.first <= self.last


def places_in(text: str) -> list[Place]:
    """The places that a text names; none if it names them in another way."""
    found = []
    for named in _NAMED.finditer(text):
        if numbers := _NUMBERS.match(text, named.end()):
            first = int(numbers[1])
            found.append(Place(str(named.lastgroup), first, max(first, int(numbers[2] or first))))
    return found


def places_of(span: Span, kept: KeptText, *, running_on: bool = False) -> dict[str, Place]:
    """The paragraphs where a part of a text stands, and its pages and lines if the original has any.

    With `running_on`, the page after the last paragraph counts as well if nothing else begins in between: of a
    paragraph that runs on, only the first page is known.
    """
    first, last, after = kept.passages_at(*_ends(span, kept))
    found = _places(first, last)
    if PAGE in found and running_on and after and after.page == last.page + 1:
        found[PAGE] = Place(PAGE, first.page, after.page)
    return found


def _places(first: Passage, last: Passage) -> dict[str, Place]:
    """From one paragraph to another, in each unit that the original has."""
    found = {PARAGRAPH: Place(PARAGRAPH, first.paragraph, last.paragraph)}
    if first.page and last.page:
        found[PAGE] = Place(PAGE, first.page, last.page)
    if first.first and last.last:
        found[LINE] = Place(LINE, first.first, last.last)
    return found


def right_place(named: list[Place], span: Span, kept: KeptText) -> str:
    """Where a part of a text stands, in the unit that was named if the original has it."""
    places = places_of(span, kept)
    unit = next((place.unit for place in named if place.unit in places), None)
    return str(places[unit] if unit else _best(places))


def places_at(start: int, end: int, kept: KeptText) -> str:
    """Where a part of the `text` of an original stands, in words."""
    first, last, _ = kept.passages_at(start, end)
    return str(_best(_places(first, last)))


def _best(places: dict[str, Place]) -> Place:
    return next(places[unit] for unit in (PAGE, LINE, PARAGRAPH) if unit in places)


def _ends(span: Span, kept: KeptText) -> tuple[int, int]:
    return kept.letters.place_of(span.start), kept.letters.place_of(span.end - 1) + 1


def is_right(named: list[Place], span: Span, kept: KeptText) -> bool:
    """Whether a part of a text stands at all places that are named; not on a page of an original without pages."""
    places = places_of(span, kept, running_on=True)
    return all(place.unit in places and place.meets(places[place.unit]) for place in named)

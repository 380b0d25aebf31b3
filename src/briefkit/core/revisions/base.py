"""What a brief prints, paragraph by paragraph, and which words of its file each sign of it prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from briefkit.core.publication.places import Bookmarks
from briefkit.core.revisions.glyphs import Glyph
from briefkit.core.values import frozen

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‘’‚‛‹›「」『』'", '"'))
_NARROW = "\u202f"


class Spot(NamedTuple):
    """A sign that is printed. `place` is that of its words, empty for what briefkit adds; `at` counts in that."""

    glyph: Glyph
    place: str = ""
    at: int = 0


@frozen
class Printed:
    """A paragraph as it is printed: its signs, the level of a heading, the depth in lists, and what it is.

    `style` is that of the manuscript; `note` is the number of the footnote that it stands in, or 0. `place` is that of
    the paragraph as a whole, also where it has no words.
    """

    spots: tuple[Spot, ...]
    style: str = ""
    place: str = ""
    level: int = 0
    depth: int = 0
    numbered: bool = False
    note: int = 0
    in_cell: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(spot.glyph.text for spot in self.spots)

    @property
    def places(self) -> list[str]:
        """The places of its words, each once."""
        return list(dict.fromkeys([*filter(None, [self.place]), *(spot.place for spot in self.spots if spot.place)]))

    @property
    def only_place(self) -> str:
        """The place of the paragraph, or of all its words that have one; empty if they have several."""
        return self.place or (self.places[0] if len(self.places) == 1 else "")


class Counter:
    """Counts the signs of each place, so that each knows its number there."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def spots(self, glyphs: Iterable[Glyph], place: str) -> list[Spot]:
        """The signs of some words at a place."""
        found = []
        for glyph in glyphs:
            at = self._next.get(place, 0)
            self._next[place] = at + 1
            found.append(Spot(glyph, place, at))
        return found


def bookmarks_of(paragraphs: Sequence[Printed]) -> dict[str, int]:
    """The name of each bookmark → the number of its paragraph."""
    names = Bookmarks()
    return {names.name(place): number for number, part in enumerate(paragraphs) for place in part.places}


def rows_of_table(paragraphs: Sequence[Printed], cell: int) -> list[list[int]]:
    """The numbers of the cells of an author's table, row by row, the head first; `cell` is that of one of them.

    Rows stand on lines that follow one another, but for the line below the head. Two tables may follow one another.
    """
    first, last = cell, cell + 1
    while first > 0 and _row(paragraphs[first - 1]):
        first -= 1
    while last < len(paragraphs) and _row(paragraphs[last]):
        last += 1
    tables: list[dict[int, list[int]]] = []
    for number in range(first, last):
        line = _row(paragraphs[number])
        lines = list(tables[-1]) if tables else []
        is_next = lines and line in (lines[-1], lines[-1] + (2 if len(lines) == 1 else 1))
        if not is_next:
            tables.append({})
        tables[-1].setdefault(line, []).append(number)
    return next([*table.values()] for table in tables if any(cell in row for row in table.values()))


def _row(part: Printed) -> int:
    """The line of a table's row that a paragraph stands in; 0 for none of an author's table."""
    line = part.place.partition("c")[0].removeprefix("L") if part.in_cell else ""
    return int(line) if line.isdecimal() else 0


def glyphs_by_place(paragraphs: Iterable[Printed]) -> dict[str, list[Glyph]]:
    """The signs that are printed of each place."""
    found: dict[str, list[Glyph]] = {}
    for part in paragraphs:
        for spot in part.spots:
            if spot.place:
                found.setdefault(spot.place, []).append(spot.glyph)
    return found


def matched(printed: Sequence[Glyph], shown: Sequence[Glyph]) -> list[int | None]:
    """For each sign that is printed the number of the one in the source, whose quotation marks are straight."""
    one, other = [_folded(glyph) for glyph in printed], [_folded(glyph) for glyph in shown]
    if one == other:
        return list(range(len(one)))
    found: list[int | None] = [None] * len(one)
    at = 0
    for number, sign in enumerate(one):
        if at < len(other) and sign == other[at]:
            found[number] = at
            at += 1
        elif not (printed[number].text == _NARROW or not sign):
            break
    else:
        if at == len(other):
            return found
    found = [None] * len(one)
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            found[block.a + step] = block.b + step
    return found


def folded_text(text: str) -> str:
    """A text with all quotation marks alike."""
    return text.translate(_QUOTES)


def _folded(glyph: Glyph) -> str:
    return folded_text(glyph.sign) if not glyph.kind else glyph.kind

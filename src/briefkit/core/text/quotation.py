"""Straight quotation marks and apostrophes as typographic ones.

A mark opens or closes by what stands on its sides, as emphasis does in CommonMark. Only marks with a partner, and what
can be nothing but an apostrophe, are replaced: a wrong mark is worse than a straight one. Inches, minutes and the marks
in Hebrew abbreviations stay as they are. The time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefkit.core.text.quotation_sides import NARROW, Sides, neighbour

APOSTROPHE = "’"
_FEET = re.compile(r"\d' ?\d[\d.,/½¼¾]{0,4}\Z")
_FEET_LENGTH = 9
_INCHES = re.compile(r"' ?\d[\d.,/½¼¾]{0,4}\"")
_DECADE = re.compile(r"'\d(?:0s|\der)\b")  # the '70s, die '68er
_WHOLE_DECADE = re.compile(r"'\d0s\Z")
_DECADE_LENGTH = 4
_YEAR = re.compile(r"'\d\d(?!\d)")
_LONE_YEAR = re.compile(r"'\d\d(?=[,.;:!?)]*\s*\Z|[,.;:!?)]+\s)")
_AND = re.compile(r"'n'(?=\s)", re.IGNORECASE)  # rock 'n' roll
_TIMES = "xX×"
_NEVER = r"(?!)"

Kind = str | int
"""What a mark is: `"`, `'`, or 0 or 1 for a typographic one (of the outer or inner pair)."""


class Marks(NamedTuple):
    """The marks of a language: of quotations, of quotations inside these, and the words that are cut at their start.

    A mark includes the space that belongs to it.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    cut: tuple[str, ...] = ()


class _Open(NamedTuple):
    """A mark that opens, by its place in a text."""

    at: int
    kind: Kind


class _Signs(NamedTuple):
    """What to look for: the marks that open and close without their spaces, all of them, and words that are cut."""

    opening: tuple[str, ...]
    closing: tuple[str, ...]
    every: re.Pattern[str]
    cut: re.Pattern[str]


@cache
def _signs(marks: Marks) -> _Signs:
    opening, closing = (tuple(pair[end].strip(NARROW) for pair in (marks.outer, marks.inner)) for end in (0, 1))
    every = "".join(map(re.escape, dict.fromkeys((*opening, *closing))))
    cut = rf"'(?:{'|'.join(marks.cut)})(?![\w'’])" if marks.cut else _NEVER
    return _Signs(opening, closing, re.compile(f"[\"'{every}]"), re.compile(cut, re.IGNORECASE))


def with_marks(text: str, marks: Marks) -> str:
    """A text with typographic marks."""
    parts, end = list[str](), 0
    for at, mark in marks_in(text, marks):
        parts += [text[end:at], mark]
        end = at + 1
    return "".join([*parts, text[end:]]) if parts else text


def marks_in(text: str, marks: Marks, *, continues: bool = False) -> list[tuple[int, str]]:
    """The typographic marks of a text with the places of the straight ones that they replace, in order.

    `continues`: the next paragraph goes on with a quotation, so that this one may open it without an end.
    """
    if '"' not in text and "'" not in text:
        return []
    reader = _Reader(text, _signs(marks))
    reader.read()
    found = dict.fromkeys(reader.apostrophes, APOSTROPHE)
    for opening, closing, pair in _with_pairs(reader.pairs):
        found[opening], found[closing] = marks[pair]
    if continues and text.startswith('"'):
        found.setdefault(0, marks.outer[0])
    return sorted(found.items())


def _with_pairs(pairs: list[tuple[int, int, Kind]]) -> Iterator[tuple[int, int, int]]:
    """The straight marks with the pair to use: `"` the outer one and `'` the inner, but never that around them."""
    around: list[tuple[int, int]] = []
    for opening, closing, kind in sorted(pairs):
        while around and around[-1][0] < opening:
            around.pop()
        pair = kind if isinstance(kind, int) else int(kind == "'")
        if not isinstance(kind, int):
            pair = 1 - pair if around and around[-1][1] == pair else pair
            yield opening, closing, pair
        around.append((closing, pair))


class _Reader:
    """Goes through the marks of a text; `pairs` are (opening, closing, kind), `apostrophes` the places of those."""

    def __init__(self, text: str, signs: _Signs) -> None:
        self.text = text
        self.signs = signs
        self.open: list[_Open] = []
        self.numbers: dict[Kind, list[int]] = {'"': [], "'": [], 0: [], 1: []}
        self.pairs: list[tuple[int, int, Kind]] = []
        self.apostrophes: list[int] = []

    def read(self) -> None:
        for found in self.signs.every.finditer(self.text):
            at, mark = found.start(), found[0]
            sides = self.sides(at)
            if mark == '"':
                self.double(at, sides)
            elif mark == "'":
                self.single(at, sides)
            else:
                self.typographic(at, mark, sides)
        self.give_up(0)

    def sides(self, at: int) -> Sides:
        return Sides(*(neighbour(self.text, at, step, self.signs.every) for step in (-1, 1)))

    def double(self, at: int, sides: Sides) -> None:
        if sides.inside and (sides.hebrew or not (sides.spaceless or self.numbers['"'])):
            return
        if sides.closes and self.can_close(at):
            if not self.is_inch(at, sides):
                self.close(at, '"')
        elif sides.opens and not (sides.inside and sides.before.isdigit()):
            self.push(at, '"')

    def can_close(self, at: int) -> bool:
        """Whether a double mark has one to close: not past a typographic one, nor right after a single one."""
        doubles, outer = self.numbers['"'], self.numbers[0]
        if not doubles or (outer and outer[-1] > doubles[-1]):
            return False
        return self.open[-1] != (at - 1, "'")

    def single(self, at: int, sides: Sides) -> None:
        in_quotation = bool(self.open) and self.open[-1].kind == "'"
        if sides.inside and not sides.spaceless:
            if not (sides.hebrew or (sides.before.isdigit() and (sides.after.isdigit() or sides.after in _TIMES))):
                self.apostrophes.append(at)
        elif sides.before.isdigit() and _INCHES.match(self.text, at):
            return  # minutes or feet, also inside of a quotation
        elif sides.closes and self.is_cut_off(at, sides):
            self.apostrophes.append(at)
        elif sides.closes and in_quotation:
            self.close_single(at)
        elif sides.closes and not sides.opens:
            if sides.after_word and not (sides.hebrew or sides.before.isdigit()):
                self.apostrophes.append(at)
        elif sides.opens and self.is_cut(at, sides):
            self.apostrophes.append(at)
        elif sides.opens:
            self.push(at, "'")

    def typographic(self, at: int, mark: str, sides: Sides) -> None:
        """A mark that stays; those inside of its pair are inner ones."""
        if sides.inside and not sides.spaceless:
            return
        for pair in (0, 1):
            if mark == self.signs.closing[pair] and sides.closes and self.numbers[pair]:
                self.close(at, pair)
                return
        for pair in (0, 1):
            if mark == self.signs.opening[pair] and sides.opens:
                self.push(at, pair)
                return

    def is_inch(self, at: int, sides: Sides) -> bool:
        """Whether a mark after a figure is one of inches or seconds: the quotation is closed by a later one."""
        if not sides.before.isnumeric():
            return False
        if _FEET.search(self.text, max(0, at - _FEET_LENGTH), at):
            return True
        after = self.text.find('"', at + 1)
        later = self.sides(after) if after > 0 and len(self.numbers['"']) == 1 else None
        return later is not None and later.closes and not later.opens

    def is_cut_off(self, at: int, sides: Sides) -> bool:
        """Whether a word has lost its end before a quotation, as in l'"Europe", or both its ends ('n')."""
        closes_both = self.numbers['"'] and self.open[-1].kind == "'"
        is_word = sides.after_word and not sides.spaceless and not closes_both
        elided = is_word and sides.after == '"' and self.sides(at + 1).before_word
        return elided or (self.apostrophes[-1:] == [at - 2] and bool(_AND.match(self.text, at - 2)))

    def is_cut(self, at: int, sides: Sides) -> bool:
        """Whether a mark before a word stands for what was left out ('90s, 'tis), or follows an end: (TNT)'s, "S"'s.

        A year that ends a clause is one too ('68, …); before other words it may open a quotation ('20 years of war').
        """
        if sides.before in (")", "]", "}") or (self.pairs and self.pairs[-1][1] == at - 1):
            return sides.before_word
        return any(found.match(self.text, at) for found in (self.signs.cut, _DECADE, _LONE_YEAR, _AND))

    def close_single(self, at: int) -> None:
        """Close a quotation; a mark after a decade ('68 and the '70s' end) ends none that a year would open."""
        if self.is_year(self.open[-1]) and _WHOLE_DECADE.match(self.text, max(0, at - _DECADE_LENGTH), at):
            self.give_up_years()
            self.apostrophes.append(at)
        else:
            self.close(at, "'")

    def is_year(self, opened: _Open) -> bool:
        """Whether what was opened may be an apostrophe before a year."""
        return opened.kind == "'" and bool(_YEAR.match(self.text, opened.at))

    def give_up_years(self) -> None:
        """The years that were opened last are no quotations."""
        number = len(self.open)
        while number and self.is_year(self.open[number - 1]):
            number -= 1
        self.give_up(number)

    def push(self, at: int, kind: Kind) -> None:
        self.numbers[kind].append(len(self.open))
        self.open.append(_Open(at, kind))

    def close(self, at: int, kind: Kind) -> None:
        """Close the last one of a kind; what was opened after it has no end. A value (key="value") is no quotation."""
        number = self.numbers[kind][-1]
        opening = self.open[number].at
        if self.text[opening - 1 : opening] != "=":
            self.pairs.append((opening, at, kind))
        self.give_up(number + 1)
        del self.open[number]
        self.numbers[kind].pop()

    def give_up(self, number: int) -> None:
        """What was opened from this number on has no end; before a year it is an apostrophe."""
        for opened in self.open[number:]:
            self.numbers[opened.kind].pop()
            if self.is_year(opened):
                self.apostrophes.append(opened.at)
        del self.open[number:]

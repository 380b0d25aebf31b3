"""The passage of a text that is most like a quote which is not in it, and what differs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from briefkit.core.quotes.find import Part, parts_of, spans_of
from briefkit.core.quotes.kept_text import KeptText
from briefkit.core.quotes.letters import letters_of
from briefkit.core.text.words import fold

_ALONE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_ALONE}]|[^\W{_ALONE}]+")
_STOPS, _QUOTATION = ".,;:", '"“”„«»'
_OUTER = f"{_STOPS}{_QUOTATION}'‘’"
_MOST_ATTACHED = 10
_ATTACHED = re.compile(r"\S{0,10}")
_MOST_PARTS = 10
_MOST_WORDS = 300
_COMMON = 300
"""Places of one word that are looked at: a word that stands everywhere tells no passage."""
_LEAST_ALIKE = 0.3
_SHOWN = 12
"""Words around a difference that are shown on each side."""


class Nearest(NamedTuple):
    """What a quote says, and what its text has instead, with some words around it, from `start` to `end` of it."""

    quoted: str
    there: str
    passage: str
    start: int
    end: int


class Index:
    """The places of each word of a kept text, whatever its accents and letter case."""

    def __init__(self, kept: KeptText) -> None:
        self.kept = kept
        self.spans = [found.span() for found in _WORD.finditer(kept.text)]
        self.places: dict[str, list[int]] = {}
        for number, (start, end) in enumerate(self.spans):
            self.places.setdefault(fold(kept.text[start:end]), []).append(number)

    def nearest(self, quote: str) -> Nearest | None:
        """The passage most like the first part of a quote that is not in the text; None if nothing is like it."""
        parts = parts_of(quote)[:_MOST_PARTS]
        missing = (part for part in parts if not spans_of(part.words, self.kept.letters))
        for part in (*islice(missing, 1), *parts[:1]):
            if found := self._passage(part):
                return _compared(part.words, self.kept.text[found[0] : found[1]], found[0])
        return None

    def _passage(self, part: Part) -> tuple[int, int] | None:
        """Where the words of a part stand together best: where most have the same distance to their place in it."""
        words = [fold(found[0]) for found in _WORD.finditer(part.words)][:_MOST_WORDS]
        hits = [
            (place - number, number)
            for number, word in enumerate(words)
            if len(places := self.places.get(word, ())) <= _COMMON
            for place in places
        ]
        slack = 3 + len(words) // 4
        shifts = Counter(shift // slack for shift, _ in hits)
        near = {one: shifts[one] + shifts[one + 1] for one in shifts} | {
            one: shifts[one] + shifts[other] for one, other in pairwise(sorted(shifts)) if other == one + 1
        }
        best = max(near, key=near.__getitem__, default=None)
        if best is None or near[best] < max(1, _LEAST_ALIKE * len(words)):
            return None
        start, end = _ends([hit for hit in hits if hit[0] // slack in (best, best + 1)], len(words))
        start, end = max(0, start), min(len(self.spans), max(0, start) + 1 if end <= start else end)
        return self._whole(self.spans[start][0], self.spans[end - 1][1])

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """A part of the text with what is attached to its first and last word, such as marks and digits."""
        text = self.kept.text
        after = _ATTACHED.match(text, end)
        before = _ATTACHED.match(text[max(0, start - _MOST_ATTACHED) : start][::-1])
        return start - (len(before[0]) if before else 0), after.end() if after else end


def _ends(hits: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """Where a quote of some words would begin and end, by the first and the last that stand there."""
    usual = Counter(shift for shift, _ in hits).most_common(1)[0][0]
    shifts: dict[int, int] = {}
    for shift, number in hits:
        shifts[number] = min(shift, shifts.get(number, shift), key=lambda one: abs(one - usual))
    return shifts[min(shifts)], shifts[max(shifts)] + length


def _alike_first(mine: list[str], found: list[str]) -> int:
    """How many words are the same before one differs."""
    return sum(1 for _ in takewhile(lambda pair: _same(*pair), zip(mine, found, strict=False)))


def _same(one: str, other: str) -> bool:
    """Whether two words are one, whatever mark follows them."""
    return letters_of(one).rstrip(".,;:") == letters_of(other).rstrip(".,;:")


def bare(text: str) -> str:
    """Words without the marks around them, which say nothing where they are shown on their own.

    A quotation mark stays if another one, which may be its partner, stands inside.
    """
    inside = text.strip(_OUTER)
    return text.strip(_STOPS) if any(mark in inside for mark in _QUOTATION) else inside


def _compared(quoted: str, there: str, start: int) -> Nearest:
    """What differs between two texts: all between the first and the last word that do."""
    mine, found = quoted.split(), there.split()
    before = _alike_first(mine, found)
    after = min(_alike_first(mine[::-1], found[::-1]), len(mine) - before, len(found) - before)
    around = found[max(0, before - _SHOWN) : len(found) - after + _SHOWN]
    told = bare(" ".join(around))
    if before > _SHOWN:
        told = f"… {told}"
    if after > _SHOWN:
        told = f"{told} …"
    return Nearest(
        " ".join(mine[before : len(mine) - after]),
        " ".join(found[before : len(found) - after]),
        told,
        start,
        start + len(there),
    )

"""Where a quote stands in a text.

“…” or “[…]” in a quote stands for any words, and any other words in brackets are an addition by the one who quotes,
which may replace a few. The rest of a quote must be there in its order, whole words only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from briefkit.core.quotes.letters import Letters, letters_of

_DOTS = r"(?:…|\.[ \u00a0]?\.[ \u00a0]?\.(?:[ \u00a0]?\.)?)"
_GAP = re.compile(rf"\[\s?{_DOTS}\s?\]|\(\s?{_DOTS}\s?\)|{_DOTS}|\[[^\[\]]{{0,200}}\]")
_OMISSION = re.compile(rf"\[\s?{_DOTS}\s?\]")
_ADDITION_REPLACES = 60  # letters
_MOST_PARTS = 40
_MOST_TRIED = 20_000
"""Places at which the parts of a quote are looked for: one with parts that stand everywhere proves nothing."""
_FEWEST_TRIED, _MOST_COMPARED = 20, 2_000_000
"""Letters of a part that are compared at all these places together: each search goes through the part once more."""
_LAST = ".,;"
"""What those who quote may put inside the last quotation mark in place of what is there."""


class Part(NamedTuple):
    """Words of a quote without a gap, as they are compared; `addition` says that only those in brackets are before."""

    words: str
    letters: str
    addition: bool
    whole_start: bool = True
    whole_end: bool = True


class Span(NamedTuple):
    """Where something stands in the `kept` letters of a text."""

    start: int
    end: int


def parts_of(quote: str) -> list[Part]:
    """The parts of a quote between its gaps; the first ones of more than a quote has."""
    found: list[Part] = []
    last, before = 0, ""
    additions = True  # whether all gaps since the last part are
    cuts = [(gap.start(), gap.end(), gap[0]) for gap in islice(_GAP.finditer(quote), _MOST_PARTS)]
    for start, end, gap in [*cuts, (len(quote), len(quote), "")]:
        words = quote[last:start]
        if letters := letters_of(words):
            attached = _is_addition(before) and words[:1].isalpha()
            cut_off = _is_addition(gap) and words[-1:].isalpha()
            found.append(Part(words.strip(), letters, additions and bool(before), not attached, not cut_off))
            additions = True
        additions = additions and _is_addition(gap)
        last, before = end, gap
    return found


def _is_addition(gap: str) -> bool:
    return gap.startswith("[") and _OMISSION.fullmatch(gap) is None


def spans_of(quote: str, letters: Letters) -> list[Span]:
    """Where a quote stands in a text, in order; empty if it does not."""
    whole = letters_of(quote)
    if not whole:
        return []
    return _at_end(Part(quote, whole, addition=False), letters) or _of_parts(parts_of(quote), letters)


def _at_end(part: Part, letters: Letters, tries: int = _MOST_TRIED) -> list[Span]:
    """Where the end of a quote stands, with or without its last full stop or comma."""
    found = list(_occurrences(part, letters, tries))
    if not found and part.letters[-1] in _LAST and len(part.letters) > 1:
        return list(_occurrences(part._replace(letters=part.letters[:-1]), letters, tries))
    return found


def _of_parts(parts: list[Part], letters: Letters) -> list[Span]:
    """Where parts stand, each after the one before."""
    reached: list[Span] = []
    for number, part in enumerate(parts):
        tries = _MOST_TRIED // len(parts)
        at_end = number == len(parts) - 1
        found = _at_end(part, letters, tries) if at_end else list(_occurrences(part, letters, tries))
        reached = _joined(reached, found, _ADDITION_REPLACES if part.addition else None) if number else found
    return reached


def _joined(before: list[Span], after: list[Span], most: int | None) -> list[Span]:
    """Parts that follow one before, at most some letters later; from the nearest one."""
    ends = [span.end for span in before]
    found = []
    for span in after:
        nearest = bisect_right(ends, span.start) - 1
        if nearest >= 0 and (most is None or span.start - ends[nearest] <= most):
            found.append(Span(before[nearest].start, span.end))
    return found


def _occurrences(part: Part, letters: Letters, tries: int) -> Iterator[Span]:
    size, at = len(part.letters), -1
    for _ in range(min(tries, max(_FEWEST_TRIED, _MOST_COMPARED // size))):
        at = letters.kept.find(part.letters, at + 1)
        if at < 0:
            return
        starts = not part.whole_start or letters.are_parted(at)
        if starts and (not part.whole_end or letters.are_parted(at + size)):
            yield Span(at, at + size)

"""Where hits are in a text: their spans, the words around them, and the heading above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefkit.core.query.value import Text
from briefkit.core.text.folding import without_notes
from briefkit.core.text.scripts import (
    ACCENTS,
    IGNORED,
    MARKS,
    NON_JOINER,
    SOUTH_EAST_ASIAN,
    SPACELESS,
    SPACELESS_MARKS,
    STACKERS,
)
from briefkit.core.text.words import words

_WRITTEN_OUT = (
    "\u0345\u20a8\ufdfc\u2e80-\u2fdf\u3190-\u319f\u2100-\u211f\u2121\u2123-\u214f\u249c-\u24e9\u3200-\u33ff"
    "\U0001f100-\U0001f2ff"
)
"""Symbols that fold to letters, such as ℡, ₨ and ㌔."""
_HEADING = r"^ {0,3}#{1,6}[ \t]++(.*)|^ {0,3}(`{3,}|~{3,})"
_LONGEST, _BEFORE, _AFTER = 320, 70, 110
"""Characters of the longest sentence that is shown whole, and around the first hit of a longer one."""


def hit_spans(text: str, texts: Sequence[Text]) -> list[tuple[int, int]]:
    """The spans of hits in a text as written, in order, without overlaps."""
    found = sorted(_ascii_spans(text, texts) if text.isascii() else _token_spans(text, texts))
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _ascii_spans(text: str, texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """The same for ASCII, where a pattern is ten times as fast."""
    for asked in texts:
        middle = "[^A-Za-z0-9]+".join(map(re.escape, asked.words))
        end = "[A-Za-z0-9]*" if asked.prefix else "(?![A-Za-z0-9])"
        pattern = re.compile(f"(?<![A-Za-z0-9]){middle}{end}", re.IGNORECASE | re.ASCII)
        yield from (match.span() for match in pattern.finditer(text))


@cache
def _token() -> re.Pattern[str]:
    """A word in any script, with what it ignores. Compiled on demand, since that takes as long as a search."""
    letter = f"(?:[^\\W_{SPACELESS}]|[{_WRITTEN_OUT}])"
    return re.compile(
        "(?:[\u1100-\u115f][\u1160-\u11a7]|[\uac00-\ud7af])[\u11a8-\u11ff]*"  # a syllable of Hangul, also decomposed
        f"|[{SPACELESS}](?:[{SPACELESS_MARKS}{ACCENTS}{IGNORED}\u0e33\u0eb3\uff9e\uff9f]|[{STACKERS}][{SOUTH_EAST_ASIAN}]?)*"
        f"|{letter}(?:{letter}|[{MARKS}{ACCENTS}{IGNORED}]|{NON_JOINER})*"
    )


@cache
def _unseen_end() -> re.Pattern[str]:
    return re.compile(f"(?<![\u200c{IGNORED}])[\u200c{IGNORED}]++\\Z")


def _token_spans(text: str, texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    plain = without_notes(text, "\u2060")
    tokens: list[tuple[str, re.Match[str]]] = []
    for match in _token().finditer(plain):
        found = (match[0].lower(),) if match[0].isascii() else words(match[0])  # most are, and are one word
        tokens += [(word, match) for word in found]
    held = [word for word, _ in tokens]
    for asked in texts:
        for at in places(held, asked):
            last = tokens[at + len(asked.words) - 1][1]
            yield tokens[at][1].start(), last.start() + len(_unseen_end().sub("", last[0]))


def cut_around(text: str, hits: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Start and end of a sentence, or of the words around its first hit if it is long, cut between words."""
    if end - start <= _LONGEST:
        return start, end
    first, last = hits[0]
    if first - start > _BEFORE:
        start = _cut_before(text, first - _BEFORE, first)
    if end > max(last, first + _AFTER):
        end = _cut_after(text, max(last, first + _AFTER), last)
    return start, end


def _cut_before(text: str, start: int, hit: int) -> int:
    if start == 0:
        return 0
    space = re.compile(r"\s+").search(text, start, hit)
    return space.end() if space else _after_marks(text, start)


def _cut_after(text: str, end: int, hit: int) -> int:
    if end == len(text):
        return end
    at = max(text.rfind(" ", hit, end), text.rfind("\n", hit, end))
    return at if at > hit else _after_marks(text, end)


def _after_marks(text: str, at: int) -> int:
    """The first place from `at` on where no letter is separated from what stands on it."""
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    while at < len(text) and (
        unicodedata.category(text[at]) in {"Mn", "Mc", "Cf"} or text[at - 1] in f"{STACKERS}\u200d"
    ):
        at += 1
    return at


def heading_above(body: str, place: int) -> str | None:
    """The last heading before an offset, ignoring code."""
    found, fence = None, ""
    for match in re.compile(_HEADING, re.MULTILINE).finditer(body, 0, place + 1):
        marker = match[2] or ""
        if marker:
            fence = "" if fence and marker.startswith(fence) else fence or marker
        elif not fence and match.start() <= place:
            found = match[1].rstrip(" \t").rstrip("#").rstrip(" \t")
    return found


def places(held: Sequence[str], asked: Text) -> Iterator[int]:
    """Where a text starts among the words of another."""
    *first, last = asked.words
    for at in range(len(held) - len(first)):
        end = held[at + len(first)]
        if (end.startswith(last) if asked.prefix else end == last) and list(held[at : at + len(first)]) == first:
            yield at

"""What a reader sees of a text: letters composed (Unicode NFC), signs without a shape of their own left out.

Two texts of which this is the same read alike. `cluster_end` keeps together what is one sign to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

UNSEEN = {
    "soft hyphens": "\u00ad",
    "direction marks": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "zero-width signs": "\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff",
    "variation selectors": "\ufe00-\ufe0f\U000e0100-\U000e01ef",
}
"""Kinds of signs that cannot be seen, each as a range for a regular expression."""

NO_BREAK_SPACES = "\u00a0\u2007\u202f"

UNSEEN_ALONE = "".join(UNSEEN.values()) + "\u115f\u1160\u2800\u3164\uffa0"
"""What shows nothing in a text of its own, for a regular expression: also the fillers of Hangul and the empty Braille
cell, which are letters and signs to Unicode."""
BLANK = re.compile(f"[\\s{UNSEEN_ALONE}]*")
"""A text of which nothing is seen."""

_JOINERS = "\u200c\u200d"  # seen in scripts that join their letters and in emoji, not in Latin, Greek and Cyrillic
_ALWAYS = re.sub("\u200b-\u200d", "\u200b", "".join(UNSEEN.values()))
_UNSEEN = re.compile(f"[{_ALWAYS}]|(?<=[\\0-\u058f\u1e00-\u1fff])[{_JOINERS}]")
_EXTENDS = re.compile(f"[{_JOINERS}\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_JAMO = re.compile("[\u1160-\u11ff]")  # vowels and finals, which compose with what is before them
_REGIONS = "".join(map(chr, range(0x1F1E6, 0x1F200)))  # two of these letters are a flag


def visible(text: str) -> str:
    """A text without what cannot be seen, and composed."""
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def seen(text: str) -> tuple[str, Sequence[int]]:
    """What is visible of a text, and for each place in it, its end included, the place in the text."""
    if visible(text) == text:
        return text, range(len(text) + 1)
    shown: list[str] = []
    places: list[int] = []
    start = begin = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _belongs(text, end):
            continue
        piece, source = visible(text[start:end]), text[start:end]
        if piece:
            shown.append(piece)
            places.append(begin)
            places += range(start + 1, end) if piece == source else [end] * (len(piece) - 1)
            begin = end
        start = end
    return "".join(shown), [*places, len(text)]


def cluster_end(text: str, start: int, end: int) -> int:
    """Where what begins at `start` may end without cutting the grapheme cluster (UAX #29) at `end`."""
    while end < len(text) and text[end] > "\u02ff" and _continues(text, start, end):
        end += 1
    return end


def _belongs(text: str, at: int) -> bool:
    """Whether a sign is composed with the one before it, or cannot be seen."""
    return text[at] > "\u007f" and (_UNSEEN.match(text, at) is not None or _is_mark(text[at]) or _is_jamo(text[at]))


def _continues(text: str, start: int, at: int) -> bool:
    if _is_mark(text[at]) or _is_jamo(text[at]) or _EXTENDS.match(text, at):
        return True
    if text[at - 1] == "\u200d":
        return not text[at].isalnum()
    before = text[start:at]
    return text[at] in _REGIONS and (len(before) - len(before.rstrip(_REGIONS))) % 2 == 1


def _is_jamo(sign: str) -> bool:
    return _JAMO.match(sign) is not None


def _is_mark(sign: str) -> bool:
    import unicodedata  # noqa: PLC0415 - as above

    return unicodedata.category(sign)[0] == "M"

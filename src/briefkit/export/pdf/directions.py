"""Which way a piece of text runs, by the first letter in it that has a direction (the rule of HTML's dir=auto)."""

from __future__ import annotations

import unicodedata

_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction_of(text: str) -> str | None:
    """`ltr` or `rtl`; None where no letter says."""
    if text[:1].isascii() and text[:1].isalpha():
        return "ltr"
    ways = (_WAYS.get(unicodedata.bidirectional(character)) for character in text)
    return next((way for way in ways if way), None)

"""The direction of a text, by its first letter with a direction (the rule of HTML's dir=auto)."""

from __future__ import annotations

import unicodedata

_DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction_of(text: str) -> str | None:
    """`ltr` or `rtl`; None if no letter has a direction."""
    if text[:1].isascii() and text[:1].isalpha():
        return "ltr"
    directions = (_DIRECTIONS.get(unicodedata.bidirectional(character)) for character in text)
    return next((direction for direction in directions if direction), None)

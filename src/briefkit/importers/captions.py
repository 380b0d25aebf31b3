"""Captions of pictures that end with who made the picture."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 600
"""Characters of a caption."""
_IN_PARENTHESES = re.compile(r"(?P<caption>.{10,600}?)\s?\((?P<credit>(?:[^()]|\([^()]{0,80}\)){3,80})\)\.?")
_BEHIND = re.compile(
    r"(?:légende\s?:\s?)?(?P<caption>.{10,600}?[.!?…])\s?(?:©|\(c\)|Photo:|Foto:|Фото:)\s?(?P<credit>(?-i:[^\W\d_a-zß-öø-ÿа-џ])[^.!?]{2,80})\.?",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"/|\b(?:AP|AFP|Reuters|Getty|EPA|dpa|TASS|photo|image|Foto|via|courtesy)\b", re.IGNORECASE)


class Credited(NamedTuple):
    """A caption and its credit; `certain` if the credit is signed as agencies and photographers sign."""

    caption: str
    credit: str
    certain: bool


def credited(text: str) -> Credited | None:
    """A caption apart from its credit, which stands in parentheses or behind a sign at the end; None without one."""
    if len(text) > LONGEST:
        return None
    if found := _IN_PARENTHESES.fullmatch(text):
        return Credited(found["caption"], found["credit"], _SIGNED.search(found["credit"]) is not None)
    if found := _BEHIND.fullmatch(text):
        return Credited(found["caption"], found["credit"], certain=True)
    return None

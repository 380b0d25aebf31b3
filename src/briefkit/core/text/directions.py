"""Texts written from right to left inside of lines written from left to right."""

from __future__ import annotations

import re

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_RIGHT, _LEFT = "\u200f", "\u200e"


def in_a_line(text: str) -> str:
    """A text with the marks that keep it apart from the signs and texts around it in a line from left to right.

    Without them the Unicode bidirectional algorithm (UAX 9) makes one run of two such texts and the “, −” between them,
    so that each sign stands beside the other text. Marks, and no isolates, since those are shown as suspect.
    """
    return f"{_RIGHT}{text}{_RIGHT}{_LEFT}" if _RIGHT_TO_LEFT.search(text) else text

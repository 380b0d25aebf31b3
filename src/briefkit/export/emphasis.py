"""What emphasis looks like in each script: only Latin, Greek and Cyrillic letters have italics.

Chinese and Japanese set a dot at each character (GB/T 15834 and JIS X 4051); other scripts – Arabic, Hebrew, Korean,
Armenian, Georgian, Ethiopic, those of India and South-East Asia – are set in bold, upright. A slant that a program
makes up is wrong in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_DOTTED = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UPRIGHT = (
    "\u0530-\u1c7f\u1c90-\u1cff\u2d00-\u2ddf\ua4d0-\ua63f\ua6a0-\ua71f\ua800-\uab2f\uab70-\ud7ff\ufb07-\ufdff"
    "\ufe70-\ufefc\U00010000-\U0001cfff\U0001e000-\U0001efff\u200c-\u200f"
)
_BETWEEN = r"\s\d.,:;!?()\u2010-\u201f\u00ab\u00bb-"


class Piece(NamedTuple):
    """A part of an emphasized text: `look` is italic, dotted or upright (and bold)."""

    look: str
    text: str


def pieces_of(text: str) -> Iterator[Piece]:
    """The parts of an emphasized text by what emphasis looks like in their script."""
    end = 0
    for found in () if text.isascii() else _upright_run().finditer(text):
        if found.start() > end:
            yield Piece("italic", text[end : found.start()])
        yield Piece(found.lastgroup or "", found[0])
        end = found.end()
    if end < len(text):
        yield Piece("italic", text[end:])


@cache
def _upright_run() -> re.Pattern[str]:
    """Letters without italics, with what stands between them."""
    return re.compile(f"(?P<dotted>[{_DOTTED}]+)|(?P<upright>[{_UPRIGHT}]+(?:[{_BETWEEN}]+[{_UPRIGHT}]+)*)")

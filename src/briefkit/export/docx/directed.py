"""The parts of a text by the direction in which their letters run, which Word wants to be told of each run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

_WAYS = {"L": False, "R": True, "AL": True}


def directed(text: str, *, backwards: bool) -> Iterator[tuple[bool, str]]:
    """The parts of a text, each after whether it runs from right to left, in a paragraph that does or does not.

    What has no direction of its own, such as a comma or a figure, goes with the letters on both sides of it, and where
    these differ with the paragraph (UAX #9, N1 and N2).
    """
    if not backwards and (text.isascii() or not _turned().search(text)):
        yield False, text
        return
    ways = [_WAYS.get(unicodedata.bidirectional(character)) for character in text]
    after: bool | None = None
    following = [after := way if way is not None else after for way in reversed(ways)][::-1]
    before: bool | None = None
    for number, way in enumerate(ways):
        if way is None:
            next_way = following[number]
            ways[number] = before if before is not None and before == next_way else backwards
        else:
            before = way
    at = 0
    for found, run in groupby(ways):
        length = sum(1 for _ in run)
        yield bool(found), text[at : at + length]
        at += length


@cache
def _turned() -> re.Pattern[str]:
    """The blocks of Unicode with letters that run from right to left, and the mark that counts as one."""
    return re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")

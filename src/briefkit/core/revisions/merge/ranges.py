"""Where some signs of one version of a text are in another version of it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from briefkit.core.revisions.base import matched
from briefkit.core.revisions.glyphs import Glyph, looks, text_of


def shown_range(printed: Sequence[Glyph], shown: Sequence[Glyph], first: int, last: int) -> tuple[int, int]:
    """The signs of a source that a range of what was printed stands for."""
    places = matched(printed, shown)
    inside = [place for place in places[first:last] if place is not None]
    if inside:
        return min(inside), max(inside) + 1
    before = [place for place in places[:first] if place is not None]
    after = [place for place in places[last:] if place is not None]
    at = before[-1] + 1 if before else after[0] if after else len(shown)
    return at, at


def carried(old: Sequence[Any], now: Sequence[Any], first: int, last: int) -> tuple[int, int] | None:
    """What stands in another version of a text between the two signs around some of its signs.

    None where one of these is not there any more, unless the signs themselves are.
    """
    blocks = SequenceMatcher(None, old, now, autojunk=False).get_matching_blocks()
    places = {block.a + step: block.b + step for block in blocks for step in range(block.size)}
    start = places[first - 1] + 1 if first - 1 in places else 0 if first == 0 else None
    end = places.get(last, len(now) if last == len(old) else None)
    if start is not None and end is not None:
        return start, end
    for block in blocks:
        if first < last and block.a <= first and last <= block.a + block.size:
            return block.b + first - block.a, block.b + last - block.a
    return None


def kept_range(old: Sequence[Glyph], new: Sequence[Glyph], start: int, end: int) -> tuple[int, int] | None:
    """A range of one text in another version of it; None where that was changed."""
    one, other = [glyph.look for glyph in old], [glyph.look for glyph in new]
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        inside = block.a <= start and end <= block.a + block.size
        if inside and block.size and (start < end or block.a < start or start == 0):
            return block.b + start - block.a, block.b + end - block.a
    return None


def is_inserted(
    lead: Sequence[Glyph], old: Sequence[Glyph], now: Sequence[Glyph], found: tuple[int, int], new: Sequence[Glyph]
) -> bool:
    """Whether a change that only adds words is there already: they stand where they did not before.

    `lead` stands before the signs `old`, which are at `found` now and are to become `new`.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head].sign == new[head].sign:
        head += 1
    tail = len(old) - head
    if tail and [glyph.sign for glyph in old[head:]] != [glyph.sign for glyph in new[len(new) - tail :]]:
        return False
    added = looks(new[head : len(new) - tail])
    size = len(new) - tail - head

    def beside(glyphs: Sequence[Glyph], place: int) -> bool:
        return added in (looks(glyphs[max(place - size, 0) : place]), looks(glyphs[place : place + size]))

    return bool(added) and beside(now, found[0] + head) and not beside([*lead, *old], len(lead) + head)


def words_around(old: Sequence[Glyph], new: Sequence[Glyph], start: int, end: int) -> tuple[str, str]:
    """The words of a new version in the place of a range, and those of the old one."""
    one, other = [glyph.look for glyph in old], [glyph.look for glyph in new]
    left, right, first, last = 0, len(new), 0, len(old)
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        if block.size and block.a + block.size <= start:
            left, first = block.b + block.size, block.a + block.size
        elif block.size and block.a <= start < block.a + block.size:
            left, first = block.b + start - block.a, start
        if block.size and block.a >= end:
            right, last = block.b, block.a
            break
        if block.size and block.a < end <= block.a + block.size:
            right, last = block.b + end - block.a, end
            break
    return text_of(new[left:right]), text_of(old[first:last])

"""Ways to write a change inside one paragraph: from the one that touches fewest characters to a new paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.core.revisions.draft.spelling import Item, Manner, Unspellable, spelled
from briefkit.core.revisions.glyphs import Glyph, Placed

_MARKS = re.compile(r"\*+|_+|~~|</?(?:strong|b|em|i|u|s|del|ins|sub|sup|mark|kbd)>|`+", re.IGNORECASE)
_FEW = 60  # places between two glyphs at which something may be inserted


class Splice(NamedTuple):
    """Characters of a content to be replaced."""

    start: int
    end: int
    text: str


class Replacement(NamedTuple):
    """The glyphs from `first` to `last` (excluded) of a paragraph, and those that come in their place."""

    first: int
    last: int
    new: tuple[Item, ...]


def expected(glyphs: Sequence[Placed], change: Replacement) -> list[Glyph]:
    """The glyphs of a paragraph after a change."""
    before = [placed.glyph for placed in glyphs]
    return [*before[: change.first], *(item.glyph for item in change.new), *before[change.last :]]


def ways(content: str, glyphs: Sequence[Placed], change: Replacement, how: Manner) -> Iterator[Splice]:
    """The ways to write a change, the most careful first. Raises Unspellable if there is none."""
    yield from _in_place(content, glyphs, change, how)
    yield from _restyled(content, glyphs, change)
    for tags in (False, True):
        yield from _around(content, glyphs, change, how._replace(tags=tags))
    for tags in (False, True):
        for one_line in (how.one_line, True):
            yield _whole(content, glyphs, change, how._replace(tags=tags, one_line=one_line))


def _bounds(content: str, glyphs: Sequence[Placed], first: int, last: int) -> tuple[int, int]:
    """The end of the glyph before some glyphs, and the start of the one after them."""
    before = glyphs[first - 1].end if first else 0
    after = glyphs[last].start if last < len(glyphs) else len(content)
    return before, max(before, after)


def _in_place(content: str, glyphs: Sequence[Placed], change: Replacement, how: Manner) -> Iterator[Splice]:
    first, last, new = change
    before, after = _bounds(content, glyphs, first, last)
    contexts = _contexts(glyphs, first, last)
    starts = how._replace(start=how.start and first == 0)
    if first < last:
        start, end = glyphs[first].start, glyphs[last - 1].end
        for styles, link in contexts:
            yield Splice(start, end, spelled(new, styles, link, starts))
        if before != start or after != end:
            for styles, link in contexts:
                yield Splice(before, after, spelled(new, styles, link, starts))
        return
    places = list(dict.fromkeys([before, after, *range(before, min(after, before + _FEW))]))
    for styles, link in contexts:
        for place in places:
            yield Splice(place, place, spelled(new, styles, link, starts))


def _contexts(glyphs: Sequence[Placed], first: int, last: int) -> list[tuple[frozenset[str], str]]:
    """The styles and links inside which new glyphs may stand, the likeliest first."""
    nearby = [glyphs[at].glyph for at in (first, first - 1, last) if 0 <= at < len(glyphs)]
    if first == last:
        nearby = [glyphs[at].glyph for at in (first - 1, first) if 0 <= at < len(glyphs)]
    found = [(glyph.styles - {"code"}, glyph.target) for glyph in nearby]
    code = [(glyph.styles, glyph.target) for glyph in nearby if "code" in glyph.styles]
    return list(dict.fromkeys([*found, (frozenset(), ""), *code]))


def _restyled(content: str, glyphs: Sequence[Placed], change: Replacement) -> Iterator[Splice]:
    """A style put around words, or taken from them, whose source stays."""
    first, last, new = change
    old = [placed.glyph for placed in glyphs[first:last]]
    if not old or [item.glyph.sign for item in new] != [glyph.sign for glyph in old]:
        return
    before, after = _bounds(content, glyphs, first, last)
    start, end = glyphs[first].start, glyphs[last - 1].end
    kept = content[start:end]
    added = new[0].glyph.styles - old[0].styles
    if added and "code" not in added:
        marks = [spelled([Item(Glyph("x", frozenset([style])))]).split("x") for style in sorted(added)]
        opened = "".join(mark[0] for mark in marks)
        closed = "".join(mark[1] for mark in reversed(marks))
        yield Splice(start, end, f"{opened}{kept}{closed}")
    lead, tail = _MARKS.sub("", content[before:start]), _MARKS.sub("", content[end:after])
    yield Splice(before, after, f"{lead}{kept}{tail}")


def _around(content: str, glyphs: Sequence[Placed], change: Replacement, how: Manner) -> Iterator[Splice]:
    """The words from where no style is open to where none is."""
    first, last, new = change
    while first > 0 and not _is_bare(glyphs, first):
        first -= 1
    while last < len(glyphs) and not _is_bare(glyphs, last):
        last += 1
    if first == 0 and last == len(glyphs):
        return
    items = [*_items(content, glyphs, first, change.first), *new, *_items(content, glyphs, change.last, last)]
    before, after = _bounds(content, glyphs, first, last)
    yield Splice(before, after, spelled(items, how=how._replace(start=how.start and first == 0)))


def _is_bare(glyphs: Sequence[Placed], at: int) -> bool:
    """Whether no style or link is open between two glyphs."""
    one, other = glyphs[at - 1].glyph, glyphs[at].glyph
    return not (one.styles & other.styles) and (not one.target or one.target != other.target)


def _whole(content: str, glyphs: Sequence[Placed], change: Replacement, how: Manner) -> Splice:
    items = [
        *_items(content, glyphs, 0, change.first),
        *change.new,
        *_items(content, glyphs, change.last, len(glyphs)),
    ]
    return Splice(0, len(content), spelled(_trimmed(items), how=how))


def _items(content: str, glyphs: Sequence[Placed], first: int, last: int) -> list[Item]:
    return [Item(placed.glyph, content[placed.start : placed.end]) for placed in glyphs[first:last]]


def _trimmed(items: list[Item]) -> list[Item]:
    first, last = 0, len(items)
    while first < last and items[first].glyph.is_blank:
        first += 1
    while first < last and items[last - 1].glyph.is_blank:
        last -= 1
    return items[first:last]


__all__ = ["Item", "Replacement", "Splice", "Unspellable", "expected", "ways"]

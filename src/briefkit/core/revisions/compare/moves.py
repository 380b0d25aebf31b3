"""Paragraphs that stand elsewhere now."""

from __future__ import annotations

import re

from briefkit.core.revisions.compare.align import increasing
from briefkit.core.revisions.compare.comparison import Comparison
from briefkit.core.revisions.compare.paragraphs import is_item
from briefkit.core.revisions.value import Moved

_SHOWN = 200
_PAST = 40


def find_moves(here: Comparison) -> None:
    """Find the paragraphs that are off the longest run of those whose order stayed."""
    links = here.links
    pairs = sorted((number, part) for part, number in links.pairs() if not links.base[part].note)
    spine = {part for _, part in increasing(pairs)}
    for number, part in pairs:
        if part not in spine and links.seen[number].words and not links.base[part].in_cell:
            _moved(here, number, part)


def _moved(here: Comparison, number: int, part: int) -> None:
    links = here.links
    printed = links.base[part]
    place, after = printed.only_place, _place_before(here, number, part)
    if after is None:
        here.lose(f"“{printed.text[:_SHOWN]}” was moved; its place in the publication is fixed", part)
        return
    before = links.neighbour(number, -1)
    past = links.base[before].text[:_PAST] if before is not None else ""
    trace = next((sign.trace for sign, _, _ in links.seen[number].signs if sign.state), None)
    here.add(part, "moved", Moved(place, after, number), trace, before=printed.text, moved_past=past)


def _place_before(here: Comparison, number: int, part: int) -> str | None:
    """The place after which a paragraph stands now, empty for the start; None if it cannot be moved there."""
    links = here.links
    place = links.base[part].only_place
    around = [links.neighbour(number, step) for step in (-1, 1)]
    before, after = (links.base[at].only_place if at is not None else "" for at in around)
    if links.base[part].place.startswith("L"):
        return before if before.startswith("L") else ""
    if not is_item(place):
        return None
    if _list_of(before) == _list_of(place):
        return before
    return "" if _list_of(after) == _list_of(place) else None


def _list_of(place: str) -> str:
    """The list that an item is in; empty for what is no item."""
    return re.split(r"\.\d+(?:\.|\Z)", place)[0] if is_item(place) else ""

"""Paragraphs that stand elsewhere now."""

from __future__ import annotations

from briefkit.core.revisions.compare.align import increasing
from briefkit.core.revisions.compare.comparison import Comparison
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
    if not printed.place.startswith("L"):
        here.lose(f"“{printed.text[:_SHOWN]}” was moved; its place in the publication is fixed", part)
        return
    before = links.neighbour(number, -1)
    place = links.base[before].place if before is not None else ""
    past = links.base[before].text[:_PAST] if before is not None else ""
    trace = next((sign.trace for sign, _, _ in links.seen[number].signs if sign.state), None)
    act = Moved(printed.place, place if place.startswith("L") else "")
    here.add(part, "moved", act, trace, before=printed.text, moved_past=past)

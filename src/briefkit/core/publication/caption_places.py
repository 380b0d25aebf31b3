"""Which of the captions beside tables belongs to which table, by where the others of a brief stand.

The blocks of a text are told by one letter each: `t` a table, `r` a table whose last row is its caption, `c` a caption,
`:` one that a bare colon opens, `g` one whose table starts in the next line, and `-` all else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Side = Literal["above", "below"]


def usual_side(texts: Iterable[str]) -> Side:
    """Where the captions of a brief stand: as most of those do that can belong to one table only, above if none can.

    Where nothing else tells, a bare colon stands below its table, as in pandoc's manual.
    """
    above = below = colons = 0
    for kinds in texts:
        stretches = [kinds[stretch.start : stretch.stop] for stretch in _stretches(kinds)]
        above += sum(1 for stretch in stretches if _side(stretch) == "above")
        below += sum(1 for stretch in stretches if _side(stretch) == "below") + kinds.count("r")
        colons += sum(stretch.count(":") for stretch in stretches if stretch[0] == stretch[-1] == "t")
    return "below" if below > above or (below == above and colons) else "above"


def caption_places(kinds: str, usual: Side) -> dict[int, int]:
    """The places of captions by those of their tables. As many tables as can be have one, and each at most one."""
    places = {}
    for stretch in _stretches(kinds):
        side = _side(kinds[stretch.start : stretch.stop]) or usual
        for caption in stretch:
            table = caption + (1 if side == "above" else -1)
            if kinds[caption] != "t" and table in stretch:
                places[table] = caption
    return places


def _stretches(kinds: str) -> list[range]:
    """The longest stretches in which tables and captions take turns; one that is glued to its table opens its own."""
    found: list[range] = []
    for place, kind in enumerate(kinds):
        if kind in "-r":
            continue
        last = found[-1] if found else range(0)
        turns = last.stop == place and (kinds[place - 1] == "t") != (kind == "t")
        complete = len(last) == 2 and kinds[last.start] == "g"
        if place and len(last) and turns and kind != "g" and not complete:
            found[-1] = range(last.start, place + 1)
        else:
            found.append(range(place, place + 1))
    return found


def _side(stretch: str) -> Side | None:
    """Where the captions of a stretch stand if each has its table on one side only."""
    first, last = stretch[0] == "t", stretch[-1] == "t"
    if first == last:
        return None
    return "below" if first else "above"

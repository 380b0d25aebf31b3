"""Which of an author's marks for generated parts have effect: what exports print and what checks report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefkit.core.body.losses import MARK
from briefkit.core.publication.parts import FIGURE
from briefkit.core.text.ids import id_key, of_id

UNKNOWN, UNPLACED, NO_FIGURE, NOTHING, REPEATED = "unknown", "unplaced", "no-figure", "nothing", "repeated"
"""Why a mark has no effect: no such part; no effect where it stands; nothing to print; the same stands before it."""


class JudgedMark(NamedTuple):
    """A mark with its part, the id of its figure as the brief has it, and why it has no effect, if it has none.

    `first` is the line of the mark that it repeats, if it repeats one.
    """

    part: str
    argument: str
    why: str | None = None
    first: int = 0


def judged_marks(
    marks: Sequence[tuple[int, str, str]], present: Mapping[str, bool], figures: Collection[str]
) -> Iterator[JudgedMark]:
    """Each of some marks, given as (line, name, place without effect), judged in order.

    `present` tells which headed parts there are, `figures` which figures.
    """
    lines: dict[tuple[str, str], int] = {}
    ids = {id_key(figure): figure for figure in figures}
    for line, name, place in marks:
        known, part, written = _named(name)
        argument = (of_id(ids, written) or written) if part == FIGURE else ""
        if not known:
            yield JudgedMark(part, argument, UNKNOWN)
        elif place:
            yield JudgedMark(part, argument, UNPLACED)
        elif part == FIGURE and id_key(argument) not in ids:
            yield JudgedMark(part, argument, NO_FIGURE)
        elif part != FIGURE and not present[part]:
            yield JudgedMark(part, argument, NOTHING)
        elif (part, argument) in lines:
            yield JudgedMark(part, argument, REPEATED, lines[part, argument])
        else:
            lines[part, argument] = line
            yield JudgedMark(part, argument)


def _named(name: str) -> tuple[bool, str, str]:
    """Whether a mark names a part, that part, and what follows it."""
    if mark := MARK.fullmatch(f"<!-- briefkit: {name} -->"):
        part = mark[1].lower()
        return True, part, mark[2] or ""
    return False, name.partition(" ")[0].lower(), ""

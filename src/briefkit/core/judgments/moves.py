"""How a forecast moved: toward certainty or away from it, or to the other side."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.judgments.rows import Band, JudgmentRow, band_of, point_of, updates_of

HARDENED = "hardened"
SOFTENED = "softened"
REVERSED = "reversed"
UNCHANGED = "unchanged"
STATED = "stated"


class JudgmentMove(NamedTuple):
    """A changed probability: when, from what to what, and what that means."""

    date: PartialDate
    word: str
    before: Band | None
    after: Band


def likelihood_move(before: Band | None, after: Band) -> str:
    """Away from even odds is hardened, toward them softened, across them reversed; a first likelihood is stated."""
    if before is None:
        return STATED
    one, other = point_of(before) - 0.5, point_of(after) - 0.5
    if abs(one - other) < 1e-9:
        return UNCHANGED
    if one * other < 0:
        return REVERSED
    return HARDENED if abs(other) > abs(one) else SOFTENED


def judgment_moves(row: JudgmentRow) -> list[JudgmentMove]:
    """Every later probability of a judgment, in order of date."""
    before, told = row.initial, []
    for update in updates_of(row.judgment):
        after = band_of(update.probability, update.term, row.scale)
        if after is not None:
            told.append(JudgmentMove(update.date, likelihood_move(before, after), before, after))
            before = after
    return told

"""How a forecast moved from update to update."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.likelihood.figures import Band
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.movement import likelihood_move


class JudgmentMove(NamedTuple):
    """A change of likelihood: its date, what it means, and the bands before and after."""

    date: PartialDate
    word: str
    before: Band | None
    after: Band


def judgment_moves(row: JudgmentRow) -> list[JudgmentMove]:
    """Every update of a judgment's likelihood, in order."""
    before: Likelihood | None = None
    moves = []
    for after in row.state.estimates:
        if after.date and after.band:
            moves.append(JudgmentMove(after.date, likelihood_move(before, after), before and before.band, after.band))
        before = after
    return moves

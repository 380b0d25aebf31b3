"""How a forecast moved from update to update."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.movement import likelihood_direction, likelihood_move


class JudgmentMove(NamedTuple):
    """A change of likelihood: its date, what it means, and the estimates before and after."""

    date: PartialDate
    word: str
    before: Likelihood | None
    after: Likelihood

    @property
    def direction(self) -> int:
        """1 if the number rose, −1 if it fell, else 0."""
        return likelihood_direction(self.before, self.after)


def judgment_moves(row: JudgmentRow) -> list[JudgmentMove]:
    """Every update of a judgment's likelihood before the question closed, in order."""
    path: list[Likelihood | None] = [None, *row.state.estimates]
    return [
        JudgmentMove(after.date, likelihood_move(before, after), before, after)
        for before, after in pairwise(path)
        if after and after.date
    ]

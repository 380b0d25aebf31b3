"""What a store says of a period: the statements known before it and at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefkit.core.brief.heads import BriefHead
from briefkit.core.issues.stated import StatedPosition
from briefkit.core.judgments.stated import StatedJudgment


class Known(NamedTuple):
    """What was known at the end of a day: live briefs and their positions, by date.

    The briefs may be without the judgments that depend on no event.
    """

    briefs: Sequence[BriefHead]
    positions: Sequence[StatedPosition]


class Period(NamedTuple):
    """What was known before a period and at its end, and the judgments to which something happened in it."""

    before: Known
    after: Known
    judgments: Sequence[StatedJudgment]

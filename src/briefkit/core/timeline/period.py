"""What a store says of a period: what was known before it and at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefkit.core.brief.heads import BriefHead
from briefkit.core.issues.stated import StatedIssue
from briefkit.core.judgments.stated import StatedJudgment


class Period(NamedTuple):
    """The live briefs of a library before a period and at its end, by date, and what they stated by its end.

    `positions` are those on the record, of live and superseded briefs, and may be limited to those of the period and
    those that they moved from. `before` and `after` may be without the judgments that depend on no event; `judgments`
    are those to which something happened in the period.
    """

    before: Sequence[BriefHead]
    after: Sequence[BriefHead]
    positions: Sequence[StatedIssue]
    judgments: Sequence[StatedJudgment]

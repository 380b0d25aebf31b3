"""Which briefs ask for a decision, and must be complete."""

from __future__ import annotations

from briefkit.core.brief.model import Brief
from briefkit.core.brief.vocabulary import AWAITING

OPTIONS = "options: [{id: stay, do_nothing: true, risks: [Decay]}, {id: leave, costs: EUR 1 million, risks: [Delay]}]"
"""Options without a fault, for the examples of rules."""
_SUBMISSION = "submission"


def is_submission(brief: Brief) -> bool:
    """Whether a brief asks for a decision: by its kind, or by what it says."""
    return brief.kind == _SUBMISSION or brief.decision is not None


def must_be_complete(brief: Brief) -> bool:
    """Whether it does, and is no draft any more and still current."""
    return brief.status in AWAITING and is_submission(brief)

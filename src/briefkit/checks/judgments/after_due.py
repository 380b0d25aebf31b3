"""Outcomes that came too late for what was claimed."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.dates.phrase import when
from briefkit.core.judgments.state import is_after_due


@rule(
    "judgment-after-due",
    bad="""
    judgments: [{id: j1, claim: It holds, due: "2018-12", outcome: occurred, resolved_on: "2019-01-02", evidence: s1}]
    sources: [{id: s1, title: The gazette}]
    """,
    good="""
    judgments:
      - {id: j1, claim: It holds, due: "2018-12", outcome: did-not-occur, resolved_on: "2018-12-31", evidence: s1}
    sources: [{id: s1, title: The gazette}]
    """,
)
def judgment_after_due(brief: Brief, *_: object) -> Found:
    """What is recorded as having occurred only happened when due was over.

    The claim was that it happens by then, so it did not occur in time, and is not scored as it stands. Dates that
    overlap are no finding: what happened in 2018 may have happened by June.
    """
    for judgment in brief.judgments:
        due, resolved_on = judgment.due, judgment.resolved_on
        if due and resolved_on and is_after_due(judgment.outcome, resolved_on, due):
            message = f"“{judgment.id}” was due {when(due)}, but occurred {when(resolved_on)}, so it is not scored"
            hint = "record “outcome: did-not-occur”, or correct due or resolved_on"
            yield diagnostic(message, ("judgments", judgment.id, "resolved_on"), hint)

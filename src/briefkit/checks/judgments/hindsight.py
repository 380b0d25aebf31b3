"""Likelihoods that came when a question was already decided."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.dates.phrase import when
from briefkit.core.judgments.state import close_of


@rule(
    "judgment-hindsight",
    bad="""
    judgments:
      - {id: j1, claim: It holds, probability: 0.7, due: "2999", outcome: void, resolved_on: "2018-11-11",
         updates: [{date: "2018-11-11", probability: 0.99}]}
    """,
    good="""
    judgments:
      - {id: j1, claim: It holds, probability: 0.7, due: "2999", outcome: void, resolved_on: "2018-11-11",
         updates: [{date: "2018-11-10", probability: 0.99}]}
    """,
)
def judgment_hindsight(brief: Brief, *_: object) -> Found:
    """An update is dated when the question was already closed.

    A question closes on the first day of resolved_on or when due is over, whichever comes first; the last day of due
    still counts, the day of the resolution does not. An update from then on is hindsight: it is neither shown as an
    estimate nor scored.
    """
    for judgment in brief.judgments:
        close = close_of(judgment.outcome, judgment.resolved_on, judgment.due)
        for number, update in enumerate(judgment.updates):
            if close and update.date.last >= close:
                message = f"the update {when(update.date)} came when “{judgment.id}” was closed, and never counts"
                hint = "correct the date of the update, resolved_on or due, or remove the update"
                yield diagnostic(message, ("judgments", judgment.id, "updates", number, "date"), hint)

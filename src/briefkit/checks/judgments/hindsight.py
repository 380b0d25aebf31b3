"""Likelihoods that came when a question was already decided."""

from __future__ import annotations

import datetime

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.dates.phrase import when
from briefkit.core.judgments.outcome import DECIDED
from briefkit.core.judgments.state import close_of
from briefkit.core.ports import LibraryView


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
def judgment_hindsight(brief: Brief, view: LibraryView, *_: object) -> Found:
    """An update, or the whole judgment, is dated when the question was already closed.

    A question closes on the first day of resolved_on or when due is over, whichever comes first; the last day of due
    still counts, the day of the resolution does not. An update from then on is hindsight: it is neither shown as an
    estimate nor scored. A judgment with an outcome that a brief only made then is never scored; so is one that was
    resolved on a date that begins before the brief, such as the year of both.
    """
    for judgment in brief.judgments:
        close = close_of(judgment.outcome, judgment.resolved_on, judgment.due)
        if close and judgment.outcome in DECIDED and _made_on(brief, judgment, view) >= close:
            message = f"“{judgment.id}” closed on {close}, when its brief was not yet made, and is never scored"
            hint = "give the day of resolved_on, or correct it, due or the brief's date"
            yield diagnostic(message, ("judgments", judgment.id), hint)
        for number, update in enumerate(judgment.updates):
            if close and update.date.last >= close:
                message = f"the update {when(update.date)} came when “{judgment.id}” was closed, and never counts"
                hint = "correct the date of the update, resolved_on or due, or remove the update"
                yield diagnostic(message, ("judgments", judgment.id, "updates", number, "date"), hint)


def _made_on(brief: Brief, judgment: Judgment, view: LibraryView) -> datetime.date:
    """The first day of the first brief that made the forecast; long ago if it is unknown."""
    made = [row.made for row in view.forecast(f"{brief.id}#{judgment.id}")] or [brief.date]
    return min(date.first if date else datetime.date.min for date in made)

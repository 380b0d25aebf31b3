"""Rules on judgments: a forecast must be able to come true or not, and must be followed up."""

from __future__ import annotations

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.brief.vocabulary import SETTLED
from briefkit.core.dates.phrase import when
from briefkit.core.judgments.outcome import DECIDED
from briefkit.core.judgments.state import close_of
from briefkit.core.ports import LibraryView


@rule(
    "judgment-undated",
    bad="judgments: [{id: j1, claim: Sanctions are lifted}]",
    good='judgments: [{id: j1, claim: Sanctions are lifted, due: "2999-12-31"}]',
)
def judgment_undated(brief: Brief, *_: object) -> Found:
    """A judgment does not say by when it will be decided or until when it holds.

    Without a date (`due`), or a period in words (`horizon`), it can never turn out to be false.
    """
    for judgment in brief.judgments:
        if judgment.is_open and not judgment.due and not judgment.horizon:
            trail = ("judgments", judgment.id)
            yield diagnostic(f"“{judgment.id}” has neither due nor horizon", trail, "add “due: YYYY-MM-DD”")


@rule(
    "judgment-overdue",
    bad='judgments: [{id: j1, claim: Sanctions are lifted, due: "2018-12-31"}]',
    good='judgments: [{id: j1, claim: Sanctions are lifted, due: "2018-12-31", outcome: void, resolved_on: "2018-11"}]',
)
def judgment_overdue(brief: Brief, view: LibraryView, *_: object) -> Found:
    """A judgment's due date has passed, but no outcome is recorded.

    Record the outcome (occurred, did-not-occur, void or unresolvable) with resolved_on and the evidence. An outcome in
    a brief that carries the forecast on counts as well.
    """
    for judgment in brief.judgments:
        failed = judgment.condition_met == "no"  # then it is void, as another rule says
        is_open = judgment.is_open and not failed and not _resolved_elsewhere(brief, judgment, view)
        if judgment.due and is_open and judgment.due.last < view.today:
            message = f"“{judgment.id}” was due {when(judgment.due)} and is still open"
            hint = "record what became of it: outcome, resolved_on, evidence"
            yield diagnostic(message, ("judgments", judgment.id, "due"), hint)


def _resolved_elsewhere(brief: Brief, judgment: Judgment, view: LibraryView) -> bool:
    """Whether another brief that carries the forecast on has its outcome."""
    return any(not row.judgment.is_open for row in view.forecast(f"{brief.id}#{judgment.id}"))


@rule(
    "judgment-unresolved-date",
    bad='judgments: [{id: j1, claim: It holds, due: "2019", outcome: void}]',
    good='judgments: [{id: j1, claim: It holds, due: "2019", outcome: void, resolved_on: "2018-11"}]',
)
def judgment_unresolved_date(brief: Brief, *_: object) -> Found:
    """An outcome without the date on which it was decided, or such a date without an outcome.

    An answer as of a given day (`--as-of`) counts an outcome from its resolved_on date. Of what occurred on an unknown
    day only the first estimate is scored, since any later one may have come after it.
    """
    for judgment in brief.judgments:
        trail = ("judgments", judgment.id)
        if not judgment.is_open and not judgment.resolved_on:
            message = f"“{judgment.id}” has an outcome, but no date for it{_scored_on(judgment)}"
            yield diagnostic(message, (*trail, "outcome"), "add “resolved_on: YYYY-MM-DD”")
        if judgment.is_open and judgment.resolved_on:
            message = f"“{judgment.id}” was resolved {when(judgment.resolved_on)}, but has no outcome"
            yield diagnostic(message, (*trail, "resolved_on"), "add “outcome: …”")


def _scored_on(judgment: Judgment) -> str:
    """What the lack of a date means for the score of a judgment that has one."""
    if judgment.outcome not in DECIDED or close_of(judgment.outcome, None, judgment.due):
        return ""
    return ", so only its first estimate is scored"


@rule(
    "judgment-evidence",
    bad='judgments: [{id: j1, claim: It holds, due: "2019", outcome: occurred, resolved_on: "2019"}]',
    good="""
    judgments: [{id: j1, claim: It holds, due: "2019", outcome: occurred, resolved_on: "2019", evidence: s1}]
    sources: [{id: s1, title: The gazette}]
    """,
)
def judgment_evidence(brief: Brief, *_: object) -> Found:
    """A judgment is recorded as having come true or not, without a source as evidence.

    A score is only as good as the outcomes it is based on. Void and unresolvable judgments are never scored and need
    no evidence.
    """
    for judgment in brief.judgments:
        if judgment.outcome in DECIDED and not judgment.evidence:
            message = f"no evidence that “{judgment.id}” {judgment.outcome.replace('-', ' ')}"
            yield diagnostic(message, ("judgments", judgment.id, "outcome"), "add “evidence: …”, the id of a source")


@rule(
    "judgment-depends",
    bad="""
    events: [{id: paris-2018, title: Paris meeting, status: cancelled}]
    judgments: [{id: j1, claim: They agree, depends_on: [paris-2018], due: "2999"}]
    """,
    good="""
    events: [{id: bonn-2018, title: Bonn meeting, status: planned}]
    judgments: [{id: j1, claim: They agree, depends_on: [bonn-2018], due: "2999"}]
    """,
)
def judgment_depends(brief: Brief, view: LibraryView, *_: object) -> Found:
    """An open judgment depends on an event that was cancelled.

    The judgment is probably void. It does not matter which brief says so, or whether only the registry does.
    """
    for judgment in brief.judgments:
        for number, id_ in enumerate(judgment.depends_on if judgment.is_open else ()):
            if _is_cancelled(brief, view, id_):
                message = f"“{judgment.id}” is open, but “{id_}” was cancelled"
                yield diagnostic(message, ("judgments", judgment.id, "depends_on", number), "is the judgment void?")


def _is_cancelled(brief: Brief, view: LibraryView, event: str) -> bool:
    """Whether an event was cancelled, or the registry says so and nobody what else became of it."""
    entry, status = view.registry.entry("events", event), view.event(event, brief).status
    return status == "cancelled" or (status not in SETTLED and entry is not None and entry.status == "cancelled")

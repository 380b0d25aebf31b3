"""Rules on judgments: a forecast must be able to turn out true or false, and be followed up."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.rule import diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings

_DECIDED = frozenset(["occurred", "did-not-occur"])


@rule(
    "judgment-undated",
    bad="judgments: [{id: j1, claim: Sanctions are lifted}]",
    good='judgments: [{id: j1, claim: Sanctions are lifted, due: "2999-12-31"}]',
)
def judgment_undated(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A judgment says neither by when it is decided nor until when it holds.

    Without `due`, or `horizon` in words, it can never turn out false.
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
def judgment_overdue(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A judgment's due date has passed, and nobody has said what became of it.

    Record the outcome: occurred, did-not-occur, void or unresolvable, with resolved_on and the evidence.
    """
    for judgment in brief.judgments:
        if judgment.due and judgment.is_open and judgment.due.last < view.today:
            told = f"“{judgment.id}” was due on {judgment.due} and is still open"
            yield diagnostic(
                told, ("judgments", judgment.id, "due"), "say what became of it: outcome, resolved_on, evidence"
            )


@rule(
    "judgment-unresolved-date",
    bad='judgments: [{id: j1, claim: It holds, due: "2019", outcome: void}]',
    good='judgments: [{id: j1, claim: It holds, due: "2019", outcome: void, resolved_on: "2018-11"}]',
)
def judgment_unresolved_date(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """An outcome without the day that decided it, or such a day without an outcome.

    What was known on a given day (`--as-of`) counts an outcome from resolved_on.
    """
    for judgment in brief.judgments:
        trail = ("judgments", judgment.id)
        if not judgment.is_open and not judgment.resolved_on:
            told = f"“{judgment.id}” has an outcome, but not since when"
            yield diagnostic(told, (*trail, "outcome"), "add “resolved_on: YYYY-MM-DD”")
        if judgment.is_open and judgment.resolved_on:
            told = f"“{judgment.id}” was resolved on {judgment.resolved_on}, but has no outcome"
            yield diagnostic(told, (*trail, "resolved_on"), "add “outcome: …”")


@rule(
    "judgment-evidence",
    bad='judgments: [{id: j1, claim: It holds, due: "2019", outcome: occurred, resolved_on: "2019"}]',
    good="""
    judgments: [{id: j1, claim: It holds, due: "2019", outcome: occurred, resolved_on: "2019", evidence: s1}]
    sources: [{id: s1, title: The gazette}]
    """,
)
def judgment_evidence(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """A judgment is said to have come true, or not, without a source that shows it.

    A score is only as good as the outcomes behind it. Void and unresolvable judgments are never scored and need none.
    """
    for judgment in brief.judgments:
        if judgment.outcome in _DECIDED and not judgment.evidence:
            told = f"nothing shows that “{judgment.id}” {judgment.outcome.replace('-', ' ')}"
            yield diagnostic(told, ("judgments", judgment.id, "outcome"), "add “evidence: …”, the id of a source")


@rule(
    "judgment-depends",
    bad="""
    events: [{id: paris-2018, title: Paris meeting, status: cancelled}]
    judgments: [{id: j1, claim: They agree, depends_on: [paris-2018], due: "2999"}]
    """,
    good="""
    events: [{id: paris-2018, title: Paris meeting, status: planned}]
    judgments: [{id: j1, claim: They agree, depends_on: [paris-2018], due: "2999"}]
    """,
)
def judgment_depends(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """An open judgment depends on an event that was cancelled.

    Probably it is void. The event's status is the brief's own, else the registry's.
    """
    for judgment in brief.judgments:
        for number, id_ in enumerate(judgment.depends_on if judgment.is_open else ()):
            own = next((event.status for event in brief.events if event.id == id_), None)
            entry = view.registry.entry("events", id_)
            if (own or (entry.status if entry else None)) == "cancelled":
                told = f"“{judgment.id}” is open, but “{id_}” was cancelled"
                yield diagnostic(told, ("judgments", judgment.id, "depends_on", number), "is it void?")

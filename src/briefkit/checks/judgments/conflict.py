"""Judgments that are one forecast, but say different things of how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.diagnostic import ERROR
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.ports import LibraryView

_SAID = {
    "occurred": "occurred",
    "did-not-occur": "did not occur",
    "void": "is void",
    "unresolvable": "is unresolvable",
}
_ANSWERS = {"yes": "held", "no": "failed"}


@rule(
    "judgment-conflict",
    ERROR,
    bad="outcome: did-not-occur, in a brief whose successor repeats the judgment with outcome: occurred",
    good="outcome: occurred, in both",
    example="words",
)
def judgment_conflict(brief: Brief, view: LibraryView, *_: object) -> Found:
    """Judgments of several briefs that are one forecast have different outcomes, or different answers to its condition.

    A judgment that a later brief repeats or continues is one forecast with it, and an outcome counts wherever it is
    recorded. Where two are recorded, nobody knows which is right, and the forecast is not scored.
    """
    for judgment in brief.judgments:
        said = judgment.outcome or "open", judgment.condition_met
        if said[0] not in _SAID and said[1] not in _ANSWERS:
            continue
        ref = f"{brief.id}#{judgment.id}"
        others = [row for row in view.forecast(ref) if row.ref != ref]
        for key, message in _conflicts(judgment, others):
            hint = "correct one of them: until then the forecast is not scored"
            yield diagnostic(message, ("judgments", judgment.id, key), hint)


def _conflicts(judgment: Judgment, others: Sequence[JudgmentRow]) -> Iterator[tuple[str, str]]:
    """The key of what is contradicted, and how: the first of each that is."""
    outcome, answer = judgment.outcome or "open", judgment.condition_met or "unknown"
    for row in others if outcome in _SAID else ():
        if row.outcome in _SAID and row.outcome != outcome:
            yield "outcome", f"“{judgment.id}” {_SAID[outcome]}, but {row.ref}, the same forecast, {_SAID[row.outcome]}"
            break
    for row in others if answer in _ANSWERS else ():
        other = row.judgment.condition_met or "unknown"
        if other in _ANSWERS and other != answer:
            held = f"the condition of “{judgment.id}” {_ANSWERS[answer]}"
            yield "condition_met", f"{held}, but that of {row.ref}, the same forecast, {_ANSWERS[other]}"
            break

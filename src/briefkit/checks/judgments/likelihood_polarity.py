"""Judgments whose likelihood contradicts the words they were stated in."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.checks.estimates import is_english, scale_of
from briefkit.checks.rule import diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.judgments.state import state_of
from briefkit.core.likelihood.estimative import (
    estimates_in,
)
from briefkit.core.ports import LibraryView
from briefkit.settings import Settings


@rule(
    "likelihood-polarity",
    bad='judgments: [{id: j1, claim: They do not agree, stated_as: unlikely to agree, term: likely, due: "2999"}]',
    good="""
    judgments:
      - {id: j1, claim: They do not agree, stated_as: unlikely to agree, negated: true, term: likely, due: "2999"}
    """,
)
def likelihood_polarity(brief: Brief, view: LibraryView, settings: Settings) -> Iterator[Diagnostic]:
    """The author's words point one way, the claim's likelihood the other.

    “Unlikely to agree” is about agreeing: the claim that they do not agree is likely, and needs `negated: true`. A
    “not” in the author's words counts. Either the likelihood is wrong, or the claim is the opposite of what the author
    said and should be marked as such.
    """
    if not is_english(brief, settings):
        return
    for judgment in brief.judgments:
        scale = scale_of(judgment, settings)
        first = state_of(judgment, scale.id).first
        found = estimates_in(judgment.stated_as or "")
        if first.point is None or len(found) != 1:
            continue
        lean = found[0].leaning(scale) or next((found[0].leaning(other) for other in found[0].scales()), 0)
        lean = -lean if judgment.negated else lean
        if lean * (first.point - 0.5) < 0:
            rated = f"rated {judgment.term}" if judgment.term else "rated the other way"
            message = f"stated as “{judgment.stated_as}”, but the claim is {rated}"
            hint = "if the claim is the opposite of what was said, add “negated: true”"
            hint = "remove “negated: true”" if judgment.negated else hint
            yield diagnostic(message, ("judgments", judgment.id, "stated_as"), hint)

"""Likelihood terms of another scale."""

from __future__ import annotations

from briefkit.checks.estimates import estimates_in_body, place_in_body, scale_of
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.likelihood.scales import SCALES, Scale
from briefkit.settings import Settings


def _active(brief: Brief, settings: Settings) -> Scale:
    """The scale of a brief's text: that of its judgments if they agree, otherwise the library's."""
    scales = {scale_of(judgment, settings).id for judgment in brief.judgments}
    return SCALES[scales.pop() if len(scales) == 1 else settings.library.likelihood_scale]


@rule(
    "other-scale-term",
    bad="A deal this year is virtually certain.",
    good="A deal this year is almost certain.",
    example="body",
)
def other_scale_term(brief: Brief, _view: object, settings: Settings) -> Found:
    """The text uses a likelihood term that belongs only to another scale.

    Readers look the word up on the scale that the brief uses and do not find it. Quotations are not checked, nor are
    texts that are not in English.
    """
    scale = _active(brief, settings)
    text, found = estimates_in_body(brief, settings)
    for estimate in found:
        others = estimate.scales()
        if others and scale not in others:
            line, column = place_in_body(brief, text, estimate.start)
            message = f"“{estimate.word}” is a term of {others[0].title}; this brief uses {scale.title}"
            yield diagnostic(
                message, hint=f"use one of {', '.join(row.name for row in scale.terms)}", line=line, column=column
            )

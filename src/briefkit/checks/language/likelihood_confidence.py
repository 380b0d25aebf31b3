"""Likelihood and confidence in one sentence."""

from __future__ import annotations

from briefkit.checks.estimates import estimates_in_body, place_in_body
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.likelihood.estimative import confidence_in, sentences_in
from briefkit.settings import Settings


@rule(
    "likelihood-confidence",
    bad="We judge with high confidence that a deal is unlikely this year.",
    good="A deal is unlikely this year. Our confidence in that is high, since both sides say so.",
    example="body",
)
def likelihood_confidence(brief: Brief, _view: object, settings: Settings) -> Found:
    """One sentence states both a likelihood and a confidence.

    Likelihood is about the event, confidence about the basis of the judgment; in one sentence, readers confuse them.
    ICD 203 keeps them apart.
    """
    text, found = estimates_in_body(brief, settings)
    if not found or confidence_in(text) is None:
        return
    for start, sentence in sentences_in(text):
        place = confidence_in(sentence)
        inside = any(start <= estimate.start < start + len(sentence) for estimate in found)
        if place is not None and inside:
            line, column = place_in_body(brief, text, start + place)
            message = "likelihood and confidence in one sentence"
            yield diagnostic(message, hint="give your confidence in a second sentence", line=line, column=column)

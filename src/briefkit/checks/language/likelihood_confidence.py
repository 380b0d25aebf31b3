"""Likelihood and confidence in one sentence."""

from __future__ import annotations

from briefkit.checks.estimates import all_words, language_of_brief, own_texts
from briefkit.checks.rule import Found, rule
from briefkit.core.brief.model import Brief
from briefkit.core.likelihood.language.assertions import sentences_in
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
    ICD 203 keeps them apart. The body, the summary, key points and claims are read, in English, German and French;
    what others say is not.
    """
    language = language_of_brief(brief, settings)
    if language is None or not language.may_say(all_words(brief), "confidence", "likelihood"):
        return
    for own in own_texts(brief):
        for sentence in sentences_in(own.text, language, "confidence", "likelihood"):
            confidence = sentence.marks("confidence", language)
            if confidence and sentence.marks("likelihood", language):
                message, hint = "likelihood and confidence in one sentence", "give your confidence in a second sentence"
                yield own.diagnostic(message, confidence[0].start, hint)

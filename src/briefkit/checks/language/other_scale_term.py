"""Likelihood terms of another scale."""

from __future__ import annotations

from briefkit.checks.estimates import all_words, language_of_brief, own_texts, scale_of
from briefkit.checks.rule import Found, rule
from briefkit.core.brief.model import Brief
from briefkit.core.likelihood.language.grammar import Language
from briefkit.core.likelihood.language.terms import may_hold_others, other_terms_in
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

    Readers look the word up on the scale that the brief uses and do not find it. The body, the summary, key points and
    claims are read; what others say is not. In German and French, only the terms that the IPCC's official translations
    alone use are known (praktisch sicher, quasiment certain); ICD 203 and the PHIA yardstick have no such translation.
    """
    language = language_of_brief(brief, settings)
    if language is None:
        return
    scale = _active(brief, settings)
    if not may_hold_others(all_words(brief), language, scale):
        return
    for own in own_texts(brief):
        for term in other_terms_in(own.text, language, scale):
            message = f"“{term.word}” is a term of {term.scales[0].title}; this brief uses {scale.title}"
            yield own.diagnostic(message, term.start, _hint(language, scale))


def _hint(language: Language, scale: Scale) -> str:
    if language.id == "en":
        return f"use one of {', '.join(row.name for row in scale.terms)}"
    return "use a word that no scale defines"

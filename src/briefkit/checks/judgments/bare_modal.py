"""Sentences that only say that something could happen."""

from __future__ import annotations

from briefkit.checks.estimates import language_of_brief
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.likelihood.language.bare import bare_modal_in, unquoted
from briefkit.settings import Settings


@rule(
    "bare-modal",
    bad="key_points: [The talks could fail.]",
    good="key_points: [The talks are likely to fail.]",
)
def bare_modal(brief: Brief, _view: object, settings: Settings) -> Found:
    """A key point, or a judgment of the author's own, only says that something could, may or might happen.

    Almost anything could; such a sentence cannot turn out wrong and is never scored. Record what somebody else said as
    it was said: with `stated_as`, and with `mapped_by` for the person who found no likelihood in it. English, German
    and French words are known (könnte, möglicherweise, pourrait, peut-être); permission, ability, questions and what
    others say do not count.
    """
    language = language_of_brief(brief, settings)
    if language is None:
        return
    for number, point in enumerate(brief.key_points):
        if word := bare_modal_in(point, language):
            yield diagnostic(f"the key point only says “{word}”", ("key_points", number), "say how likely it is")
    for judgment in brief.judgments:
        if judgment.term or judgment.probability is not None or judgment.mapped_by:
            continue
        if word := bare_modal_in(unquoted(judgment.stated_as or ""), language) or bare_modal_in(
            judgment.claim or "", language
        ):
            message = f"“{judgment.id}” only says “{word}”"
            yield diagnostic(message, ("judgments", judgment.id), "add a term or a probability, or mapped_by")

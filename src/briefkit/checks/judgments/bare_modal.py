"""Sentences that only say that something could happen."""

from __future__ import annotations

from briefkit.checks.estimates import is_english
from briefkit.checks.rule import Found, diagnostic, rule
from briefkit.core.brief.model import Brief
from briefkit.core.likelihood.estimative import estimates_in, modals_in, own_words
from briefkit.settings import Settings


@rule(
    "bare-modal",
    bad="key_points: [The talks could fail.]",
    good="key_points: [The talks are likely to fail.]",
)
def bare_modal(brief: Brief, _view: object, settings: Settings) -> Found:
    """A key point, or a judgment of the author's own, only says that something could, may or might happen.

    Almost anything could; such a sentence cannot turn out wrong and is never scored. Record what somebody else said as
    it was said: with `stated_as`, and with `mapped_by` for the person who found no likelihood in it.
    """
    if not is_english(brief, settings):
        return
    for number, point in enumerate(brief.key_points):
        modals = modals_in(own_words(point))
        if modals and not estimates_in(point):
            message = f"the key point only says “{modals[0][0]}”"
            yield diagnostic(message, ("key_points", number), "say how likely it is")
    for judgment in brief.judgments:
        bare = not judgment.term and judgment.probability is None and not judgment.mapped_by
        modals = modals_in(f"{judgment.stated_as or ''} {judgment.claim}")
        if bare and modals:
            message = f"“{judgment.id}” only says “{modals[0][0]}”"
            yield diagnostic(message, ("judgments", judgment.id), "add a term or a probability, or mapped_by")

"""Judgments on both sides: hardened, softened, reversed – or not comparable, and why."""

from __future__ import annotations

from briefkit.core.brief.model import Judgment
from briefkit.core.diff.records.match import alike, figures, is_negated
from briefkit.core.diff.value import Verdict
from briefkit.core.judgments.state import state_of
from briefkit.core.likelihood.figures import percent_text
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.movement import UNCHANGED, likelihood_move, likelihood_steps
from briefkit.core.text.words import words

_SAME_CLAIM = 0.75


def likelihood_verdict(old: Judgment, new: Judgment, default_scale: str) -> Verdict:
    """What became of a likelihood. Only claims of equal meaning, under one condition, for one time, are compared."""
    before, after = (state_of(judgment, default_scale).current for judgment in (old, new))
    told = _said_as(before), _said_as(after)
    reason = _obstacle(old, new) or _unstated(before, after)
    if reason:
        return Verdict("not comparable", *told, reason=reason)
    move, steps = likelihood_move(before, after), likelihood_steps(before, after)
    if move == UNCHANGED:
        return Verdict(move, *told, steps=0)
    if steps:
        return Verdict(move, *told, steps=steps)
    return Verdict(move, _with_figure(before), _with_figure(after), steps=steps)


def _said_as(likelihood: Likelihood) -> str | None:
    """In words: the term, else the figure."""
    return likelihood.term or _figure(likelihood)


def _figure(likelihood: Likelihood) -> str | None:
    return None if likelihood.point is None else percent_text(likelihood.point)


def _with_figure(likelihood: Likelihood) -> str | None:
    """In words and figures."""
    figure = _figure(likelihood)
    return f"{likelihood.term} ({figure})" if likelihood.term else figure


def _unstated(before: Likelihood, after: Likelihood) -> str | None:
    if before.point is None and after.point is None:
        return "neither side states a likelihood"
    if before.point is None:
        return "the first states no likelihood"
    return "the second states no likelihood" if after.point is None else None


def _obstacle(old: Judgment, new: Judgment) -> str | None:
    """Why two likelihoods cannot be held against each other, or None."""
    return _other_claim(old, new) or _other_terms(old, new)


def _other_claim(old: Judgment, new: Judgment) -> str | None:
    if figures(old.claim) != figures(new.claim):
        return "the claims name different figures or dates"
    if is_negated(old.claim) != is_negated(new.claim):
        return "one claim denies what the other says"
    if alike(old.claim, new.claim) < _SAME_CLAIM:
        return "the claim itself was changed"
    return None


def _other_terms(old: Judgment, new: Judgment) -> str | None:
    if not _same_words(old.condition, new.condition):
        return f"the condition differs: {_said(old.condition)} → {_said(new.condition)}"
    if str(old.due or "") != str(new.due or ""):
        return f"the time differs: due {old.due or 'not stated'} → {new.due or 'not stated'}"
    if not _same_words(old.horizon, new.horizon):
        return f"the time differs: {_said(old.horizon)} → {_said(new.horizon)}"
    return None


def _same_words(old: str | None, new: str | None) -> bool:
    return words(old or "") == words(new or "")


def _said(text: str | None) -> str:
    return f"“{text}”" if text else "none"

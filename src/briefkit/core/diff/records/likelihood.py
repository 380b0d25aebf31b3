"""How a judgment's likelihood changed: hardened, softened, reversed – or not comparable, and why."""

from __future__ import annotations

from briefkit.core.brief.model import Brief, Judgment
from briefkit.core.diff.records.alike import similarity
from briefkit.core.diff.records.match import figures, is_negated
from briefkit.core.diff.value import Estimate, Verdict
from briefkit.core.judgments.state import state_of
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.movement import UNCHANGED, likelihood_move, likelihood_steps
from briefkit.core.publication.labels import Labels
from briefkit.core.text.words import words

_SAME_CLAIM = 0.75


def likelihood_verdict(old: Judgment, new: Judgment, default_scale: str) -> Verdict:
    """How a likelihood changed. Only claims with the same meaning, condition and due date are compared."""
    before, after = (state_of(judgment, default_scale).current for judgment in (old, new))
    values = before.text(), after.text()
    reason = _claims_differ(old, new) or _terms_differ(old, new) or _unstated(before, after)
    if reason:
        return Verdict("not comparable", *values, reason=reason)
    move, steps = likelihood_move(before, after), likelihood_steps(before, after)
    return Verdict(move, *values, steps=0 if move == UNCHANGED else steps)


def estimate_of(judgment: Judgment, brief: Brief, default_scale: str) -> Estimate:
    """The estimate of a judgment that counts, and how it came about."""
    state, labels = state_of(judgment, default_scale), Labels("en")
    current = state.current
    path = tuple(f"{one.text() or labels['unstated']} ({labels.date(one.date or brief.date)})" for one in state.path)
    date = (current.date or brief.date) if current.band else None
    return Estimate(current.text(), current.term, current.band, date, path)


def _unstated(before: Likelihood, after: Likelihood) -> str | None:
    if before.point is None and after.point is None:
        return "neither side states a likelihood"
    if before.point is None:
        return "the first side states no likelihood"
    return "the second side states no likelihood" if after.point is None else None


def _claims_differ(old: Judgment, new: Judgment) -> str | None:
    if figures(old.claim) != figures(new.claim):
        return "the claims name different figures or dates"
    if is_negated(old.claim) != is_negated(new.claim):
        return "one claim negates the other"
    if similarity(old.claim, new.claim) < _SAME_CLAIM:
        return "the claim itself changed"
    return None


def _terms_differ(old: Judgment, new: Judgment) -> str | None:
    if not _same_words(old.condition, new.condition):
        return f"the condition differs: {_quoted(old.condition)} → {_quoted(new.condition)}"
    if str(old.due or "") != str(new.due or ""):
        return f"the due date differs: {old.due or 'not stated'} → {new.due or 'not stated'}"
    if not _same_words(old.horizon, new.horizon):
        return f"the horizon differs: {_quoted(old.horizon)} → {_quoted(new.horizon)}"
    return None


def _same_words(old: str | None, new: str | None) -> bool:
    return words(old or "") == words(new or "")


def _quoted(text: str | None) -> str:
    return f"“{text}”" if text else "none"

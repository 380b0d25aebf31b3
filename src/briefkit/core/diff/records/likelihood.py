"""How a judgment's likelihood changed: hardened, softened, reversed – or not comparable, and why."""

from __future__ import annotations

from briefkit.core.brief.model import Judgment
from briefkit.core.diff.records.match import figures, is_negated, similarity
from briefkit.core.diff.value import Verdict
from briefkit.core.judgments.state import state_of
from briefkit.core.likelihood.figures import percent_text
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.movement import UNCHANGED, likelihood_move, likelihood_steps
from briefkit.core.text.words import words

_SAME_CLAIM = 0.75


def likelihood_verdict(old: Judgment, new: Judgment, default_scale: str) -> Verdict:
    """How a likelihood changed. Only claims with the same meaning, condition and due date are compared."""
    before, after = (state_of(judgment, default_scale).current for judgment in (old, new))
    values = _term_or_figure(before), _term_or_figure(after)
    reason = _claims_differ(old, new) or _terms_differ(old, new) or _unstated(before, after)
    if reason:
        return Verdict("not comparable", *values, reason=reason)
    move, steps = likelihood_move(before, after), likelihood_steps(before, after)
    if move == UNCHANGED:
        return Verdict(move, *values, steps=0)
    if steps:
        return Verdict(move, *values, steps=steps)
    return Verdict(move, _with_figure(before), _with_figure(after), steps=steps)


def _term_or_figure(likelihood: Likelihood) -> str | None:
    """The term, else the figure."""
    return likelihood.term or _figure(likelihood)


def _figure(likelihood: Likelihood) -> str | None:
    return None if likelihood.point is None else percent_text(likelihood.point)


def _with_figure(likelihood: Likelihood) -> str | None:
    """The term and the figure."""
    figure = _figure(likelihood)
    return f"{likelihood.term} ({figure})" if likelihood.term else figure


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

"""Judgments on both sides: hardened, softened, reversed – or not comparable, and why."""

from __future__ import annotations

from dataclasses import dataclass

from briefkit.core.brief.model import Judgment
from briefkit.core.diff.records.match import alike, figures, is_negated
from briefkit.core.diff.value import Verdict
from briefkit.core.likelihood.scales import SCALES, Scale
from briefkit.core.text.words import words

_SAME_CLAIM = 0.75
_LEAST = 0.005


@dataclass(frozen=True, slots=True)
class Stated:
    """A judgment's likelihood as it stands after its last update: `value` is the point or the band's middle."""

    scale: Scale
    term: str | None
    step: int | None
    value: float | None

    def told(self) -> str:
        """In words: the term, else the figure."""
        if self.term:
            return self.term
        return "" if self.value is None else f"{self.value * 100:g} %"


def stated(judgment: Judgment, default_scale: str) -> Stated:
    """What a judgment says of its likelihood. A later update counts instead of the first statement."""
    scale = SCALES[judgment.scale or default_scale]
    latest = [update for update in judgment.updates if update.term or update.probability]
    last = max(latest, key=lambda update: update.date) if latest else None
    term = (last.term if last else None) or (None if last and last.probability else judgment.term)
    probability = last.probability if last else judgment.probability
    row = scale.term(term) if term else None
    if probability:
        value: float | None = sum(probability) / 2
    else:
        value = row.midpoint if row else None
    if term is None and value is not None and (rows := scale.terms_for(value)):
        row, term = rows[0], (rows[0].name if len(rows) == 1 else None)
    return Stated(scale, term, scale.terms.index(row) if row and term else None, value)


def middle(scale: Scale) -> int:
    """The place of the term that says neither yes nor no."""
    return min(range(len(scale.terms)), key=lambda place: abs(scale.terms[place].midpoint - 0.5))


def likelihood_verdict(old: Judgment, new: Judgment, default_scale: str) -> Verdict:
    """What became of a likelihood. Only claims of equal meaning, under one condition, for one time, are compared."""
    before, after = stated(old, default_scale), stated(new, default_scale)
    told = before.told() or None, after.told() or None
    reason = _obstacle(old, new) or _unstated(before, after)
    if reason:
        return Verdict("not comparable", *told, reason=reason)
    if before.scale is after.scale and before.step is not None and after.step is not None:
        centre = middle(before.scale)
        steps = after.step - before.step
        if steps:
            return Verdict(_movement(before.step - centre, after.step - centre), *told, steps=steps)
    assert before.value is not None and after.value is not None  # noqa: S101 - see _unstated
    if abs(after.value - before.value) < _LEAST:
        return Verdict("unchanged", *told, steps=0)
    figures_told = f"{before.value * 100:g} %", f"{after.value * 100:g} %"
    named = [
        f"{word} ({figure})" if word and word != figure else figure
        for word, figure in zip(told, figures_told, strict=True)
    ]
    steps_told = 0 if before.scale is after.scale and before.step == after.step else None
    return Verdict(_movement(before.value - 0.5, after.value - 0.5), named[0], named[1], steps=steps_told)


def _movement(old: float, new: float) -> str:
    if old * new < 0:
        return "reversed"
    return "hardened" if abs(new) > abs(old) else "softened"


def _unstated(before: Stated, after: Stated) -> str | None:
    if before.value is None and after.value is None:
        return "neither side states a likelihood"
    if before.value is None:
        return "the first states no likelihood"
    return "the second states no likelihood" if after.value is None else None


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

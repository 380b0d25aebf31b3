"""How a likelihood moved: away from even odds, toward them, or to the other side."""

from __future__ import annotations

from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import Scale

HARDENED = "hardened"
SOFTENED = "softened"
REVERSED = "reversed"
UNCHANGED = "unchanged"
STATED = "stated"

_EVEN = 0.5
_NOISE = 1e-9  # of binary fractions


def likelihood_steps(before: Likelihood, after: Likelihood) -> int | None:
    """The steps from term to term, less than 0 for down; None across scales, and where one belongs to no term."""
    if before.scale is not after.scale or before.step is None or after.step is None:
        return None
    return after.step - before.step


def likelihood_move(before: Likelihood | None, after: Likelihood) -> str:
    """What became of a likelihood. Terms of one scale are compared, else numbers; a first likelihood is stated."""
    if before is None or before.point is None or after.point is None:
        return STATED
    steps = likelihood_steps(before, after)
    if steps and before.step is not None:
        middle = _middle(before.scale)
        return _word(before.step - middle, before.step + steps - middle)
    if abs(after.point - before.point) < _NOISE:
        return UNCHANGED
    return _word(before.point - _EVEN, after.point - _EVEN)


def _middle(scale: Scale) -> int:
    """The place of the term that says neither yes nor no."""
    return min(range(len(scale.terms)), key=lambda place: abs(scale.terms[place].midpoint - _EVEN))


def _word(before: float, after: float) -> str:
    if before * after < 0:
        return REVERSED
    return HARDENED if abs(after) > abs(before) else SOFTENED

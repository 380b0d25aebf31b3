"""How a likelihood moved: away from even odds, toward them, or across them."""

from __future__ import annotations

from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import Scale

HARDENED = "hardened"
SOFTENED = "softened"
REVERSED = "reversed"
UNCHANGED = "unchanged"
STATED = "stated"

_EVEN = 0.5
_NOISE = 1e-9  # rounding errors of floats


def likelihood_steps(before: Likelihood, after: Likelihood) -> int | None:
    """The number of steps between two terms, negative if down; None across scales, or if either has no term."""
    if before.scale is not after.scale or before.step is None or after.step is None:
        return None
    return after.step - before.step


def likelihood_move(before: Likelihood | None, after: Likelihood) -> str:
    """How a likelihood changed. Terms of the same scale are compared, else numbers; the first one is “stated”."""
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
    """The index of the term nearest even odds."""
    return min(range(len(scale.terms)), key=lambda place: abs(scale.terms[place].midpoint - _EVEN))


def _word(before: float, after: float) -> str:
    if before * after < 0:
        return REVERSED
    return HARDENED if abs(after) > abs(before) else SOFTENED

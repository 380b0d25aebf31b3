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
    """The number of steps between two terms, negative if down; None across scales, or if either has no term.

    None also where the terms do not move as the numbers do, which readers see next to them.
    """
    if before.scale is not after.scale or before.step is None or after.step is None:
        return None
    steps = after.step - before.step
    return steps if not steps or steps * likelihood_direction(before, after) > 0 else None


def likelihood_move(before: Likelihood | None, after: Likelihood) -> str:
    """How a likelihood changed. Terms of the same scale are compared, else numbers; the first one is “stated”."""
    if before is None or before.point is None or after.point is None:
        return STATED
    if not likelihood_direction(before, after):
        return UNCHANGED
    steps = likelihood_steps(before, after)
    if steps and before.step is not None:
        middle = _middle(before.scale)
        return _word(before.step - middle, before.step + steps - middle)
    return _word(before.point - _EVEN, after.point - _EVEN)


def likelihood_direction(before: Likelihood | None, after: Likelihood) -> int:
    """1 if the number rose, −1 if it fell, 0 if it stayed or there is nothing to compare."""
    if before is None or before.point is None or after.point is None:
        return 0
    change = after.point - before.point
    return 0 if abs(change) < _NOISE else 1 if change > 0 else -1


def _middle(scale: Scale) -> int:
    """The index of the term nearest even odds."""
    return min(range(len(scale.terms)), key=lambda place: abs(scale.terms[place].midpoint - _EVEN))


def _word(before: float, after: float) -> str:
    if before * after < 0:
        return REVERSED
    return HARDENED if abs(after) > abs(before) else SOFTENED

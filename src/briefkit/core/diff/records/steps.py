"""How an issue's status or a party's stance moved, in the verdicts of a difference."""

from __future__ import annotations

from briefkit.core.brief.model import Issue, Position
from briefkit.core.diff.value import Verdict
from briefkit.core.issues import movement
from briefkit.core.issues.movement import stance_move, status_move, status_steps

_WHAT = {
    movement.UNCHANGED: "unchanged",
    movement.EASED: "closer",
    movement.RESOLVED: "closer",
    movement.SHARPENED: "further apart",
    movement.REOPENED: "further apart",
    movement.REVERSED: "reversed",
}
"""Movement → verdict; every other movement is “moved”."""


def status_verdict(old: Issue, new: Issue) -> Verdict | None:
    """How an issue's status moved, in steps from resolved to deadlocked; None where neither side records one."""
    before, after = old.status, new.status
    if before is None and after is None:
        return None
    if before is None or after is None:
        return Verdict("not comparable", before, after, reason="only one side records a status")
    steps = status_steps(before, after)
    reason = "“dormant” has no place on the scale" if steps is None else None
    return Verdict(_WHAT.get(status_move(before, after).word, "moved"), before, after, steps=steps, reason=reason)


def stance_verdict(old: Position, new: Position, *, same_question: bool) -> Verdict:
    """How a stance moved. Only stances on the same question are compared."""
    before, after = old.stance, new.stance
    if not same_question:
        return Verdict("not comparable", before, after, reason="the question differs")
    if before is None or after is None:
        which = "neither side records" if before == after else "only one side records"
        return Verdict("not comparable", before, after, reason=f"{which} a stance")
    what = _WHAT.get(stance_move([before], [after]).word, "moved")
    return Verdict(what, before, after, steps=0 if before == after else None)

"""Ordered values: how far an issue's status or a party's stance moved."""

from __future__ import annotations

from briefkit.core.brief.model import ISSUE_STATUSES, Issue, Position
from briefkit.core.diff.value import Verdict
from briefkit.core.text.words import words

_ORDER = {status: place for place, status in enumerate(ISSUE_STATUSES[:-1])}  # dormant stands apart
_STANCES = {"opposes": -1, "neutral": 0, "conditional": 0, "supports": 1}


def status_verdict(old: Issue, new: Issue) -> Verdict | None:
    """How an issue's status moved: by steps from resolved to deadlocked. None where neither side records one."""
    before, after = old.status, new.status
    if before is None and after is None:
        return None
    if before is None or after is None:
        return Verdict("not comparable", before, after, reason="only one side records a status")
    if before == after:
        return Verdict("unchanged", before, after, steps=0)
    if before not in _ORDER or after not in _ORDER:
        return Verdict("moved", before, after, reason="a dormant issue stands outside the order")
    steps = _ORDER[after] - _ORDER[before]
    return Verdict("further apart" if steps > 0 else "closer", before, after, steps=steps)


def stance_verdict(old: Position, new: Position, *, same_question: bool) -> Verdict:
    """How a stance moved. Only answers to the same question are compared."""
    told = old.stance, new.stance
    if not same_question:
        return Verdict("not comparable", *told, reason="the question differs")
    if old.stance is None or new.stance is None:
        which = "neither side records" if old.stance == new.stance else "only one side records"
        return Verdict("not comparable", *told, reason=f"{which} a stance")
    if old.stance == new.stance:
        return Verdict("unchanged", *told, steps=0)
    turned = _STANCES[old.stance] * _STANCES[new.stance] < 0
    return Verdict("reversed" if turned else "moved", *told)


def is_same_question(old: str | None, new: str | None) -> bool:
    """Whether two questions are one, whatever their spelling; two issues without a question share theirs."""
    return words(old or "") == words(new or "")

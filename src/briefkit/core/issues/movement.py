"""How an issue, or a holder's stance on it, moved from one brief to the next: a word, never an arrow alone."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

FIRST = "first"
UNCHANGED = "unchanged"
EASED = "eased"
SHARPENED = "sharpened"
RESOLVED = "resolved"
REOPENED = "reopened"
DORMANT = "dormant"
REVIVED = "revived"
REVERSED = "reversed"
TOWARD_SUPPORT = "toward-support"
TOWARD_OPPOSITION = "toward-opposition"
SHIFTED = "shifted"
INCOMPARABLE = "incomparable"
UNSTATED = "unstated"

WORDS = {
    FIRST: "first recorded",
    UNCHANGED: "unchanged",
    EASED: "eased",
    SHARPENED: "sharpened",
    RESOLVED: "resolved",
    REOPENED: "reopened",
    DORMANT: "went dormant",
    REVIVED: "revived",
    REVERSED: "reversed",
    TOWARD_SUPPORT: "moved toward support",
    TOWARD_OPPOSITION: "moved toward opposition",
    SHIFTED: "shifted",
    INCOMPARABLE: "not comparable: another question",
    UNSTATED: "no stance recorded",
}
"""Every movement, and how it is told."""

MOVED = frozenset(WORDS) - {FIRST, UNCHANGED, INCOMPARABLE, UNSTATED}
"""The movements that are one."""

_STEPS = ("resolved", "converging", "negotiable", "disputed", "deadlocked")
_LEANS = {"opposes": -1, "conditional": 0, "neutral": 0, "supports": 1}


class Move(NamedTuple):
    """A movement: one of `WORDS`, and what stood before and after, in the format's own words."""

    word: str
    before: str | None
    after: str | None

    @property
    def moved(self) -> bool:
        """Whether something changed that can be compared."""
        return self.word in MOVED


def status_move(before: str | None, after: str | None) -> Move:
    """How an issue's status moved: resolved < converging < negotiable < disputed < deadlocked; dormant stands apart."""
    return Move(_status_word(before, after), before, after)


def _status_word(before: str | None, after: str | None) -> str:
    if before is None or after is None:
        return FIRST if after else UNSTATED
    if before == after:
        return UNCHANGED
    if "dormant" in (before, after):
        return DORMANT if after == "dormant" else REVIVED
    if "resolved" in (before, after):
        return RESOLVED if after == "resolved" else REOPENED
    return EASED if _STEPS.index(after) < _STEPS.index(before) else SHARPENED


def stance_move(before: Collection[str], after: Collection[str]) -> Move:
    """How a holder's stance on one question moved. Several stances of one day are compared as a whole."""
    told = [", ".join(sorted(stances)) or None for stances in (before, after)]
    return Move(_stance_word(set(before), set(after)), *told)


def _stance_word(before: set[str], after: set[str]) -> str:
    if not after or not before:
        return FIRST if after else UNSTATED
    if before == after:
        return UNCHANGED
    if len(before) > 1 or len(after) > 1:
        return SHIFTED
    lean = _LEANS[after.pop()] - _LEANS[before.pop()]
    if abs(lean) == 2:
        return REVERSED
    if lean == 0:
        return SHIFTED
    return TOWARD_SUPPORT if lean > 0 else TOWARD_OPPOSITION

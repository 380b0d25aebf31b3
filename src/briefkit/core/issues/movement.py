"""How an issue, or a holder's stance on it, moved from one brief to the next: a word, never an arrow alone."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from briefkit.core.brief import vocabulary
from briefkit.core.brief.vocabulary import CLOSENESS, LEANINGS
from briefkit.core.text.words import words

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
    if vocabulary.DORMANT in (before, after):
        return DORMANT if after == vocabulary.DORMANT else REVIVED
    if "resolved" in (before, after):
        return RESOLVED if after == "resolved" else REOPENED
    return EASED if CLOSENESS.index(after) < CLOSENESS.index(before) else SHARPENED


def status_steps(before: str, after: str) -> int | None:
    """How many steps further apart, less than 0 for closer; None between dormant and any other status."""
    if before == after:
        return 0
    if vocabulary.DORMANT in (before, after):
        return None
    return CLOSENESS.index(after) - CLOSENESS.index(before)


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
    old, new = before.pop(), after.pop()
    if are_opposed(old, new):
        return REVERSED
    lean = LEANINGS[new] - LEANINGS[old]
    if lean == 0:
        return SHIFTED
    return TOWARD_SUPPORT if lean > 0 else TOWARD_OPPOSITION


def are_opposed(stance: str, other: str) -> bool:
    """Whether two stances lean to opposite sides of a question."""
    return LEANINGS[stance] * LEANINGS[other] < 0


@lru_cache(maxsize=4096)
def question_key(question: str | None) -> tuple[str, ...]:
    """What tells questions apart: their words, whatever the case and the signs between them. None asks nothing."""
    return tuple(words(question or ""))

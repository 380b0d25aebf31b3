"""How an issue, or a holder's stance on it, moved from one brief to the next, as one word."""

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
"""Movement → its wording for readers."""

MOVED = frozenset(WORDS) - {FIRST, UNCHANGED, INCOMPARABLE, UNSTATED}
"""The words for an actual change."""


class Move(NamedTuple):
    """A movement: one of `WORDS`, with the values before and after as in the front matter."""

    word: str
    before: str | None
    after: str | None

    @property
    def moved(self) -> bool:
        """Whether it is a change between comparable values."""
        return self.word in MOVED


def status_move(before: str | None, after: str | None) -> Move:
    """How an issue's status moved: resolved < converging < negotiable < disputed < deadlocked, or to/from dormant."""
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
    """The number of steps further apart, negative for closer; None between dormant and any other status."""
    if before == after:
        return 0
    if vocabulary.DORMANT in (before, after):
        return None
    return CLOSENESS.index(after) - CLOSENESS.index(before)


def stance_move(before: Collection[str], after: Collection[str]) -> Move:
    """How a holder's stance on one question moved. Several stances of one date are compared as a set."""
    texts = [", ".join(sorted(stances)) or None for stances in (before, after)]
    return Move(_stance_word(set(before), set(after)), *texts)


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
    """The key by which questions are compared: their words without case and punctuation. None has an empty key."""
    return tuple(words(question or ""))

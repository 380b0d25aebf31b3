"""Which key of the format an unknown one is almost: what looks like a typing error."""

from __future__ import annotations

from functools import lru_cache

from briefkit.core.text.words import fold

_EMBARGO = ("embargo", "embargoed", "underembargo", "isembargoed", "pressembargo", "underembargountil")
_ENDS = ("till", "to", "end", "ends", "date", "lifted", "lifts")
_MEANT = dict.fromkeys([*_EMBARGO, *(f"embargo{end}" for end in _ENDS)], "embargo_until") | {"accesslevel": "access"}
"""Whole words that are further from the key which they stand for than a typing error."""


@lru_cache(maxsize=4096)  # a library's own keys are the same in all of its briefs
def near_key(name: str, known: tuple[str, ...]) -> str | None:
    """The known key that differs only by case, signs, accents, a plural or a typo of one or two letters, if any."""
    if len(name) > 40:
        return None
    bare = "".join(filter(str.isalnum, fold(name)))
    for key in known:
        plain = key.replace("_", "")
        if bare == plain or bare + "s" == plain or bare == plain + "s" or key == _MEANT.get(bare):
            return key
    for key in known:
        allowed = (0 if len(key) <= 4 else 1) if len(key) < 8 else 2
        if abs(len(key) - len(name)) <= max(allowed, 1) and _is_typo(name.lower(), key, allowed):
            return key
    if bare.endswith("s"):  # embargoes are what a brief may be about
        return None
    return next((key for word, key in _MEANT.items() if key in known and _is_typo(bare, word, 1)), None)


def _is_typo(word: str, key: str, allowed: int) -> bool:
    if allowed == 0:  # a short word: only two letters swapped, or one doubled or missing
        return sorted(word) == sorted(key) or (len(word) != len(key) and distance(word, key) == 1 and len(key) > 3)
    return distance(word, key) <= allowed


def distance(one: str, other: str) -> int:
    """The number of insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.

    This is the optimal string alignment distance.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]

"""Keys that briefkit does not know: which are almost one that it does, and which hold what belongs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from briefkit.core.brief.shapes import Json, Record, keys_of
from briefkit.core.diagnostic import Trail


def typos(record: Record) -> Iterator[tuple[str, str]]:
    """The keys of a record that are almost one that it may have, each with that one."""
    known = tuple(keys_of(type(record)))
    for name in record.extra:
        if meant := near_key(name, known):
            yield name, meant


def misplaced(record: Record, trail: Trail) -> Iterator[tuple[str, Trail, str]]:
    """A message, a place and a hint for each key of a record that has keys of its own and is no typo."""
    typed = dict(typos(record))
    for name, value in record.extra.items():
        if name not in typed and _has_keys(value):
            itself = name in (getattr(record, "id", None), getattr(record, "holder", None))
            hint = "its keys belong one level up" if itself else "write it where it belongs"
            yield f"“{name}” has keys of its own here, which are not read", (*trail, name), hint


def _has_keys(value: Json) -> bool:
    return any(isinstance(item, dict) for item in (value if isinstance(value, list) else [value]))


@lru_cache(maxsize=4096)  # a library's own keys are the same in all of its briefs
def near_key(name: str, known: tuple[str, ...]) -> str | None:
    """The known key that differs only by case, `-`, `_`, a plural or a typo of one or two letters, if any."""
    if len(name) > 40:
        return None
    bare = name.lower().replace("-", "").replace("_", "").replace(" ", "")
    for key in known:
        plain = key.replace("_", "")
        if bare == plain or bare + "s" == plain or bare == plain + "s":
            return key
    for key in known:
        allowed = (0 if len(key) <= 4 else 1) if len(key) < 8 else 2
        if abs(len(key) - len(name)) <= max(allowed, 1) and _is_typo(name.lower(), key, allowed):
            return key
    return None


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

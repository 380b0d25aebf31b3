"""How the time of a match grows with the text."""

from __future__ import annotations

import re
import time
from typing import Any

from tests.linear.attacks import Attack, attacks

_STEPS = (17, 24, 40, 60, 90, 130, 200, 500)
_SCREEN = 4e-3
"""Lengths in characters, and the seconds up to which a match needs no second look; a linear one takes far less.
The steps are small, since an exponential match of a text that is not much longer takes for ever."""
_LENGTHS = (2000, 8000)
_MOST_GROWTH = 10.0
"""Of the time from the first to the second length, which is four times as long; a quadratic match takes 16 times."""
_TIMES = 3
"""So often a match is timed before it counts as slow: the machine may have had something else to do."""
_NOTICEABLE = 0.01
"""Seconds for the second length."""
_TOO_SHORT = _NOTICEABLE / 64
"""Seconds for the first length from which not even a cubic match gets noticeable at the second."""
_FAR_TOO_LONG = 0.1
"""Seconds for the first length: fifty times what a linear match takes."""
_MOST_BOUNDED = 0.08
"""Seconds for the longest text that an expression sees, where texts are cut."""


def superlinear(pattern: re.Pattern[Any], how: str, longest: int | None = None) -> Attack | None:
    """An attack on which an expression takes more than linear time, or None if none is found.

    `how` is `match`, `fullmatch` or `search`, which stands for all that look for every match in a text. An expression
    that sees no texts of more than `longest` characters may take any time in which such a text is no burden.
    """
    for attack in attacks(pattern):
        if _takes_long(pattern, how, attack, longest):
            return attack
    return None


def _takes_long(pattern: re.Pattern[Any], how: str, attack: Attack, longest: int | None) -> bool:
    for length in (length for length in _STEPS if length < (longest or _LENGTHS[0])):
        limit = _SCREEN * max(1, length / 100)
        if _seconds(pattern, how, attack, length) > limit and _takes_more(limit, pattern, how, attack, length):
            return True
    if longest is not None:
        found = _seconds(pattern, how, attack, longest)
        return found > _MOST_BOUNDED and _takes_more(_MOST_BOUNDED, pattern, how, attack, longest)
    if _seconds(pattern, how, attack, _LENGTHS[0]) < _TOO_SHORT:
        return False
    return any(_seconds(pattern, how, attack, length) > _SCREEN for length in _LENGTHS) and _grows(pattern, how, attack)


def _grows(pattern: re.Pattern[Any], how: str, attack: Attack) -> bool:
    short = _seconds(pattern, how, attack, _LENGTHS[0])
    if short > _FAR_TOO_LONG:  # it may be cubic, and the longer text take minutes
        return True
    limit = max(_NOTICEABLE, _MOST_GROWTH * _best(pattern, how, attack, _LENGTHS[0]))
    return _takes_more(limit, pattern, how, attack, _LENGTHS[1])


def _takes_more(limit: float, pattern: re.Pattern[Any], how: str, attack: Attack, length: int) -> bool:
    """Whether it takes more than so many seconds each time."""
    return all(_seconds(pattern, how, attack, length) > limit for _ in range(_TIMES))


def _best(pattern: re.Pattern[Any], how: str, attack: Attack, length: int) -> float:
    return min(_seconds(pattern, how, attack, length) for _ in range(_TIMES))


def _seconds(pattern: re.Pattern[Any], how: str, attack: Attack, length: int) -> float:
    """What one use takes, in seconds of this thread."""
    text: str | bytes = attack.text(length)
    if isinstance(pattern.pattern, bytes):
        text = attack.text(length).encode("utf-8")
    start = time.thread_time()
    if how == "search":
        pattern.subn("" if isinstance(text, str) else b"", text)  # every match, without an object for each
    else:
        getattr(pattern, how)(text)
    return time.thread_time() - start

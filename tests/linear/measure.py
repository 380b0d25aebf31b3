"""How the time of a match grows with the text."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from tests.linear.attacks import Attack, attacks

_CALLS: dict[str, Callable[[re.Pattern[Any], Any], object]] = {
    "search": lambda pattern, text: pattern.search(text),
    "match": lambda pattern, text: pattern.match(text),
    "fullmatch": lambda pattern, text: pattern.fullmatch(text),
    "sub": lambda pattern, text: [*pattern.finditer(text)],
    "subn": lambda pattern, text: [*pattern.finditer(text)],
    "split": lambda pattern, text: [*pattern.finditer(text)],
    "findall": lambda pattern, text: [*pattern.finditer(text)],
    "finditer": lambda pattern, text: [*pattern.finditer(text)],
}
_SCREEN = ((24, 2e-3), (300, 2e-3), (2000, 1e-3))
"""Characters, and the seconds up to which a match of so many needs no second look: a linear one takes a tenth."""
_LENGTHS = (4000, 16_000)
_MOST_GROWTH = 8.0
"""Of the time from the first to the second length, which is four times as long; a quadratic match takes 16 times."""


def superlinear(pattern: re.Pattern[Any], how: str, most: int = 200) -> Attack | None:
    """An attack on which a use of an expression takes more than linear time, or None if none of `most` is found."""
    call = _CALLS[how]
    for attack in attacks(pattern, most):
        if _looks_slow(pattern, call, attack) and _grows(pattern, call, attack):
            return attack
    return None


def _looks_slow(pattern: re.Pattern[Any], call: Callable[..., object], attack: Attack) -> bool:
    return any(_seconds(pattern, call, attack, length, 1) > limit for length, limit in _SCREEN)


def _grows(pattern: re.Pattern[Any], call: Callable[..., object], attack: Attack) -> bool:
    short, long = _LENGTHS
    if _seconds(pattern, call, attack, 24, 2) > 0.05:  # exponential: longer texts would take for ever
        return True
    first = _seconds(pattern, call, attack, short, 3)
    return first > 1 or _seconds(pattern, call, attack, long, 2) > _MOST_GROWTH * first


def _seconds(pattern: re.Pattern[Any], call: Callable[..., object], attack: Attack, length: int, times: int) -> float:
    """The shortest of some measurements, in seconds of this thread."""
    text: str | bytes = attack.text(length)
    if isinstance(pattern.pattern, bytes):
        text = attack.text(length).encode("utf-8")
    taken = []
    for _ in range(times):
        start = time.thread_time()
        call(pattern, text)
        taken.append(time.thread_time() - start)
    return min(taken)

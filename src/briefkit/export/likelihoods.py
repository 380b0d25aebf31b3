"""A forecast's likelihood in print: a band on a bar from 0 to 100 %, and the same in figures."""

from __future__ import annotations

from dataclasses import dataclass

from briefkit.core.likelihood.figures import band_text
from briefkit.core.publication.value import KeyJudgment

LEAST = 2  # per cent: a narrower band would not be visible


@dataclass(frozen=True, slots=True)
class Bar:
    """The start and width of a bar in per cent; `figures` is the same as text."""

    start: float
    width: float
    figures: str


def bar_of(judgment: KeyJudgment, language: str) -> Bar | None:
    """The bar of a judgment; None if it states no likelihood."""
    if judgment.low is None or judgment.high is None:
        return None
    ends = sorted(max(0.0, min(1.0, end)) for end in (judgment.low, judgment.high))
    low, high = (end * 100 for end in ends)
    width = max(high - low, LEAST)
    start = max(0.0, min(100 - width, (low + high - width) / 2))
    return Bar(round(start, 2), round(width, 2), band_text((ends[0], ends[1]), language))

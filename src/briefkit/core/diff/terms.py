"""The terms of a judgment: what it claims, until when, on what condition, and how likely it is said to be."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from briefkit.core.brief.model import Judgment, Update
from briefkit.core.likelihood.likelihood import Likelihood
from briefkit.core.likelihood.scales import SCALES
from briefkit.core.text.words import wording


class Stated(NamedTuple):
    """A part of a judgment: its `text`, and a `value` to compare. What is `vague` may still be made definite."""

    value: Hashable
    text: str
    vague: bool = False


def estimate(stated: Judgment | Update, scale: str) -> Stated:
    """The likelihood that a judgment or an update states. A term that is not on the scale is vague."""
    likelihood = Likelihood(SCALES[scale], stated.term, stated.probability)
    is_unknown = likelihood.band is None and stated.term is not None
    return Stated(likelihood.band, likelihood.text() or "no likelihood", is_unknown)


def _likelihood(judgment: Judgment, default_scale: str) -> Stated:
    return estimate(judgment, judgment.scale or default_scale)


def _due(judgment: Judgment, _scale: str) -> Stated:
    """Its due date: by its last day, and of an interval also by its first."""
    due = judgment.due
    if due is None:
        return Stated(None, "no date", vague=True)
    return Stated((due.first if due.end else None, due.last), str(due))


def _claim(judgment: Judgment, _scale: str) -> Stated:
    return Stated(wording(judgment.claim), f"“{judgment.claim}”")


def _condition(judgment: Judgment, _scale: str) -> Stated:
    condition = judgment.condition or ""
    return Stated(wording(condition), f"“{condition}”" if condition else "no condition")


PARTS: dict[str, Callable[[Judgment, str], Stated]] = {
    "claim": _claim,
    "due": _due,
    "condition": _condition,
    "likelihood": _likelihood,
}
"""Each part by its name: a function of a judgment and the scale that counts if it names none."""


def terms_of(judgment: Judgment, default_scale: str) -> list[Hashable]:
    """The terms of a judgment, to be compared with those of another."""
    return [stated(judgment, default_scale).value for stated in PARTS.values()]

"""What an outcome must agree with: the due date and the condition of its judgment."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.core.brief.model import Judgment

DECIDED = ("occurred", "did-not-occur")
"""The outcomes that are scored."""
OPEN, VOID, CONFLICT = "open", "void", "conflict"
"""No outcome; one that the failed condition leaves; and that of a forecast for which different ones are recorded."""
_ANSWERS = {"yes": "met", "no": "not-met"}


def lacks_condition(judgment: Judgment) -> bool:
    """Whether a judgment has an outcome that only counts if its condition held, without a record that it did."""
    return judgment.outcome in DECIDED and bool(judgment.condition) and judgment.condition_met != "yes"


def condition_text(
    condition: str, condition_met: str | None, label: Callable[[str], str] = lambda word: word.replace("-", " ")
) -> str:
    """A condition and, if that is known, whether it held: “they sign (not met)”. `label` has the words for print."""
    answer = answer_of(condition_met)
    return f"{condition} ({label(answer)})" if answer else condition


def answer_of(condition_met: str | None) -> str | None:
    """The label for whether a condition held; None if that is not known."""
    return _ANSWERS.get(condition_met or "")

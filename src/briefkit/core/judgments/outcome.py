"""What an outcome must agree with: the due date and the condition of its judgment."""

from __future__ import annotations

from briefkit.core.brief.model import Judgment

DECIDED = ("occurred", "did-not-occur")
"""The outcomes that are scored."""


def lacks_condition(judgment: Judgment) -> bool:
    """Whether a judgment has an outcome that only counts if its condition held, without a record that it did."""
    return judgment.outcome in DECIDED and bool(judgment.condition) and judgment.condition_met != "yes"

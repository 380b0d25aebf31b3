"""A judgment as metadata, for conditions that choose among judgments."""

from __future__ import annotations

from typing import Any

from briefkit.core.brief.model import JUDGMENT
from briefkit.core.judgments.rows import JudgmentRow


def as_metadata(row: JudgmentRow) -> dict[str, Any]:
    """A brief as JSON that states nothing but this judgment, and names the issues and events that it is about."""
    return {
        "id": row.brief,
        "date": str(row.made) if row.made else None,
        "issues": [{"id": issue} for issue in row.about],
        "events": [{"id": event} for event in row.depends_on],
        "judgments": [{**JUDGMENT.dump(row.judgment), "outcome": row.outcome}],
    }


def of_issue(row: JudgmentRow, issue: str) -> dict[str, Any]:
    """The same of one of its issues only, for conditions that choose among its issues."""
    return {**as_metadata(row), "issues": [{"id": issue}]}

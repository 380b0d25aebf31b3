"""The likelihood path of a forecast in words."""

from __future__ import annotations

from briefkit.core.dates.phrase import when
from briefkit.core.judgments.path import LikelihoodPath, PathStep
from briefkit.core.text.words import counted


def said_text(step: PathStep) -> str:
    """What was said: “likely, 70 %”."""
    return step.said.text() or "likelihood not stated"


def held_text(step: PathStep, path: LikelihoodPath) -> str:
    """How long it held: “18 days”; empty for what never did, or nobody knows."""
    if not step.counts or not step.said.band or step.start is None:
        return ""
    if step.days is not None:
        return counted(step.days, "day")
    return "holds" if path.row.judgment.is_open else ""


def close_texts(path: LikelihoodPath) -> list[str]:
    """When the question is due, if it is, and what became of it."""
    judgment = path.row.judgment
    due = [f"due {judgment.due}"] if judgment.due else []
    outcome = path.row.outcome.replace("-", " ")
    if judgment.resolved_on:
        return [*due, f"{outcome} {when(judgment.resolved_on)}"]
    return [*due, f"open on {path.today}" if judgment.is_open else f"{outcome} (no date recorded)"]

"""The likelihood path of a forecast in words."""

from __future__ import annotations

from briefkit.core.dates.phrase import when
from briefkit.core.judgments.outcome import CONFLICT
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
    return "holds" if path.row.is_open else ""


def close_texts(path: LikelihoodPath) -> list[str]:
    """When the question is due, if it is, and what became of it."""
    due = path.row.judgment.due
    return [*([f"due {due}"] if due else []), _outcome_text(path)]


def _outcome_text(path: LikelihoodPath) -> str:
    row, resolved_on = path.row, path.row.judgment.resolved_on
    if row.is_open:
        return f"open on {path.today}"
    if row.outcome == CONFLICT:
        return "in conflict: two outcomes are recorded"
    if row.judgment.condition_met == "no":
        return "void, since its condition failed" + (f" {when(resolved_on)}" if resolved_on else "")
    return f"{row.outcome.replace('-', ' ')} {when(resolved_on) if resolved_on else '(no date recorded)'}"

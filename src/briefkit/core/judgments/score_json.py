"""Scores as data."""

from __future__ import annotations

from briefkit.core.brief.shapes import Json
from briefkit.core.judgments.calibration import wilson
from briefkit.core.judgments.score import LEFT_OUT, Group

_LEFT_OUT = {reason: reason.replace("-", "_") for reason in LEFT_OUT}

SCORE_KEYS = (
    *("by", "group", "count", "happened", "rate", "rate_low", "rate_high", "mean", "brier", "log"),
    *_LEFT_OUT.values(),
)


def group_to_json(group: Group, by: str) -> dict[str, Json]:
    """A group's scores, rounded to four digits (none where nothing is scored), and how many were left out and why."""
    told: dict[str, Json] = dict.fromkeys(SCORE_KEYS)
    told |= {"by": by, "group": group.name or None, "count": 0, "happened": 0}
    score = group.score
    if score:
        low, high = wilson(score.happened, score.count)
        figures = {"rate": score.rate, "rate_low": low, "rate_high": high, "mean": score.mean}
        figures |= {"brier": score.brier, "log": score.log}
        told |= {"count": score.count, "happened": score.happened}
        told |= {name: round(value, 4) for name, value in figures.items()}
    return told | {key: group.ledger.left_out.get(reason, 0) for reason, key in _LEFT_OUT.items()}

"""The ordered words of the format, as plain tuples: a query compares by them before it loads the model."""

from __future__ import annotations

CLOSENESS = ("resolved", "converging", "negotiable", "disputed", "deadlocked")
"""How far apart the parties are, the closest first."""
DORMANT = "dormant"
"""The status that stands apart from that order."""
ISSUE_STATUSES = (*CLOSENESS, DORMANT)
LEANINGS = {"supports": 1, "opposes": -1, "conditional": 0, "neutral": 0}
"""Every stance, with the side to which it leans."""
STANCES = tuple(LEANINGS)
CONFIDENCES = ("low", "moderate", "high")

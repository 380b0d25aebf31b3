"""The words that front matter may use, as plain tuples, so that queries need not load the model."""

from __future__ import annotations

KINDS = ("commentary", "analysis", "qa", "report", "memo", "testimony", "podcast", "note", "event", "submission")
STATUSES = ("draft", "review", "published", "superseded", "retracted")
ACCESSES = ("public", "internal", "embargoed")
BASIS = ("stated", "url", "inferred")
CLOSENESS = ("resolved", "converging", "negotiable", "disputed", "deadlocked")
"""How far apart the parties are, the closest first."""
DORMANT = "dormant"
"""The status outside that order."""
ISSUE_STATUSES = (*CLOSENESS, DORMANT)
LEANINGS = {"supports": 1, "opposes": -1, "conditional": 0, "neutral": 0}
"""Every stance, and the side it leans to."""
STANCES = tuple(LEANINGS)
STANCE_SYMBOLS = {"supports": "+", "opposes": "−", "conditional": "±", "neutral": "○"}
"""What stands before a stance where it is shown."""
UNPUBLISHED = ("draft", "review")
"""The statuses of briefs that were never published."""
LIVE = "published"
"""The status of current briefs, and the default."""
AWAITING = (LIVE, "review")
"""The statuses of briefs that wait for the decision that they ask for."""
CONFIDENCES = ("low", "moderate", "high")
TRENDS = ("improving", "unchanged", "worsening")
OUTLOOKS = (*TRENDS, "uncertain")
BASES = ("statement", "vote", "action", "document", "leak", "inference")
EVENT_STATUSES = ("proposed", "planned", "held", "changed", "cancelled")
SETTLED = ("held", "changed", "cancelled")
"""The statuses that say what became of an event, not what was planned."""
EVENT_ROLES = ("subject", "past", "upcoming")
OUTCOMES = ("open", "occurred", "did-not-occur", "void", "unresolvable")
DECISION_OUTCOMES = ("open", "chosen", "rejected", "deferred")
SCALE_IDS = ("icd203", "phia", "ipcc")
SUGGESTED_LISTS = (
    "topics",
    "parties",
    "regions",
    "issues",
    "events",
    "judgments",
    "key_points",
    "authors",
    "experts",
    "recommendations",
    "sources",
    "related",
)
"""The keys to which a suggestion may add an item."""

RESERVED_KEYS = ("id", "path", "body")
"""The keys that metadata adds to front matter, which therefore cannot use them."""

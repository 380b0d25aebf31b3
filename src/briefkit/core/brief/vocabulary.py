"""The words that front matter may choose from, as plain tuples: queries compare by them before they load the model."""

from __future__ import annotations

KINDS = ("commentary", "analysis", "qa", "report", "memo", "testimony", "podcast", "note", "event")
STATUSES = ("draft", "review", "published", "superseded", "retracted")
ACCESSES = ("public", "internal", "embargoed")
BASIS = ("stated", "url", "inferred")
CLOSENESS = ("resolved", "converging", "negotiable", "disputed", "deadlocked")
"""How far apart the parties are, the closest first."""
DORMANT = "dormant"
"""The status that stands apart from that order."""
ISSUE_STATUSES = (*CLOSENESS, DORMANT)
LEANINGS = {"supports": 1, "opposes": -1, "conditional": 0, "neutral": 0}
"""Every stance, with the side to which it leans."""
STANCES = tuple(LEANINGS)
LIVE = "published"
"""The one status of a brief that counts as the library's word; what does not say has it."""
CONFIDENCES = ("low", "moderate", "high")
TRENDS = ("improving", "unchanged", "worsening")
OUTLOOKS = (*TRENDS, "uncertain")
BASES = ("statement", "vote", "action", "document", "leak", "inference")
EVENT_STATUSES = ("proposed", "planned", "held", "changed", "cancelled")
EVENT_ROLES = ("subject", "past", "upcoming")
OUTCOMES = ("open", "occurred", "did-not-occur", "void", "unresolvable")
SCALE_IDS = ("icd203", "phia", "ipcc")

RESERVED_KEYS = ("id", "path", "body")
"""What a brief is told with besides its front matter, so that no key can be called so."""

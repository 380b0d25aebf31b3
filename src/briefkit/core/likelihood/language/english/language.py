"""English."""

from __future__ import annotations

from briefkit.core.likelihood.language.english.confidence import CONFIDENCE
from briefkit.core.likelihood.language.english.likelihood import LIKELIHOOD
from briefkit.core.likelihood.language.english.possibility import POSSIBILITY
from briefkit.core.likelihood.language.english.reported import IDIOMS, NEGATION, REPORTS
from briefkit.core.likelihood.language.english.terms import TERMS
from briefkit.core.likelihood.language.grammar import Language

ENGLISH = Language(
    "en",
    {"possibility": POSSIBILITY, "likelihood": LIKELIHOOD, "confidence": CONFIDENCE},
    {
        "possibility": (
            "may",
            "might",
            "could",
            "perhaps",
            "possib",
            "conceiv",
            "rul",
            "exclu",
            "discount",
            "dismiss",
            "unthink",
            "question",
        ),
        "likelihood": (
            "likel",
            "probab",
            "presumab",
            "chance",
            "odds",
            "certain",
            "remote",
            "inevitable",
            "prospect",
            "toss",
            "50",
            "fifty",
            "bet",
            "impossible",
            " sure",
            "realistic",
            "coin",
            "shot",
            "risk",
            "doubtful",
        ),
        "confidence": (
            "confiden",
            "certain",
            "sure",
            "convinced",
            "judgment",
            "judgement",
            "assessment",
            "conclusion",
            "doubt",
            "tentative",
            "firm",
            "loose",
            "caution",
            "reservation",
            "grounds",
            "evidence",
            "reasons",
        ),
    },
    TERMS,
    IDIOMS,
    REPORTS,
    NEGATION,
)

"""French."""

from __future__ import annotations

from briefkit.core.likelihood.language.french.confidence import CONFIDENCE
from briefkit.core.likelihood.language.french.likelihood import LIKELIHOOD
from briefkit.core.likelihood.language.french.possibility import POSSIBILITY
from briefkit.core.likelihood.language.french.reported import IDIOMS, NEGATION, REPORTS
from briefkit.core.likelihood.language.french.terms import TERMS
from briefkit.core.likelihood.language.grammar import Language

FRENCH = Language(
    "fr",
    {"possibility": POSSIBILITY, "likelihood": LIKELIHOOD, "confidence": CONFIDENCE},
    {
        "possibility": (
            "pourrai",
            "peut",
            "peuvent",
            "possib",
            "ventuel",
            "envisageable",
            "concevable",
            "pensable",
            "exclu",
            "cart",
            "rien n",
            "interdit",
        ),
        "likelihood": (
            "probab",
            "vraisemblab",
            "chance",
            "vraisemblance",
            "logique",
            "doute",
            "quasi",
            "presque",
            "pratiquement",
            "virtuellement",
            "parier",
            "tout lieu",
            "tout ",
            "devrai",
            "50",
            "cinquante",
            "peu pr",
            "certainement",
            "risque",
            "plausible",
            "sauf ",
            "attendre",
            "exclu",
            "pile ou face",
            "penche",
        ),
        "confidence": (
            "confian",
            "doute",
            "certitude",
            "assurance",
            "convaincu",
            "certain",
            "sûr",
            "r que",
            "persuad",
            "jugement",
            "estimation",
            "conclusion",
            "valuation",
            "diagnostic",
            "analyse",
            "pronostic",
            "appr",
        ),
    },
    TERMS,
    IDIOMS,
    REPORTS,
    NEGATION,
)

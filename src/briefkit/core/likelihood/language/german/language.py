"""German."""

from __future__ import annotations

from briefkit.core.likelihood.language.german.confidence import CONFIDENCE
from briefkit.core.likelihood.language.german.likelihood import LIKELIHOOD
from briefkit.core.likelihood.language.german.possibility import POSSIBILITY
from briefkit.core.likelihood.language.german.reported import IDIOMS, NEGATION, REPORTS
from briefkit.core.likelihood.language.german.terms import TERMS
from briefkit.core.likelihood.language.grammar import Language

GERMAN = Language(
    "de",
    {"possibility": POSSIBILITY, "likelihood": LIKELIHOOD, "confidence": CONFIDENCE},
    {
        "possibility": (
            "nnte",
            "nnen",
            "kann",
            "mag",
            "glich",
            "vielleicht",
            "umst",
            "u. u",
            "u.u",
            "eventuell",
            "evtl",
            "denkbar",
            "vorstellbar",
            "schlossen",
            "schliess",
            "weisen",
            "gen ",
        ),
        "likelihood": (
            "wahrscheinlich",
            "rfte",
            "chance",
            "aussicht",
            "vermutlich",
            "wohl",
            "voraus",
            "mutmass",
            "sicher",
            "gewiss",
            "ausgeschlossen",
            "unverm",
            "unausweich",
            "unm",
            "spricht",
            "fifty",
            "50",
            "zig",
        ),
        "confidence": (
            "gewiss",
            "zuversicht",
            "sicher",
            "konfidenz",
            "berzeugt",
            "belastbar",
            "urteil",
            "einsch",
            "befund",
            "prognose",
            "bewertung",
            "bestimmtheit",
            "tzung",
            "annahme",
            "vertrauen",
            "zweifel",
            "lagebild",
            "erkenntnis",
            "analyse",
            "aussage",
            "schluss",
        ),
    },
    TERMS,
    IDIOMS,
    REPORTS,
    NEGATION,
)

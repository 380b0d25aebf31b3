"""The terms of every scale in English, which is the language of all three."""

from __future__ import annotations

from briefkit.core.likelihood.scales import SCALES

_SPELLINGS = {"remote chance": "icd203", "even chance": "icd203", "even odds": "icd203"}
"""Other spellings of a scale's terms in running text."""

_LONE_REMOTE = "remote"  # remote areas, remote work: an adjective of place, not of likelihood
_WORDS = {word for scale in SCALES.values() for term in scale.terms for word in term.words} - {_LONE_REMOTE}

TERMS = {
    word: tuple(id_ for id_, scale in SCALES.items() if scale.term(word) or _SPELLINGS.get(word) == id_)
    for word in sorted(_WORDS | set(_SPELLINGS))
}

"""Scales of estimative language: which words stand for which probabilities.

Sources: ICD 203 (US Intelligence Community Directive 203, 2015), the PHIA probability yardstick (UK Professional
Head of Intelligence Assessment, 2019) and the IPCC's calibrated likelihood language (AR6, 2021).
"""

from __future__ import annotations

from functools import cache

from briefkit.core.likelihood.figures import Band, midpoint
from briefkit.core.values import frozen


@frozen
class Term:
    """A term of a scale: its words, the preferred one first, and its band as fractions of 1."""

    words: tuple[str, ...]
    low: float
    high: float
    low_included: bool = True
    high_included: bool = True

    @property
    def name(self) -> str:
        """The preferred word."""
        return self.words[0]

    @property
    def midpoint(self) -> float:
        """The middle of the band: what a score uses if only the term is stated."""
        return midpoint((self.low, self.high))

    def contains(self, probability: float) -> bool:
        """Whether a probability (0 to 1) is in the band."""
        above = probability > self.low or (self.low_included and probability == self.low)
        below = probability < self.high or (self.high_included and probability == self.high)
        return above and below


@frozen
class Scale:
    """The terms of a scale, from the least to the most likely. Scales are singletons, compared by identity."""

    id: str
    title: str
    terms: tuple[Term, ...]

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def term(self, word: str) -> Term | None:
        """The term that a word names, ignoring case and spacing."""
        return _by_word(self).get(" ".join(word.casefold().split()))

    def step(self, word: str) -> int | None:
        """The index of a term, 0 for the least likely; the difference of two indexes is the number of steps."""
        found = self.term(word)
        return None if found is None else self.terms.index(found)

    def terms_for(self, probability: float) -> tuple[Term, ...]:
        """Every term whose band contains a probability: none in a gap (PHIA), several where bands overlap (IPCC)."""
        return tuple(term for term in self.terms if term.contains(probability))

    def term_for(self, band: Band) -> Term | None:
        """The only term whose band holds all of a stated one; for a single number see `term_at`."""
        low, high = band
        if low == high:
            return self.term_at(low)
        held = [term for term in self.terms if term.contains(low) and term.contains(high)]
        return held[0] if len(held) == 1 else None

    def term_at(self, probability: float) -> Term | None:
        """The only term whose band contains a probability, the upper one at a boundary. None in gaps and overlaps."""
        held = self.terms_for(probability)
        if len(held) > 1:
            starting = any(term.low == probability for term in held)
            held = tuple(term for term in held if not (starting and term.high == probability))
        return held[0] if len(held) == 1 else None


@cache
def _by_word(scale: Scale) -> dict[str, Term]:
    return {word: term for term in scale.terms for word in term.words}


ICD203 = Scale(
    "icd203",
    "ICD 203",
    (
        Term(("almost no chance", "remote"), 0.01, 0.05),
        Term(("very unlikely", "highly improbable"), 0.05, 0.20),
        Term(("unlikely", "improbable"), 0.20, 0.45),
        Term(("roughly even chance", "roughly even odds"), 0.45, 0.55),
        Term(("likely", "probable"), 0.55, 0.80),
        Term(("very likely", "highly probable"), 0.80, 0.95),
        Term(("almost certain", "nearly certain"), 0.95, 0.99),
    ),
)

PHIA = Scale(
    "phia",
    "PHIA probability yardstick",
    (
        Term(("remote chance",), 0.0, 0.05),
        Term(("highly unlikely",), 0.10, 0.20),
        Term(("unlikely",), 0.25, 0.35),
        Term(("realistic possibility",), 0.40, 0.50, high_included=False),
        Term(("likely", "probable", "likely or probable"), 0.55, 0.75),
        Term(("highly likely",), 0.80, 0.90),
        Term(("almost certain",), 0.95, 1.0),
    ),
)

IPCC = Scale(
    "ipcc",
    "IPCC AR6",
    (
        Term(("exceptionally unlikely",), 0.0, 0.01),
        Term(("extremely unlikely",), 0.0, 0.05),
        Term(("very unlikely",), 0.0, 0.10),
        Term(("unlikely",), 0.0, 0.33),
        Term(("about as likely as not",), 0.33, 0.66),
        Term(("more likely than not",), 0.50, 1.0, low_included=False),
        Term(("likely",), 0.66, 1.0),
        Term(("very likely",), 0.90, 1.0),
        Term(("extremely likely",), 0.95, 1.0),
        Term(("virtually certain",), 0.99, 1.0),
    ),
)

SCALES: dict[str, Scale] = {scale.id: scale for scale in (ICD203, PHIA, IPCC)}

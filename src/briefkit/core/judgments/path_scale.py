"""Where the terms of a scale lie behind a chart of likelihoods."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.likelihood.scales import Scale, Term


class TermBand(NamedTuple):
    """The part of the line from 0 to 1 that a term has to itself."""

    name: str
    low: float
    high: float

    @property
    def middle(self) -> float:
        """Where its name belongs."""
        return (self.low + self.high) / 2


def term_bands(scale: Scale) -> list[TermBand]:
    """The bands of a scale from below, without those parts of a band that a narrower one holds (as of the IPCC's).

    A term of which nothing is left is left out.
    """
    found = (_own_part(term, scale) for term in scale.terms)
    return sorted(filter(None, found), key=lambda band: band.low)


def _own_part(term: Term, scale: Scale) -> TermBand | None:
    low, high = term.low, term.high
    narrower = [other for other in scale.terms if other.high - other.low < term.high - term.low]
    for other in sorted(narrower, key=lambda other: other.high - other.low, reverse=True):
        if other.low <= low < other.high:
            low = other.high
        if other.low < high <= other.high:
            high = other.low
    return TermBand(term.name, low, high) if low < high else None

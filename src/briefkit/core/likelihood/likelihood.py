"""How likely something was said to be at one time: a number, a term, or both, on a scale."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.likelihood.figures import Band, band_text, midpoint
from briefkit.core.likelihood.scales import Scale, Term


def likelihood_text(term: str | None, band: Band | None, language: str | None = None) -> str | None:
    """A term and figures in words: “likely, 70 %”; either alone, or None without both."""
    return ", ".join(filter(None, [term, band_text(band, language) if band else None])) or None


class Likelihood(NamedTuple):
    """One statement of a likelihood, with the term and the probability as stated; `date` is None for the first one.

    `start` is the first day on which it held, None if that is unknown.
    """

    scale: Scale
    stated_term: str | None
    probability: Band | None
    date: PartialDate | None = None
    start: datetime.date | None = None

    @property
    def row(self) -> Term | None:
        """The term of the scale: the stated one, else the only one whose band holds the probability."""
        if self.stated_term:
            return self.scale.term(self.stated_term)
        return self.scale.term_for(self.probability) if self.probability else None

    @property
    def term(self) -> str | None:
        """The name of its term: as stated, else that of the scale."""
        if self.stated_term:
            return self.stated_term
        row = self.row
        return row.name if row else None

    @property
    def step(self) -> int | None:
        """The index of its term on the scale, 0 for the least likely."""
        row = self.row
        return self.scale.terms.index(row) if row else None

    @property
    def band(self) -> Band | None:
        """The probability as stated, else the band of its term; None for a bare could, may or will."""
        if self.probability is not None or not self.stated_term:
            return self.probability
        row = self.row
        return (row.low, row.high) if row else None

    @property
    def basis(self) -> str | None:
        """What its number rests on: “number”, “band” or “term”; None without one."""
        if self.probability is not None:
            return "number" if self.probability[0] == self.probability[1] else "band"
        return "term" if self.row else None

    @property
    def point(self) -> float | None:
        """The number that it counts as: the middle of its band."""
        band = self.band
        return midpoint(band) if band else None

    def text(self, language: str | None = None) -> str | None:
        """Term and figures, which belong together: “likely, 70 %”; see `band_text`. None if neither is known."""
        return likelihood_text(self.term, self.band, language)

"""Probabilities as figures: numbers and bands from 0 to 1, and how they are written in per cent."""

from __future__ import annotations

Band = tuple[float, float]
_CLOSE = ("en", "zh", "ja", "ko", "he")  # languages that set no space before a per cent sign


def midpoint(band: Band) -> float:
    """What a band counts as: its middle."""
    return round((band[0] + band[1]) / 2, 6)


def percent_text(probability: float, language: str | None = None) -> str:
    """A probability in per cent, as exactly as it was given: 70 %, 12.5 %. See `band_text`."""
    return band_text((probability, probability), language)


def band_text(band: Band | None, language: str | None = None) -> str:
    """A probability or a band in per cent: 70 %, 55–80 %; a dash where there is none.

    In a document of a language the sign stands as that language sets it: 70% in English. Without one it is parted by a
    plain space, as in everything that briefkit says itself.
    """
    if band is None:
        return "–"
    low, high = (f"{value * 100:g}" for value in band)
    return (low if low == high else f"{low}–{high}") + _sign(language)


def _sign(language: str | None) -> str:
    if language is None:
        return " %"
    return "%" if language.partition("-")[0].lower() in _CLOSE else "\u00a0%"


def share_text(share: float) -> str:
    """A share in whole per cent: 67 %."""
    return f"{share * 100:.0f} %"

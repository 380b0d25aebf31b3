"""Probabilities: numbers and bands from 0 to 1, and how they are written in percent."""

from __future__ import annotations

from functools import lru_cache

Band = tuple[float, float]
_CLOSE = ("en", "zh", "ja", "ko", "he", "hi", "ka")  # languages with no space before the percent sign


def midpoint(band: Band) -> float:
    """The middle of a band, which is the number that it counts as, computed from the decimals as written.

    That of 1 and 5 % is 0.03, where floating point would give 0.030000000000000002.
    """
    low, high = band
    return low if low == high else _middle(low, high)


@lru_cache(maxsize=1024)  # the bands of terms recur
def _middle(low: float, high: float) -> float:
    from decimal import Decimal  # noqa: PLC0415 - only where there are bands

    return float((Decimal(repr(low)) + Decimal(repr(high))) / 2)


def percent_text(probability: float, language: str | None = None) -> str:
    """A probability in percent, as precise as stated: 70 %, 12.5 %. See `band_text`."""
    return band_text((probability, probability), language)


def band_text(band: Band | None, language: str | None = None) -> str:
    """A probability or a band in percent: 70 %, 55–80 %; a dash if there is none.

    With a language, the space before the sign follows its rules: 70% in English. Without one it is a plain space, as
    in everything that briefkit itself says.
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
    """A share in whole percent: 67 %; “< 1 %” and “> 99 %” if it only rounds to none or all."""
    rounded = f"{share * 100:.0f} %"
    if rounded == "0 %" and share > 0:
        return "< 1 %"
    return "> 99 %" if rounded == "100 %" and share < 1 else rounded

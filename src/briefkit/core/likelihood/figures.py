"""Probabilities in words and figures."""

from __future__ import annotations

Band = tuple[float, float]


def band_text(band: Band | None) -> str:
    """A probability or a band in per cent: 70 %, 55–80 %; a dash where there is none."""
    if band is None:
        return "–"
    low, high = (f"{value * 100:.3g}" for value in band)
    return f"{low} %" if low == high else f"{low}–{high} %"


def share_text(share: float) -> str:
    """A share in whole per cent: 67 %."""
    return f"{share * 100:.0f} %"

"""The IPCC's terms as its official French translations have them; ICD 203 and the PHIA yardstick have none.

Source: GIEC, French versions of the summaries for policymakers of AR5 and AR6. Terms that are everyday words of
forecasts as well (probable, très improbable …) are left out, since every scale is rendered with them.
"""

from __future__ import annotations

_WORDS = (
    *(f"quasiment certain{ending}" for ending in ("", "e", "s", "es")),
    *(f"extrêmement {word}{ending}" for word in ("probable", "improbable") for ending in ("", "s")),
    *(f"exceptionnellement improbable{ending}" for ending in ("", "s")),
    *(f"{how} probable{ending} qu'improbable{ending}" for how in ("plus", "aussi") for ending in ("", "s")),
)

TERMS: dict[str, tuple[str, ...]] = dict.fromkeys(_WORDS, ("ipcc",))

"""The IPCC's terms as its official German translations have them; ICD 203 and the PHIA yardstick have none.

Source: Deutsche IPCC-Koordinierungsstelle, translations of the summaries for policymakers of AR4 to AR6. Terms that are
everyday words of forecasts as well (wahrscheinlich, sehr unwahrscheinlich …) are left out, since every scale is
rendered with them.
"""

from __future__ import annotations

_WORDS = (
    "praktisch sicher",
    "äußerst wahrscheinlich",
    "äusserst wahrscheinlich",
    "äußerst unwahrscheinlich",
    "äusserst unwahrscheinlich",
    "wahrscheinlicher als nicht",
    "eher wahrscheinlich als nicht",
    "ebenso wahrscheinlich wie nicht",
)

TERMS: dict[str, tuple[str, ...]] = dict.fromkeys(_WORDS, ("ipcc",))

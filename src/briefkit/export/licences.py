"""Licences by their SPDX names, as people write them, with the deed that a reader can open."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence's name for people, and the address of its deed where it is known."""

    name: str
    url: str | None = None


def licence_of(spdx: str) -> Licence:
    """CC-BY-4.0 as “CC BY 4.0” with its deed; any other text as it is."""
    if spdx.upper() == "CC0-1.0":
        return Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if match := _CREATIVE_COMMONS.fullmatch(spdx.strip()):
        terms, version = match[1].upper(), match[2]
        return Licence(f"CC {terms} {version}", f"https://creativecommons.org/licenses/{terms.lower()}/{version}/")
    return Licence(spdx)

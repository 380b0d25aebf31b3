"""Licences by SPDX identifier: their usual names and the links to their deeds."""

from __future__ import annotations

import re

from briefkit.core.values import frozen

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)", re.IGNORECASE)


@frozen
class Licence:
    """The usual name of a licence, and the URL of its deed if known."""

    name: str
    url: str | None = None


def licence_of(spdx: str) -> Licence:
    """The licence of an SPDX identifier: CC-BY-4.0 is “CC BY 4.0” with its deed. Any other text is unchanged."""
    if spdx.upper() == "CC0-1.0":
        return Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    if match := _CREATIVE_COMMONS.fullmatch(spdx.strip()):
        terms, version = match[1].upper(), match[2]
        return Licence(f"CC {terms} {version}", f"https://creativecommons.org/licenses/{terms.lower()}/{version}/")
    return Licence(spdx)

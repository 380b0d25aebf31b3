"""Languages in Typst's terms."""

from __future__ import annotations

from typing import Any


def language_data(tag: str) -> dict[str, Any]:
    """The `language` of a tag (BCP 47), `und` if Typst cannot tell it, and its `region` or None."""
    language, _, rest = tag.partition("-")
    region = next((part for part in rest.split("-") if len(part) == 2 and part.isascii() and part.isalpha()), None)
    valid = language.isascii() and language.isalpha() and len(language) in (2, 3)
    return {"language": language.lower() if valid else "und", "region": region.upper() if region else None}

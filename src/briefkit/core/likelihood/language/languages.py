"""The languages whose estimative words are known."""

from __future__ import annotations

from functools import lru_cache

from briefkit.core.likelihood.language.english.language import ENGLISH
from briefkit.core.likelihood.language.french.language import FRENCH
from briefkit.core.likelihood.language.german.language import GERMAN
from briefkit.core.likelihood.language.grammar import Language

LANGUAGES: dict[str, Language] = {language.id: language for language in (ENGLISH, GERMAN, FRENCH)}
"""Every language that is examined, by its primary subtag (BCP 47)."""


@lru_cache(maxsize=16)
def language_of(tag: str) -> Language | None:
    """The language of a tag such as “de-AT”, or None if its words are not known."""
    return LANGUAGES.get(tag.replace("_", "-").partition("-")[0].lower())

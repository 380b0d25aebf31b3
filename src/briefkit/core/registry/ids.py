"""Ids of words that several briefs use, also of those that are not in the registry."""

from __future__ import annotations

from briefkit.core.registry.spellings import Spellings
from briefkit.core.text.words import fold


class Ids:
    """The id of each word: that of the registry, else the word as it was spelled first, whatever its case since."""

    def __init__(self, registry: Spellings) -> None:
        self._registry = registry
        self._of_word: dict[tuple[str, str], str] = {}
        self._of_key: dict[tuple[str, str], str] = {}

    def of(self, section: str, word: str) -> str:
        """The id of a word in a section of the registry."""
        found = self._of_word.get((section, word))
        if found is None:
            id_ = self._registry.resolve(section, word)
            found = self._of_word[section, word] = self._of_key.setdefault((section, fold(id_)), id_)
        return found

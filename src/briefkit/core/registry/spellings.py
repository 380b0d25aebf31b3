"""What a word stands for in a registry, however the registry is stored."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Container, Mapping

from briefkit.core.text.words import fold


class Spellings(ABC):
    """Words and the ids they stand for, by section."""

    @abstractmethod
    def spellings(self, section: str) -> Mapping[str, str]:
        """Every folded spelling, with the id it stands for."""

    def resolve(self, section: str, word: str) -> str:
        """The id that a word stands for; an unknown word stands for itself."""
        return self.spellings(section).get(fold(word), word)

    def key(self, section: str, word: str) -> str:
        """The key by which words are compared: the same for all spellings of one thing."""
        return fold(self.resolve(section, word))

    def knows(self, section: str, word: str) -> bool:
        """Whether a word is an id, alias or title of the section."""
        return fold(word) in self.spellings(section)

    def holder_section(self, word: str, people: Container[str] = ()) -> str:
        """The section of a holder of positions: parties, else people, including the `people` of a brief."""
        if not self.knows("parties", word) and (word in people or self.knows("people", word)):
            return "people"
        return "parties"

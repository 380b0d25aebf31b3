"""The words that briefkit adds to a manuscript, tagged where they are in another language than the publication."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.body.document import InLanguage, Inline, Styled, Text
from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.labels import Labels, capitalized, other_language_of_labels
from briefkit.core.text.languages import is_right_to_left
from briefkit.export.manuscript.value import Said, Words

_RIGHT_TO_LEFT_MARK = "\u200f"


class Wording:
    """The labels of a publication as inline parts, and texts that are told beside them."""

    def __init__(self, language: str) -> None:
        self.language, self.plain = language, Labels(language)
        self.other = other_language_of_labels(language)
        self._kept_apart = _RIGHT_TO_LEFT_MARK if is_right_to_left(language) else ""
        plain = self.plain
        self.comma, self.colon, self.semicolon = map(self.mark, (plain.comma, plain.colon, plain.semicolon))
        self.are_terms_foreign = language.partition("-")[0].lower() != "en"  # the scales are in English

    def mark(self, text: str) -> Inline:
        """A mark between two parts, which keeps a figure behind it from running on with Latin letters before it."""
        return Text(text + self._kept_apart)

    def label(self, word: str) -> Inline:
        """The label of a word."""
        return self.ours(self.plain[word])

    def capital(self, word: str) -> Inline:
        """The label of a word with a capital."""
        return self.ours(capitalized(self.plain[word]))

    def ours(self, text: str) -> Inline:
        """A text that briefkit made."""
        if self.other is None or not any(map(str.isalpha, text)):
            return Text(text)
        return InLanguage(self.other, (Text(text),))

    def known(self, text: str) -> Inline:
        """A text that is a label, or else its author's, such as an own kind of brief."""
        return self.ours(text) if self.other and text in WORDS[self.other].values() else Text(text)

    def term(self, term: str) -> Inline:
        """A term of a scale."""
        return InLanguage("en", (Text(term),)) if self.are_terms_foreign else Text(term)


def told(text: str, place: str = "", language: str = "") -> Inline | Said:
    """An author's text at a place, in a language (BCP 47) or that of the publication."""
    word: Inline = InLanguage(language, (Text(text),)) if language else Text(text)
    return Said(place, (word,)) if place else word


def strong(*words: Inline) -> Inline:
    """Words in bold."""
    return Styled("strong", words)


def strongly(word: Inline | Said) -> Inline | Said:
    """A word in bold, at its place."""
    return Said(word.place, (strong(*word.words),)) if isinstance(word, Said) else strong(word)


def joined(parts: Iterable[Words], mark: Inline) -> Words:
    """Parts with a mark between them."""
    found: list[Inline | Said] = []
    for number, part in enumerate(parts):
        found += (mark, *part) if number else part
    return tuple(found)

"""The words that briefkit adds to a page, tagged where they are in another language than the page."""

from __future__ import annotations

from markupsafe import Markup

from briefkit.core.publication.label_words import WORDS
from briefkit.core.publication.labels import Labels, capitalized, other_language_of_labels
from briefkit.core.text.languages import language_runs


class PageWords:
    """The labels of a page in HTML, and tags for other words made with them; `plain` are those for attributes."""

    def __init__(self, language: str) -> None:
        self.page, self.plain = language, Labels(language)
        self.comma, self.colon, self.semicolon = self.plain.comma, self.plain.colon, self.plain.semicolon
        self.tag_of_terms = language.partition("-")[0].lower() != "en"  # the scales are in English
        self.language = other_language_of_labels(language)

    def __getitem__(self, word: str) -> str:
        """The label of a word."""
        return self.ours(self.plain[word])

    def capital(self, word: str) -> str:
        """The label of a word with a capital."""
        return self.ours(capitalized(self.plain[word]))

    def ours(self, text: str | None) -> str:
        """A text that briefkit made."""
        if not text or self.language is None or not any(map(str.isalpha, text)):
            return text or ""
        return Markup('<span lang="{}">{}</span>').format(self.language, text)

    def told(self, text: str, language: str = "") -> str:
        """An author's text, in a language (BCP 47) or that of the page; words whose script tells another one say so."""
        runs = list(language_runs(text, language or self.page))
        if runs == [("", text)]:
            return text
        tagged = Markup('<span lang="{}">{}</span>')
        return Markup("").join(tagged.format(other, part) if other else part for other, part in runs)

    def kind(self, text: str | None) -> str:
        """A text that is a label, or else its author's, such as an own kind of brief."""
        return self.ours(text) if self.language and text in WORDS[self.language].values() else text or ""

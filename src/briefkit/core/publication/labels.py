"""Labels and dates in a brief's language."""

from __future__ import annotations

from collections.abc import Mapping

from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.publication.date_words import date_words
from briefkit.core.publication.label_words import WORDS
from briefkit.core.text.languages import is_right_to_left

_TRADITIONAL = frozenset(["hant", "tw", "hk", "mo"])  # labels in Chinese have simplified characters

_USUAL = (", ", ": ", "; ")
_MARKS = {"ar": ("، ", ": ", "؛ "), "fr": (", ", "\u00a0: ", "\u00a0; "), "zh": ("，", "：", "；")}
"""The comma, colon and semicolon of each language with the spaces around them, where they are not those of English."""


class Labels:
    """The labels of one language; English for languages without their own."""

    def __init__(self, language: str) -> None:
        self.language = language_of_labels(language) or "en"
        own = WORDS[self.language]
        self._own: Mapping[str, str] = own | {"arrow": "←"} if is_right_to_left(language) else own

    def __getitem__(self, word: str) -> str:
        """The label of a word. One without a label, such as a custom kind, is shown as written with its first letter
        as a capital; an id (`expert-panel`) loses its hyphens."""
        return self._own.get(word) or WORDS["en"].get(word) or _as_label(word)

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return _MARKS.get(self.language, _USUAL)[0]

    @property
    def colon(self) -> str:
        """What stands between a label and what it labels."""
        return _MARKS.get(self.language, _USUAL)[1]

    @property
    def semicolon(self) -> str:
        """What stands between longer items."""
        return _MARKS.get(self.language, _USUAL)[2]

    def date(self, date: PartialDate | DateSpan | None) -> str:
        """A date in words: 16 July 2018, November 2018, 2018; of a span both ends if they differ: 2–9 June 2026."""
        return self["undated"] if date is None else date_words(date, self.language)


def _as_label(word: str) -> str:
    """A word as a label. What has a space or a capital in it is no id but a name, whose letters are the author's."""
    return capitalized(word.replace("-", " ") if word == word.lower() and " " not in word else word)


def capitalized(text: str) -> str:
    """A text with its first letter as a capital. Georgian keeps its letters: it has capitals, but not for titles."""
    return text[:1].title() + text[1:]


def language_of_labels(language: str) -> str | None:
    """The language of the labels for a language (BCP 47); None if there are none."""
    primary, *subtags = language.lower().split("-")
    if primary == "zh" and _TRADITIONAL & set(subtags):
        return None
    return primary if primary in WORDS else None


def other_language_of_labels(language: str) -> str | None:
    """The language of the labels in a publication in this language (BCP 47), where it is another one; else None."""
    return None if language_of_labels(language) else "en"

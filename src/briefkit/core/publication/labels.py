"""Labels and dates in a brief's language."""

from __future__ import annotations

from collections.abc import Mapping

from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.dates.month_names import ALONE, IN_DATES
from briefkit.core.publication.label_words import WORDS
from briefkit.core.text.languages import is_right_to_left

_OF = "{day} de {month} de {year}"
_DAY = {
    "de": "{day}. {month} {year}",
    "es": _OF,
    "pt": _OF,
    "uk": "{day} {month} {year}\u202fр.",
    "ru": "{day} {month} {year}\u202fг.",
    "he": "{day} ב{month} {year}",
    "ka": "{day} {month}, {year}",
    "zh": "{year}年{month}{day}日",
}
_MONTH = {
    "es": "{month} de {year}",
    "pt": "{month} de {year}",
    "uk": "{month} {year}\u202fр.",
    "ru": "{month} {year}\u202fг.",
    "ka": "{month}, {year}",
    "zh": "{year}年{month}",
}
_PLAIN_DAY = "{day} {month} {year}"
_PLAIN_MONTH = "{month} {year}"
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
        """A date in words: 16 July 2018, November 2018, 2018; for a span, both ends if they differ.

        What both ends share stands once where a language puts the year last: 16–18 July 2018, 30 July – 2 August 2018.
        """
        if date is None:
            return self["undated"]
        if isinstance(date, DateSpan):
            start = self.date(date.start)
            return _between(start, self.date(date.end)) if date.end and date.end != date.start else start
        if date.month is None:
            return str(date.year)
        if date.day is None:
            months = ALONE.get(self.language, IN_DATES[self.language]).split()
            return _MONTH.get(self.language, _PLAIN_MONTH).format(month=months[date.month - 1], year=date.year)
        month = IN_DATES[self.language].split()[date.month - 1]
        day = "1er" if self.language == "fr" and date.day == 1 else str(date.day)
        return _DAY.get(self.language, _PLAIN_DAY).format(day=day, month=month, year=date.year)


def _between(start: str, end: str) -> str:
    """Two dates in words as a span, without what they share at their ends, such as month and year."""
    first, last = start.split(" "), end.split(" ")
    shared = next((at for at, (one, other) in enumerate(zip(first[::-1], last[::-1], strict=False)) if one != other), 0)
    alone = first[: len(first) - shared]
    if not any(_is_year(word) for word in first[len(alone) :]):
        return f"{start} – {end}"
    dash = "–" if len(alone) == 1 and alone[0][:1].isdigit() else " – "
    return f"{' '.join(alone).removesuffix(',')}{dash}{end}"


def _is_year(word: str) -> bool:
    return len(word) > 3 and word[:4].isdigit()


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

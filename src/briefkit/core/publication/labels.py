"""Labels and dates in a brief's language."""

from __future__ import annotations

from collections.abc import Mapping

from briefkit.core.dates.dates import DateSpan, PartialDate
from briefkit.core.publication.label_words import WORDS

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
_DAY = {"de": "{day}. {month} {year}"}
_PLAIN_DAY = "{day} {month} {year}"

RIGHT_TO_LEFT = frozenset(["ar", "fa", "he", "ur", "yi", "ps", "ckb", "dv", "syr"])


class Labels:
    """The labels of one language; English for languages without their own."""

    def __init__(self, language: str) -> None:
        primary = language.partition("-")[0].lower()
        self.language = primary if primary in WORDS else "en"
        self._own: Mapping[str, str] = WORDS[self.language]

    def __getitem__(self, word: str) -> str:
        """The label of a word. A word without one, such as a custom kind, is capitalised and loses its hyphens."""
        return self._own.get(word) or WORDS["en"].get(word) or word.replace("-", " ").capitalize()

    def date(self, date: PartialDate | DateSpan | None) -> str:
        """A date in words: 16 July 2018, November 2018, 2018; for a span, both ends."""
        if date is None:
            return self["undated"]
        if isinstance(date, DateSpan):
            return self.date(date.start) + (f" – {self.date(date.end)}" if date.end else "")
        if date.month is None:
            return str(date.year)
        month = _MONTHS[self.language].split()[date.month - 1]
        if date.day is None:
            return f"{month} {date.year}"
        day = "1er" if self.language == "fr" and date.day == 1 else str(date.day)
        return _DAY.get(self.language, _PLAIN_DAY).format(day=day, month=month, year=date.year)


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.partition("-")[0].lower() in RIGHT_TO_LEFT

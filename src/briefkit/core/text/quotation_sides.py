"""What stands on the two sides of a quotation mark, and so whether it may open or close."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

NARROW = "\N{NARROW NO-BREAK SPACE}"
SIGN, WORD = "\ufdd0", "\ufdd1"
"""What stands in a text for something that is no mark here: a sign, and a word such as code (both noncharacters)."""


class Sides(NamedTuple):
    """The characters before and after a mark; empty at an end of the text."""

    before: str
    after: str

    @property
    def after_word(self) -> bool:
        """Whether a word stands before the mark."""
        return _is_word(self.before)

    @property
    def before_word(self) -> bool:
        """Whether a word stands after the mark."""
        return _is_word(self.after)

    @property
    def inside(self) -> bool:
        """Whether words stand on both sides."""
        return self.after_word and self.before_word

    @property
    def opens(self) -> bool:
        """Whether it may open: left-flanking in the terms of CommonMark."""
        between = self.before_word or not self.after_word
        return not _is_space(self.after) and (between or (self.spaceless and not _is_end(self.after)))

    @property
    def closes(self) -> bool:
        """Whether it may close: right-flanking."""
        between = self.after_word or not self.before_word
        return not _is_space(self.before) and (between or (self.spaceless and not _is_start(self.before)))

    @property
    def hebrew(self) -> bool:
        """Whether a Hebrew letter stands before it, which makes it a geresh or gershayim."""
        return "\u0590" <= self.before <= "\u05ff" or "\ufb1d" <= self.before <= "\ufb4f"

    @property
    def spaceless(self) -> bool:
        """Whether a letter without upper and lower case is on a side.

        In scripts of such letters, as in Chinese, Thai and Arabic, quotations begin and end between two of them, or
        between one and a full stop.
        """
        return not self.hebrew and (_is_caseless(self.before) or _is_caseless(self.after))


def neighbour(text: str, at: int, step: int, marks: re.Pattern[str]) -> str:
    """The character before (-1) or after (1) a mark: no accent, nothing invisible, and no space of another mark."""
    skipped = ("Cf", "Mn", "Mc", "Me") if step < 0 else ("Cf",)
    at += step
    while 0 <= at < len(text) and text[at] > "\x7f" and unicodedata.category(text[at]) in skipped:
        at += step
    if not 0 <= at < len(text):
        return ""
    if text[at] == NARROW and 0 <= at + step < len(text) and marks.match(text, at + step):
        return text[at + step]
    return text[at]


@lru_cache(maxsize=1024)
def _is_word(character: str) -> bool:
    return character.isalnum() or character == WORD


def _is_space(character: str) -> bool:
    return not character or character.isspace()


def _is_start(sign: str) -> bool:
    return sign in ":：" or unicodedata.category(sign) in ("Ps", "Pi")


def _is_end(sign: str) -> bool:
    return sign in ".,;:!?،؛؟。，、；：！？" or unicodedata.category(sign) in ("Pe", "Pf")


@lru_cache(maxsize=1024)
def _is_caseless(character: str) -> bool:
    return character.isalpha() and character.lower() == character.upper()

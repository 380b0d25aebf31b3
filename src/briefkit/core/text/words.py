"""What a word is: one definition for search and filters."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

_WORD = re.compile(r"[^\W_]+")
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
"""Chinese, Japanese and Korean characters, as ranges of a regular expression."""
_IGNORED = re.compile(
    "[\u00ad\u034f\u180e\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
    "|(?<![\u0600-\u06ff])\u200c|\u200c(?![\u0600-\u06ff])"
)
"""Format characters inside words, such as soft hyphens and joiners: they part none (UAX #29, WB4).

The exception is the non-joiner of Persian, which parts a word from its endings.
"""


def fold(text: str) -> str:
    """Text for comparison: compatibility forms unified (NFKC), case folded, diacritics removed."""
    if text.isascii():
        return text.lower()
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    text = _IGNORED.sub("", text)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def composed(text: str) -> str:
    """Text for comparison: canonically composed (NFC), as a keyboard gives it and a macOS file name may not."""
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 - as above

    return unicodedata.normalize("NFC", text)


def wording(text: str) -> str:
    """Text for comparison, in which only case, white space and composition make no difference."""
    return " ".join(composed(text).casefold().split())


def meant(typed: str, names: Sequence[str]) -> list[int]:
    """The places of the names that a typed word means: one rule for everything that is called by an id or a name.

    Equal names win, then those that differ in Unicode composition, then in case and accents. More than one is
    ambiguous; none is unknown.
    """
    for form in (str, composed, fold):
        asked = form(typed)
        places = [place for place, name in enumerate(names) if asked and form(name) == asked]
        if places:
            return places
    return []


def words(text: str) -> list[str]:
    """The words of a text in order, folded; Chinese, Japanese and Korean text character by character."""
    folded = fold(text)
    return _WORD.findall(folded if folded.isascii() else _cjk().sub(r" \1 ", folded))


@cache
def _cjk() -> re.Pattern[str]:
    """Compiled on demand, since that is slow."""
    return re.compile(f"([{CJK}])")


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 brief`, `2 briefs`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def contains_words(text_words: list[str], wanted: list[str]) -> bool:
    """Whether every wanted word is among the words of a text."""
    return set(wanted) <= set(text_words)


def near(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """The known words closest in spelling, best first."""
    return difflib.get_close_matches(word, list(known), n=most, cutoff=0.6)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names similar words, or None."""
    found = near(word, known)
    return f"did you mean {' or '.join(found)}?" if found else None


def suggestion(word: str, known: Collection[str]) -> str:
    """A hint that names similar words or, if there are none, every word."""
    return did_you_mean(word, known) or f"use one of {', '.join(known)}"

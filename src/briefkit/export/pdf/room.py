"""How much room a word needs and a line has, in ems: the size of its letters.

Widths are those of the widest bundled fonts, rounded up: a word that is broken too early is a blemish, one that runs
off the page is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

BODY = 34.0
"""A line of text."""
TITLE = 17.0
"""A line of the title."""
CLAIM = 28.0
"""A line of a forecast, beside its bar."""
BESIDE = 12.5
"""A line of the names, dates or likelihoods that stand in a column beside what is said of them."""
LARGE, LARGE_SMALL = 0.8, 0.62
"""What large print leaves of a line of text, and of one of small text, which it enlarges more."""
HEADING, LIST, QUOTE = (
    7.0,
    2.3,
    6.6,
)  # what larger letters take, and each level of a list or a quotation takes; a short quotation is set larger
INSET = 1.8
"""What the frame of a block of code takes."""
LEAST = 6.0
_CODE_LETTER = 0.54  # all letters of code are equally wide

_SPACES = r" \t\n\r\x0b\x0c\u1680\u2000-\u2006\u2008-\u200b\u2028\u2029\u205f\u3000"  # not the no-break spaces
_CJK = r"\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"  # with their own rules for breaks
_BREAK = re.compile(r"(?<=[-/])(?=[^\W\d])|(?<=[–—|])(?=\w)")  # where Typst breaks of itself (UAX #14, LB25)
_WIDE = frozenset("mwMW@%&QGOœæŒÆ…—‰ЖШЩЮМФжшщюмф")
_NARROW = frozenset("ijltfrI.,:;!|'()[]")
_LETTERS = re.compile(r"(?:[^\W\d_]){1,100}")
_REPEATED = re.compile(r"(.)\1\1")
_REPEATED_GERMAN = re.compile(r"(.)\1\1\1")  # Schifffahrt
_CONSONANTS, _CONSONANTS_GERMAN = 6, 8  # in a row: Angstschweiß
_VOWELS = {"LATIN": "aeiouyäöüáàâéèêëíìîïóòôúùûåæøœąęěýůőű", "CYRILLIC": "аеёиоуыэюяіїє", "GREEK": "αεηιουωάέήίόύώ"}
_SYLLABLES = {  # the languages that Typst can hyphenate, by script
    "LATIN": [
        *("sq", "ca", "hr", "cs", "da", "nl", "en", "et", "fi", "fr", "de", "hu", "is", "it", "la", "lt", "no", "nb"),
        *("nn", "pl", "pt", "sk", "sl", "es", "sv", "tr", "tk", "af", "ku"),
    ],
    "CYRILLIC": ["be", "bg", "mn", "ru", "sr", "uk"],
    "GREEK": ["el"],
}


def too_wide(text: str, room: float, *, code: bool = False) -> Iterator[tuple[int, int]]:
    """Where in a text a line of this room cannot be broken: start and end of each such word."""
    width = width_of_code if code else width_of
    for run in _long_runs(max(5, int(room / 2) + 1)).finditer(text):
        at = run.start()
        for word in _BREAK.split(run[0]):
            if len(word) > room / 2 and width(word) > room:
                yield at, at + len(word)
            at += len(word)


@cache
def _long_runs(least: int) -> re.Pattern[str]:
    """What has no space, of at least so many characters."""
    return re.compile(rf"[^{_SPACES}{_CJK}]{{{least},}}")


def width_of(word: str) -> float:
    """The room that a word needs at most."""
    return sum(map(_width, word))


def width_of_code(word: str) -> float:
    """The room that a word needs in code."""
    return sum(_CODE_LETTER * (2 if _width(sign) == 1 and not sign.isascii() else 1) for sign in word)


def breadth_of(widths: Mapping[str, float]) -> float:
    """How many times as wide as here a publisher's letters are at most, with these widths in ems; at least 1."""
    return max([1.0, *(width / _width(sign) for sign, width in widths.items())])


@cache
def _width(sign: str) -> float:
    if sign in _WIDE or unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    if sign.isascii():
        return 0.35 if sign in _NARROW else 0.68 if sign.isupper() else 0.5
    return 0.0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 0.68


def has_syllables(word: str, language: str) -> bool:
    """Whether Typst can be expected to hyphenate a word: a language it knows, and letters that somebody could say."""
    script = unicodedata.name(word[0], "").partition(" ")[0]
    main = language.partition("-")[0].lower()
    if main not in _SYLLABLES.get(script, ()) or not _LETTERS.fullmatch(word):
        return False
    apart = "".join(" " if letter in _VOWELS[script] else letter for letter in word.lower()).split(" ")
    repeated, most = (_REPEATED_GERMAN, _CONSONANTS_GERMAN) if main == "de" else (_REPEATED, _CONSONANTS)
    return not repeated.search(word) and max(map(len, apart)) <= most

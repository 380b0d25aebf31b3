"""Folding and splitting text that is not ASCII: what is the same letter, and where words begin and end.

docs/queries.md has a table of what this means for each script, and where it comes from.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from briefkit.core.text.scripts import (
    ACCENTS,
    IGNORED,
    LATIN_LETTERS,
    MARKS,
    NON_JOINER,
    SOUTH_EAST_ASIAN,
    SPACELESS,
    SPACELESS_MARKS,
    STACKERS,
)

_LETTERS = LATIN_LETTERS | {"ی": "ي", "ى": "ي", "ک": "ك", "ʼ": "'", "ʻ": "'"}

_SUPERSCRIPTS = "\u00b2\u00b3\u00b9\u2070\u2074-\u207e"
_NUMBER_SIGNS = "\u00bc-\u00be\u2150-\u215f\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf"

_ENDS = re.escape(".,;:!?…)]\"'”’»“‘›。、，；：！？）」』")

_MAY_BE_IGNORED = re.compile(f"[\u200c{IGNORED}]")
_SIGNS = re.compile(f"[\u2120\u2122{_SUPERSCRIPTS}{_NUMBER_SIGNS}]")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdmhnµμ]?m|ft|yd|mi|s|CO)\Z")
_ACCENT = re.compile(
    f"[{ACCENTS}](?<![\u0438\u0443]\u0306)(?<!\u0456\u0308)(?<![\u0433\u043a]\u0301)"  # й ў ї ѓ ќ are letters
)
_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
_DIGIT = re.compile(r"[^\D0-9]")
_WORD = re.compile(f"\\w[\\w{MARKS}]*")  # in a text without underscores, which is faster
_MAY_BE_SPACELESS = re.compile("[^\0-\u0dff\u1e00-\u3004\ufb00-\uffff\U0001f000-\U0001faff]")
CLUSTER = f"[{SPACELESS}](?:[{SPACELESS_MARKS}]|[{STACKERS}][{SOUTH_EAST_ASIAN}]?)*"
"""A letter of a script without spaces, with all that stands on and under it."""


@cache
def _ignored() -> re.Pattern[str]:
    return re.compile(f"[{IGNORED}]+|{NON_JOINER}")


@cache
def _note() -> re.Pattern[str]:
    """The superscript numbers of footnotes, after a letter or after what ends a sentence or a quotation."""
    return re.compile(
        f"(?:(?<=[^\\W\\d_{_SUPERSCRIPTS}{_NUMBER_SIGNS}])|(?<=[{ACCENTS}{_ENDS}]))"
        f"[{_SUPERSCRIPTS}]+(?:[,–-][{_SUPERSCRIPTS}]+)*(?![^\\W{SPACELESS}])"
    )


@cache
def _seam() -> re.Pattern[str]:
    """Where a number in a character of its own meets a word (2½), and signs that stand for a word (™)."""
    return re.compile(
        f"[\u2120\u2122]|(?<=\\w)(?=[{_NUMBER_SIGNS}])|(?<=[{_NUMBER_SIGNS}])(?=\\w)|(?<=\\d)(?=[{_SUPERSCRIPTS}])"
    )


@cache
def cluster() -> re.Pattern[str]:
    """`CLUSTER`, compiled when it is needed, since that is slow."""
    return re.compile(CLUSTER)


@cache
def _letter_or_rest() -> re.Pattern[str]:
    return re.compile(f"{CLUSTER}|[^{SPACELESS}]+")


def folded(text: str) -> str:
    """What `fold` returns for text that is not ASCII."""
    if _MAY_BE_IGNORED.search(text):
        text = _ignored().sub("", text)
    if _SIGNS.search(text):
        text = _seam().sub(" ", without_notes(text))
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    text = _LETTER.sub(lambda found: _LETTERS[found[0]], _ACCENT.sub("", text))
    return unicodedata.normalize("NFC", _DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text))


def without_notes(text: str, filler: str = "") -> str:
    """A text without the superscript numbers of footnotes (treaty¹), but with those of units and formulas (km², H₂O).

    Each character of a note becomes the filler.
    """

    def unmarked(note: re.Match[str]) -> str:
        start = note.start()
        return note[0] if _UNIT.search(text[max(0, start - 3) : start]) else filler * len(note[0])

    return _note().sub(unmarked, text)


def split_words(text: str) -> list[str]:
    """What `words` returns for text that is not ASCII."""
    text = folded(text).replace("_", " ")
    if _MAY_BE_SPACELESS.search(text):
        text = " ".join(_letter_or_rest().findall(text))
    return _WORD.findall(text)

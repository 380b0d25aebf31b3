"""What is compared of a quote and of the text that it is from: letters, digits and the punctuation between sentences.

White space, quotation marks, dashes, hyphens and ligatures differ between a page, its copy and a PDF of it, and are set
aside. A dash before a number stays, as it may be a minus, and so does an apostrophe inside a word (we're is not were).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right

from briefkit.core.text.words import composed

_MARKS = "\"'`´‘’‚‛“”„‟«»‹›′″＂＇「」『』〝〞ʼ"
_HYPHENS = "-\u2010\u2011\u00ad"
_DASHES = "\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_UNSEEN = "\u200b-\u200f\u2060\ufeff"
_ASIDE = re.compile(rf"[\s{re.escape(_MARKS + _DASHES + _HYPHENS)}{_UNSEEN}]+")
_LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc]")
_APOSTROPHES = frozenset("'’ʼ‘´`′＇")
_ANY_DASH = frozenset(_HYPHENS.replace("\u00ad", "") + _DASHES)
_PART_WORDS = frozenset(_MARKS + _DASHES)
_WITHOUT_SPACES = (  # scripts whose words are not parted
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


class Letters:
    """A text without what is set aside: `kept`; `text` is the whole, composed, with ligatures as their letters."""

    def __init__(self, text: str) -> None:
        self.text = plain(text)
        self._starts, self._origins = array("L", [0]), array("L", [0])
        text, pieces = self.text, list[str]()
        length = last = 0
        for found in _ASIDE.finditer(text):
            start, end = found.span()
            stays = "" if found[0] == " " else _stays(text, start, end)  # as most are
            pieces.append(text[last:start] + stays)
            length += start - last + len(stays)
            last = end
            self._starts.append(length)
            self._origins.append(end)
        pieces.append(text[last:])
        self.kept = "".join(pieces)

    def place_of(self, index: int) -> int:
        """Where a letter of `kept` stands in `text`."""
        piece = bisect_right(self._starts, index) - 1
        return min(len(self.text), self._origins[piece] + index - self._starts[piece])

    def are_parted(self, index: int) -> bool:
        """Whether a word ends before, or begins at, an index of `kept`."""
        if not 0 < index < len(self.kept):
            return True
        before, after = self.kept[index - 1], self.kept[index]
        if after in _APOSTROPHES:  # could is no word of couldn't
            return self.kept[index + 1 : index + 2] != "t"
        if not (before.isalnum() and after.isalnum()) or _without_spaces(before) or _without_spaces(after):
            return True
        between = self.text[self.place_of(index - 1) + 1 : self.place_of(index)]
        return any(char.isspace() or char in _PART_WORDS for char in between)


def plain(text: str) -> str:
    """A text composed (NFC), with ligatures as their letters."""
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), composed(text))


def letters_of(text: str) -> str:
    """What is compared of a text."""
    return Letters(text).kept


def _stays(text: str, start: int, end: int) -> str:
    """What of a run of white space, marks and dashes counts."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start == 1 and text[start] in _APOSTROPHES:
        return "'" if before.isalpha() and after.isalpha() else ""
    number = after.isdigit() or (after and unicodedata.category(after) == "Sc")
    return "-" if number and not _ANY_DASH.isdisjoint(text[start:end]) else ""


def _without_spaces(char: str) -> bool:
    code = ord(char)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _WITHOUT_SPACES)

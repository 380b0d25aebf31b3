"""Ids made of titles and names, in any script: one function for briefs, registry entries, people and anchors."""

from __future__ import annotations

import re
from functools import cache

from briefkit.core.text.scripts import LATIN_LETTERS

_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue"}
_NORDIC = {"å": "aa", "ø": "oe", "æ": "ae", "ä": "ae", "ö": "oe"}
_OF_LANGUAGE = {"de": _GERMAN, "gsw": _GERMAN, "nds": _GERMAN} | dict.fromkeys(("da", "nb", "nn", "no"), _NORDIC)
"""How a language writes its letters where they cannot be had. Others, such as Swedish and Finnish, drop the marks."""
_UNSEEN = re.compile("['’ʼ\u00ad\u200c\u200d\u2060\ufeff]")
"""Apostrophes, soft hyphens and joiners: they stand inside words."""
_RESERVED = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]|readme")
"""Names reserved by Windows or by libraries."""
_MOST_BYTES = 180
"""In UTF-8: with a month before it and a number behind it, a name stays below the 255 that file systems allow."""


def slug(text: str, language: str | None = None, *, longest: int = 60) -> str:
    """An id from a title in any script: lower case, words joined by `-`.

    Latin letters lose their diacritics, or are written as usual in a language: “Öl” is `oel` in German, else `ol`.
    Letters of other scripts stay with their marks. Never empty, never a name that an operating system reserves, and at
    most `longest` characters, up to the end of a word if possible.
    """
    name = _cut(_joined(_UNSEEN.sub("", text), language), longest)
    if not name:
        return "brief"
    return f"{name}-brief" if _RESERVED.fullmatch(name) else name


def _joined(text: str, language: str | None) -> str:
    if text.isascii():
        return "-".join(re.findall("[a-z0-9]+", text.lower()))
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    letters_of = _letters((language or "").partition("-")[0].lower())
    spelled = unicodedata.normalize("NFKC", text).lower().translate(letters_of)
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", spelled):
        if character.isalnum():
            letters.append(character)
        elif not unicodedata.category(character).startswith("M"):
            letters.append("-")
        elif letters and not letters[-1].isascii():  # a mark of another script is part of its letter
            letters.append(character)
    return re.sub("-+", "-", unicodedata.normalize("NFC", "".join(letters))).strip("-")


@cache
def _letters(language: str) -> dict[int, str]:
    return str.maketrans(LATIN_LETTERS | _OF_LANGUAGE.get(language, {}))


def _cut(name: str, longest: int) -> str:
    """A name shortened at the end of a word, or, if the first word is too long, inside it."""
    most = longest
    while len(name[:most].encode()) > _MOST_BYTES:
        most -= 1
    if len(name) <= most:
        return name
    return name[: most + 1].rpartition("-")[0] or name[:most]

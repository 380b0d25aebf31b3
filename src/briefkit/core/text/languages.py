"""Words in the script of another language, where the script alone tells which language that is.

Screen readers change their voice by it. Cyrillic, Arabic, Latin, Devanagari and Chinese characters are written in many
languages: which, only an author can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_LETTERS = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0531-\u0587",
    "he": "\u0591-\u05f4",
    "pa": "\u0a01-\u0a75",
    "gu": "\u0a81-\u0aff",
    "ta": "\u0b82-\u0bfa",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d81-\u0df4",
    "th": "\u0e01-\u0e5b",
    "lo": "\u0e81-\u0edf",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2d",
    "km": "\u1780-\u17f9",
    "ko": "\u1100-\u11ff\uac00-\ud7af",
    "ja": "\u3041-\u30ff",
}
_SAME_SCRIPT = {"he": ("yi", "lad"), "el": ("grc",), "ka": ("xmf",), "ja": ("ain",), "th": ("nod",)}

_RIGHT_TO_LEFT = frozenset(["ar", "fa", "he", "ur", "yi", "ps", "ckb", "dv", "syr"])

_TAG = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*(-[xX](-[A-Za-z0-9]{1,8})+)?"
)


def language_tag(text: str) -> str | None:
    """A language tag (BCP 47) in the usual letter case: de-AT, zh-Hant; None if a text is none."""
    if not _TAG.fullmatch(text):
        return None
    public, own, private = text.lower().partition("-x-")
    language, *subtags = public.split("-")
    return "-".join([language, *map(_usual_case, subtags)]) + own + private


def _usual_case(subtag: str) -> str:
    """A region in capitals, a script with one, others in small letters (RFC 5646, section 2.1.1)."""
    if len(subtag) == 4 and subtag.isalpha():
        return subtag.title()
    return subtag.upper() if len(subtag) == 2 else subtag


def is_right_to_left(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    return language.partition("-")[0].lower() in _RIGHT_TO_LEFT


def language_runs(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The parts of a text in a language (BCP 47), each after its own language; "" for that of the text.

    A part is one word of at least two letters, or several. A single letter, such as the α of a formula, is none, nor is
    the ending of a figure: 12%-ით.
    """
    if text.isascii() or not _any_letter().search(text):
        yield "", text
        return
    end = 0
    for found in _pattern(language.partition("-")[0].lower()).finditer(text):
        if found.start() > end:
            yield "", text[end : found.start()]
        yield found.lastgroup or "", found[0]
        end = found.end()
    if end < len(text) or not text:
        yield "", text[end:]


@cache
def _any_letter() -> re.Pattern[str]:
    """A letter of any of these scripts."""
    return re.compile(f"[{''.join(_LETTERS.values())}]")


@cache
def _pattern(own: str) -> re.Pattern[str]:
    """Words in the scripts of other languages than this one."""
    others = {key: letters for key, letters in _LETTERS.items() if own not in (key, *_SAME_SCRIPT.get(key, ()))}
    words = (
        rf"(?P<{key}>(?<![\w{letters}])(?<![\dA-Z%‰]-)[{letters}]{{2,}}+(?!\w)(?:[\s,;:–-]{{1,2}}[{letters}]{{1,}}+(?!\w))*+)"
        for key, letters in others.items()
    )
    return re.compile("|".join(words))

"""Sanitizing untrusted text: nothing in a brief may control the terminal or reverse what people read."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from briefkit.core.text.scripts import SPACELESS

_HINTS = "\u00ad\u200b\u2060\ufeff"  # hints for line breaks: invisible, and useless in a terminal
_DIRECTION_MARKS = (
    "\u200e\u200f\u061c"  # invisible letters with a direction: they put a sign on the right side of a word
)
_ZERO_WIDTH_SPACE = "\u200b"

# Line ends and tabs, and the joiners, without which Persian, Hindi and many emoji are misspelt, are not suspect.
# Cc, Cf, Zl, Zp, surrogates, and unassigned tag characters, as ranges so that clean text costs one scan. Without the
# Arabic and Syriac number and verse marks, which are Cf but visible.
_SUSPECT = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)

_BREAKS = {ord("\n"): "␊", ord("\t"): "␉"} | {ord(mark): f"‹U+{ord(mark):04X}›" for mark in _DIRECTION_MARKS}


@cache
def _suspect() -> re.Pattern[str]:
    """Compiled on demand: most text is printable."""
    return re.compile(_SUSPECT)


def _mark(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in _DIRECTION_MARKS:
        return character
    if character in _HINTS:
        return character if character == _ZERO_WIDTH_SPACE and _parts_words(match) else ""
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"‹U+{code:04X}›"


def _parts_words(match: re.Match[str]) -> bool:
    """Whether a zero-width space stands beside a letter of a script without spaces, such as Khmer."""
    text, start, end = match.string, *match.span()
    return re.search(f"[{SPACELESS}]", text[max(start - 1, 0) : start] + text[end : end + 1]) is not None


def clean(text: str) -> str:
    """Replace control, format and bidi characters by visible ones (`␛`, `‹U+202E›`), but keep line ends and tabs.

    What Arabic, Hebrew and Khmer need stays: direction marks, which turn no letters round, and zero-width spaces.
    """
    if text.isprintable():  # true of most text, and ten times as fast to test
        return text
    return _suspect().sub(_mark, text.replace("\r\n", "\n"))


def clean_one_line(text: str) -> str:
    """Clean text with every space kept, and line ends, tabs and direction marks replaced by visible signs (`␊`, `␉`).

    For messages that quote names: `a␊b.md` is not `a b.md`.
    """
    return clean(text).translate(_BREAKS)


def clean_line(text: str) -> str:
    """Clean text on one line: every run of white space becomes one space."""
    if text.isprintable() and "  " not in text and text == text.strip(" "):  # a space is the only printable white space
        return text
    return " ".join(clean(text).split())


def replace_suspect(text: str, replace: Callable[[str], str]) -> str:
    """A text with every invisible character that `clean` knows replaced by the caller, also those that it keeps."""
    return _suspect().sub(lambda match: replace(match[0]), text)


def is_clean(text: str) -> bool:
    """Whether `clean` would leave a text unchanged."""
    return text.isprintable() or clean(text) == text

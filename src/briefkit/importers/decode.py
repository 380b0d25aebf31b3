"""The text in the bytes of a file or of the clipboard, without what copying leaves in it."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError

LONGEST = 5 << 20
"""Bytes of a text that is imported: twice the longest novel."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("cp1252", "cp1251")
_NAMES = {"cp1252": "Windows-1252", "cp1251": "Windows-1251"}
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(
    "[\u2000-\u200a\u205f\u3000]|(?<![\u00ab\u2039\\d])[\u00a0\u202f](?![;:!?%\u00bb\u203a\u2030\u20ac\\d])"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


@frozen
class Decoded:
    """A text with `\\n` at the end of each line, and how it had to be read, as sentences."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of some bytes: Unicode, or what Windows has written. Characters that nobody sees are left out.

    No-break spaces remain where a language asks for them: in figures and French quotation marks, before `:` and `%`.
    Raises BriefkitError for more than `LONGEST` bytes, and for what is no text.
    """
    if len(data) > LONGEST:
        raise BriefkitError(f"it has {len(data):,} bytes; a text to be imported has at most {LONGEST:,}")
    text, notes = characters_of(data)
    if len(_CONTROLS.findall(text)) > len(text) // 100:
        raise BriefkitError("it is not text")
    return Decoded(cleaned(text), notes)


def cleaned(text: str) -> str:
    """A text with `\\n` at the end of each line, composed characters, and none that nobody sees."""
    text = _INVISIBLE.sub("", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text))


def characters_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of some bytes, and how they had to be read. Raises BriefkitError if they are no text."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        pass
    if encoding != "utf-8" or b"\0" in data:
        raise BriefkitError("it is not text")
    encoding = max(_LEGACY, key=lambda name: _plausible(data.decode(name, "replace")))
    return data.decode(encoding, "replace"), (f"read as {_NAMES[encoding]}, as it is not UTF-8",)


def _plausible(text: str) -> int:
    """How many letters beyond ASCII stand beside others of their alphabet, which those of a wrong reading seldom do.

    Accented Latin letters hardly ever stand three in a row, but all words of a Cyrillic text read as Latin do.
    """
    beyond = re.findall(r"[^\W\d_a-zA-Z]+", text)
    signs = [(len(run), -1 if run[0] <= "\u024f" else 1) for run in beyond]
    return sum(sign * size for size, sign in signs if size > 2) - sum(size for size, _ in signs if size <= 2) // 2

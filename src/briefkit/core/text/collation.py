"""The order of titles and names for readers: by letters, then accents, then capitals, as the library's language has it.

An approximation of the Unicode Collation Algorithm (UTS #10) that needs no large tables: what `fold` takes for one
letter is one letter, and punctuation and signs do not count, as in a catalogue. The letters that a language puts
elsewhere are those of CLDR 44. Ids are sorted by code point.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefkit.core.text.words import words

_EVERYWHERE = (
    *("г ґ ѓ", "д ђ", "е є", "з ѕ", "и і ї й ј", "к ќ", "л љ", "н њ", "т ћ", "у ў", "ч џ"),
    *("ب پ", "ت ٹ", "ج چ", "د ڈ", "ر ڑ", "ز ژ", "ف ڤ", "ك گ"),
)
"""A letter and those that follow it, where the order of the code points is another; `=` joins what counts as one."""
_SWEDISH, _DANISH, _TURKISH = ("z å ä=æ ö=ø",), ("z æ=ä ø=ö å=aa",), ("c ç", "g ğ", "h ı", "o ö", "s ş", "u ü")
_CROATIAN = ("c č ć", "d dž đ", "l lj", "n nj", "s š", "z ž")
_SPANISH = ("n ñ",)
_LANGUAGES = {
    "az": ("c ç", "e ə", "g ğ", "h x ı", "k q", "o ö", "s ş", "u ü"),
    "bs": _CROATIAN,
    "cs": ("c č", "h ch", "r ř", "s š", "z ž"),
    "da": _DANISH,
    "es": _SPANISH,
    "et": ("s š z ž", "w õ ä ö ü"),
    "fi": _SWEDISH,
    "gl": _SPANISH,
    "hr": _CROATIAN,
    "hu": ("c cs", "d dz dzs", "g gy", "l ly", "n ny", "o ö=ő", "s sz", "t ty", "u ü=ű", "z zs"),
    "is": ("a á", "d ð", "e é", "i í", "o ó", "u ú", "y ý", "z þ æ=ä ö=ø å"),
    "lt": ("c č", "s š", "z ž"),
    "lv": ("c č", "g ģ", "k ķ", "l ļ", "n ņ", "r ŗ", "s š", "z ž"),
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
    "pl": ("a ą", "c ć", "e ę", "l ł", "n ń", "o ó", "s ś", "z ź ż"),
    "ro": ("a ă â", "i î", "s ș=ş", "t ț=ţ"),
    "sk": ("a ä", "c č", "h ch", "o ô", "s š", "z ž"),
    "sl": ("c č ć", "d đ", "s š", "z ž"),
    "sr": _CROATIAN,
    "sv": _SWEDISH,
    "tr": _TURKISH,
}
_AFTER = 0x18700
"""A letter that nothing changes and that sorts after what titles are written in (Tangut)."""

_PLAIN = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))


class _Order(NamedTuple):
    letters: re.Pattern[str]
    keys: dict[str, str]
    of_ascii: bool
    dotless: bool


SortKey = tuple[str, str, str]


def sort_key(text: str, language: str = "") -> SortKey:
    """What to sort a title or name by; `language` is a tag such as `sv` or `de-AT`."""
    order = _order(language)
    if text.isascii() and not order.of_ascii:
        plain = text.translate(_PLAIN)
        if "  " in plain or plain[:1] == " " or plain[-1:] == " ":
            plain = " ".join(plain.split())
        return plain, "", text
    import unicodedata  # noqa: PLC0415 - loads a megabyte of tables

    composed = unicodedata.normalize("NFC", text)
    if order.dotless:
        composed = composed.replace("I", "ı").replace("İ", "i")
    composed = unicodedata.normalize("NFC", composed.casefold())
    placed = order.letters.sub(lambda found: order.keys[found[0]], composed)
    return " ".join(words(placed)), unicodedata.normalize("NFD", composed), text


@cache
def _order(language: str) -> _Order:
    subtag = language.partition("-")[0].lower()
    keys: dict[str, str] = {}
    for rule in (*_EVERYWHERE, *_LANGUAGES.get(subtag, ())):
        base, *others = rule.split()
        for place, letters in enumerate(others):
            keys |= dict.fromkeys(letters.split("="), f"{base}{chr(_AFTER + place)}")
    longest_first = "|".join(sorted(keys, key=len, reverse=True))
    return _Order(re.compile(longest_first), keys, any(key.isascii() for key in keys), subtag in {"tr", "az"})

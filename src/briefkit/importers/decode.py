"""The text in the bytes of a file or of the clipboard, without what copying leaves in it."""

from __future__ import annotations

import codecs
import re
import unicodedata

from briefkit.core.text.words import counted
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers.language import evidence_of_language

LONGEST = 5 << 20
"""Bytes of a text that is imported: twice the longest novel."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = {
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "koi8_r": "KOI8-R",
    "cp1256": "Windows-1256",
    "gb18030": "GB18030",
    "big5": "Big5",
    "shift_jis": "Shift-JIS",
    "euc_jp": "EUC-JP",
    "euc_kr": "EUC-KR",
}
"""Encodings that are older than Unicode, the likeliest first, and their names."""
_USUAL = "cp1252"
_FEW = 12  # bytes beyond ASCII in a text whose encoding is of little matter
_MIXED = re.compile(
    r"[a-zA-Z][^\x00-\u024f\W\d_]|[^\x00-\u024f\W\d_][a-zA-Z]|[a-zA-Z][À-ÖØ-ÞŒŠŸŽ†‡•‰][a-z]|"
    r"[a-zA-Z][^\x00-\x7f\w\u2010-\u2019\u00a0\u00ad·][a-zA-Z]"
)
"""Scripts, capitals or signs within words, as a wrong reading has them."""
_WRONG, _WRONG_RUN = re.compile("[\udc80-\udcff]"), re.compile("[\udc80-\udcff]{1,9}")
_CUT_OFF = re.compile(r"[\udcc2-\udcf4][\udc80-\udcbf]{0,2}\s{0,9}\Z")
_MARK = "[?]"
_FAR_MORE, _MOST_LINES = 2, 5
_BEYOND = re.compile(r"[^\W\d_a-zA-Z]")
_C1 = re.compile("[\x80-\x9f]")
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
    if (marked := _mostly_utf8(data)) is not None:
        return marked
    likeliest = _likeliest(data)
    if likeliest is None:
        raise BriefkitError(
            "its characters are in an encoding that cannot be told", hint="open it in an editor, and save it as UTF-8"
        )
    return data.decode(likeliest), (f"read as {_LEGACY[likeliest]}, as it is not UTF-8",)


def _mostly_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """The text of bytes that are UTF-8 but for a few, each run of which is marked; None for any other.

    In texts of older encodings hardly any letter beyond ASCII happens to be one of UTF-8.
    """
    text = data.decode("utf-8", "surrogateescape")
    wrong = len(_WRONG.findall(text))
    right = sum(byte > 0x7F for byte in data) - wrong
    if right <= _FAR_MORE * wrong:
        return None
    whole = _CUT_OFF.sub("", text)
    notes = ("it ends within a character, which is left out",) if whole != text else ()
    if left := _WRONG.findall(whole):
        found = [
            number for number, line in enumerate(_LINE_ENDS.sub("\n", whole).split("\n"), 1) if _WRONG.search(line)
        ]
        more = f" and {len(found) - _MOST_LINES} more" if len(found) > _MOST_LINES else ""
        lines = f"{'line' if len(found) == 1 else 'lines'} {', '.join(map(str, found[:_MOST_LINES]))}{more}"
        notes = (
            f"{counted(len(left), 'byte')} of it {'is' if len(left) == 1 else 'are'} not UTF-8: {_MARK} in {lines}",
            *notes,
        )
    return _WRONG_RUN.sub(_MARK, whole), notes


def _likeliest(data: bytes) -> str | None:
    """The encoding in which the bytes have most of what is common in a language; None if none has anything of it.

    Words of ASCII alone are the same in all: they count for the usual encoding only, and only where nothing else does.
    """
    texts = {name: text for name in _LEGACY if (text := _decoded(data, name)) is not None}
    beyond = {name: evidence_of_language(text, beyond_ascii=True) for name, text in texts.items()}
    if not texts:
        return None
    best = max(texts, key=lambda name: (beyond[name], name == _USUAL, _plausible(texts[name])))
    few = sum(byte > 0x7F for byte in data) <= _FEW
    told = beyond[best] or (best == _USUAL and evidence_of_language(texts[best], beyond_ascii=False))
    return best if few or told else None


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text of bytes in an encoding, if all of them mean something in it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    mixed, beyond = len(_MIXED.findall(text)), len(_BEYOND.findall(text))  # scripts or capitals within words
    return None if _C1.search(text) or 3 * mixed > beyond else text


def _plausible(text: str) -> int:
    """How many letters beyond ASCII stand beside others of their alphabet, which those of a wrong reading seldom do.

    Accented Latin letters hardly ever stand three in a row, but all words of a Cyrillic text read as Latin do.
    """
    beyond = re.findall(r"[^\W\d_a-zA-Z]+", text)
    signs = [(len(run), -1 if run[0] <= "\u024f" else 1) for run in beyond]
    return sum(sign * size for size, sign in signs if size > 2) - sum(size for size, _ in signs if size <= 2) // 2

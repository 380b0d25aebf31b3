"""The characters of a page: by its byte order mark, by what it declares, or by what its bytes can be."""

from __future__ import annotations

import codecs
import re

from briefkit.errors import BriefkitError
from briefkit.importers.decode import Decoded, characters_of

LONGEST = 20 << 20
"""Bytes of a page, which may hold its pictures."""
_DECLARED_IN = 4096  # bytes at the start of a page in which it declares its encoding
_DECLARED = re.compile(
    rb"<(?:meta\b|\?xml\b)[^>]{0,400}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
_WIDER = {  # what browsers read for a name (WHATWG Encoding Standard)
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8", "utf-32": "utf-8",
}  # fmt: skip
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DAMAGED = 0.002  # the most that may be wrong in a page that is in its declared encoding all the same


def decode_page(data: bytes) -> Decoded:
    """The characters of a page as they are. Raises BriefkitError for more than `LONGEST` bytes, and for no text."""
    if len(data) > LONGEST:
        raise BriefkitError(f"it has {len(data):,} bytes; a page to be imported has at most {LONGEST:,}")
    if data.startswith(_MARKS):
        return Decoded(*characters_of(data))
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return _declared(data) or Decoded(*characters_of(data))


def _declared(data: bytes) -> Decoded | None:
    """A page that is no UTF-8 in the encoding that it declares; None if it declares none that could be."""
    found = _DECLARED.search(data[:_DECLARED_IN])
    try:
        name = codecs.lookup(found[1].decode()).name if found else ""
        name = _WIDER.get(name, name)
        text = data.decode(name, "replace") if name else ""
    except (LookupError, ValueError, AssertionError):  # a codec that is none of text
        return None
    wrong = text.count("\ufffd")
    if not isinstance(text, str) or not text or wrong > _DAMAGED * len(text):
        return None
    return Decoded(text, (f"{wrong} characters of it are not {name}, and lost",) if wrong else ())

"""Splitting a file into front matter and body."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from briefkit.core.diagnostic import Diagnostic

_BOM = b"\xef\xbb\xbf"
_FENCE = re.compile(r"---[^\S\n]*(?=\n|\Z)")
_END = re.compile(r"\n---[^\S\n]*(?:\n|\Z)")
_TOP = re.compile(r"^(?=[^\s#-])", re.MULTILINE)
_KEY = re.compile(r"[\w-]+:(?:\s|\Z)")
_HINT_START = "a brief starts with a line --- , then title, kind and date, then a line ---"


class SplitText(NamedTuple):
    """The two parts of a file, and the line on which the body starts."""

    front_matter: str
    body: str
    body_line: int


def has_byte_order_mark(data: bytes) -> bool:
    """Whether a file begins with the byte order mark of UTF-8."""
    return data.startswith(_BOM)


def decode(data: bytes) -> str | Diagnostic:
    """The text of a UTF-8 file without its byte order mark, or what is wrong with it."""
    data = data.removeprefix(_BOM)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Diagnostic("encoding", "saved as UTF-16", 1, 1, "save it as UTF-8", unlists=True)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        message = f"not UTF-8 (byte 0x{data[error.start]:02X})"
        return Diagnostic("encoding", message, line, column, "save it as UTF-8", unlists=True)
    if (nul := data.find(b"\x00")) >= 0:
        line, column = _place(data, nul)
        return Diagnostic("encoding", "contains a NUL character", line, column, "is it a text file?", unlists=True)
    return text


def encode(text: str, before: bytes) -> bytes:
    """The text of a file as bytes, with the byte order mark that the file had before, if any."""
    return (_BOM if has_byte_order_mark(before) else b"") + text.encode()


def with_keys(text: str, keys: Collection[str]) -> str:
    """A file with only some of the top-level keys, and without its body: it is read in a fraction of the time.

    The text itself is returned where it does not show at a glance where each key begins.
    """
    halves = split(text)
    if isinstance(halves, Diagnostic):
        return text
    parts = [part for part in _TOP.split(halves.front_matter) if part.strip()]
    if not all(_KEY.match(part) and part.count('"') % 2 == 0 for part in parts):
        return text
    return "".join(["---\n", *(part for part in parts if part.partition(":")[0] in keys), "---\n"])


def _place(data: bytes, offset: int) -> tuple[int, int]:
    return data.count(b"\n", 0, offset) + 1, offset - (data.rfind(b"\n", 0, offset) + 1) + 1


def split(text: str) -> SplitText | Diagnostic:
    """Split a text at its `---` lines: the first line, and the one that ends the front matter."""
    if not text or text.isspace():
        return Diagnostic("front-matter", "the file is empty", 1, 1, _HINT_START, unlists=True)
    start = _FENCE.match(text)
    if start is None:
        return Diagnostic("front-matter", "no front matter: the first line is not ---", 1, 1, _HINT_START, unlists=True)
    end = _END.search(text, start.end())
    if end is None:
        message = "the front matter has no end"
        return Diagnostic("front-matter", message, 1, 1, "close it with a line ---", unlists=True)
    front_matter = text[start.end() + 1 : end.start()] + "\n"
    return SplitText(front_matter, text[end.end() :], text.count("\n", 0, end.start()) + 3)

"""Which links are safe in output."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

LONGEST_LINK = 8000  # bytes: all that RFC 9110, section 4.1, asks programs to support; a PDF cannot have much more
_SCHEMES = frozenset(["http", "https", "mailto"])
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\\<>\"`{}|^]")
_MAILBOX = re.compile(r"[^@,:]+@[^@,:%]+")


def safe_link(url: str) -> str | None:
    """A link if it is safe: http, https, mailto, a fragment (`#part`) or a relative path (`other.md`). Otherwise None.

    Browsers ignore white space and control characters inside a link, so a link that contains any is not safe. Nor is
    one of more than LONGEST_LINK bytes, which many programs cut off, nor an address that is none by RFC 3986 or 6068,
    because Word and programs for EPUB call a whole file damaged that has one.
    """
    text = url.strip()
    if not text or is_too_long(text) or _CONTROL.search(text) or text.startswith("//"):
        return None
    try:
        parts = urlsplit(text)
        scheme = parts.scheme.lower()
        if scheme:
            return text if scheme in _SCHEMES and _leads_somewhere(parts, scheme) else None
    except ValueError:
        return None
    return None if ":" in text.split("/")[0].split("#")[0].split("?")[0] or text.startswith("/") else text


def _leads_somewhere(parts: SplitResult, scheme: str) -> bool:
    """Whether an address has a host, or a mailbox. Raises ValueError for a port that is none."""
    if scheme == "mailto":
        return all(map(_MAILBOX.fullmatch, parts.path.split(","))) if parts.path else bool(parts.query)
    _ = parts.port
    return "%" not in (parts.hostname or "%")


def is_too_long(url: str) -> bool:
    """Whether a link has more than LONGEST_LINK bytes."""
    return len(url.encode(errors="replace")) > LONGEST_LINK


def is_web_link(url: str) -> bool:
    """Whether a link leads out of the library to the web."""
    return url.lower().startswith(("http://", "https://"))

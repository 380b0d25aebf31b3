"""The pictures of a page: those that it holds, and the addresses of the others."""

from __future__ import annotations

import binascii
from base64 import b64decode
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from briefkit.importers.document import Picture
from briefkit.importers.forms import is_unspaced
from briefkit.importers.html.tree import Element, one_line
from briefkit.importers.html.words import address

_LONGEST_NAME, _MOST_NAMES = 80, 3  # of pictures in a note
_SMALL = 64  # pixels of a sign or a counter
_SIGNS = 5  # of an unspaced description: fewer are the name of a sign
_ENDINGS = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}
_LATER = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src")
"""Where pages put the address of a picture that is loaded when it comes into sight."""


class Shown(NamedTuple):
    """A picture of a page: its name or address, and what it shows."""

    name: str
    alt: str


class Pictures:
    """Collects the pictures of a page."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.held: list[Picture] = []
        self.unknown: list[str] = []

    def of(self, image: Element) -> Shown | None:
        """The picture that an element shows; None for signs of the page's own."""
        source = next((found for name in _LATER if (found := image.get(name))), image.get("src"))
        alt = one_line(image.get("alt"))
        if any(0 < _pixels(image.get(side)) < _SMALL for side in ("width", "height")):
            return None
        if source.lower().startswith("data:"):
            name = self._held(source)
        else:
            name = address(self.base, source)
            name = "" if name.startswith("mailto:") else name
        if name or is_description(alt):
            return Shown(name or _relative(source), alt)
        if source and not source.lower().startswith("data:"):
            self.unknown.append(source)
        return None

    def notes(self) -> list[str]:
        """What is to be said of pictures that are left out."""
        named = ", ".join(f"“{source[:_LONGEST_NAME]}”" for source in self.unknown[:_MOST_NAMES])
        more = f" and {len(self.unknown) - _MOST_NAMES} more" if len(self.unknown) > _MOST_NAMES else ""
        return (
            [f"left out, as it says neither what they show nor where they are: pictures {named}{more}"] if named else []
        )

    def _held(self, source: str) -> str:
        """The name of a picture whose data are in its address; empty for none that can be read."""
        head, _, data = source[5:].partition(",")
        kind, *options = head.lower().split(";")
        ending = _ENDINGS.get(kind.strip())
        if ending is None:
            return ""
        try:
            octets = (
                b64decode(unquote_to_bytes(data))
                if "base64" in (part.strip() for part in options)
                else unquote_to_bytes(data)
            )
        except (binascii.Error, ValueError):
            return ""
        if len(octets) < 500:
            return ""
        name = f"picture-{len(self.held) + 1}{ending}"
        self.held.append(Picture(name, octets))
        return name


def is_description(alt: str) -> bool:
    """Whether the words that stand for a picture say what it shows: a word or two are the name of a sign."""
    return len(alt.split()) > 2 or (is_unspaced(alt) and len(alt) > _SIGNS)


def _relative(source: str) -> str:
    """The address of a picture as a page without one of its own has it; it is that of no picture that is held."""
    if not source or ":" in source.partition("/")[0]:
        return ""
    return source if "/" in source else f"./{source}"


def _pixels(text: str) -> int:
    digits = text.removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else 0

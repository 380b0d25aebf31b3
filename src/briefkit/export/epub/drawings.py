"""Drawings without what runs, loads or leads anywhere, so that a reader of books may show them as they are."""

from __future__ import annotations

import base64
import re
from collections.abc import Collection, Iterator
from html import escape
from xml.parsers import expat

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_DROPPED = frozenset(["script", "foreignObject", "metadata", "handler", "listener", "iframe", "audio", "video"]) | {
    *("animate", "animateColor", "animateMotion", "animateTransform", "discard", "set", "cursor", "color-profile")
}
_ADDRESS = re.compile(r"url\s*+\(\s*+['\"]?+(?!#)|@import|image-set|expression|\\|javascript", re.IGNORECASE)
_REFERENCE = re.compile(r"url\s*+\(\s*+['\"]?+#([^\s'\")]*+)['\"]?+\s*+\)")
_RASTER = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_DRAWING = re.compile(r"data:image/svg\+xml;base64,", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d][\w.-]*")


def plain_drawing(data: bytes) -> bytes:
    """A drawing that `picture_of` has accepted, with the same shapes, and nothing but shapes, texts and their styles.

    Scripts, events, animations, HTML, links, comments and what drawing programs note for themselves are left out.
    """
    ids = _Ids()
    ids.parser.Parse(data, True)
    copier = _Copier(ids.found)
    copier.parser.Parse(data, True)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(copier.parts)).encode()


class _Reader:
    """Goes through the elements that may stay; `skipped` counts the open ones inside of one that is left out."""

    def __init__(self) -> None:
        self.skipped = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, kind = name.rpartition(" ")
        if self.skipped or space != _SVG or kind in _DROPPED:
            self.skipped += 1
        else:
            self.start(kind, attributes)

    def _end(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.end()

    def start(self, kind: str, attributes: dict[str, str]) -> None:
        """The start of an element that may stay."""

    def end(self) -> None:
        """Its end."""


class _Ids(_Reader):
    """Finds what a drawing may refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def start(self, kind: str, attributes: dict[str, str]) -> None:
        if kind and _NAME.fullmatch(attributes.get("id", "")):
            self.found.add(attributes["id"])


class _Copier(_Reader):
    """Writes again what may stay; `ids` are those that can be referred to."""

    def __init__(self, ids: Collection[str]) -> None:
        super().__init__()
        self.ids = ids
        self.given: set[str] = set()
        self.parts: list[str] = []
        self.open: list[str] = []
        self.style: list[str] | None = None
        self.parser.CharacterDataHandler = self.text

    def start(self, kind: str, attributes: dict[str, str]) -> None:
        """The start of an element. A link becomes a group."""
        written = "g" if kind == "a" else kind
        root = "" if self.open else f' xmlns="{_SVG}" xmlns:xlink="{_XLINK}"'
        self.open.append(written)
        kept = (f' {key}="{escape(value)}"' for key, value in self.kept(kind, attributes))
        self.parts.append(f"<{written}{root}{''.join(kept)}>")
        if kind == "style":
            self.style = []

    def kept(self, kind: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
        """The attributes that may stay, by the names that they are written with."""
        for name, value in attributes.items():
            space, _, own = name.rpartition(" ")
            if own == "href" and space in ("", _XLINK):
                if kind != "a" and (target := self.target(value)):
                    yield "xlink:href", target
            elif space == _XML and own in ("lang", "space"):
                yield f"xml:{own}", value
            elif space or own.lower().startswith("on") or own in ("base", "target") or _ADDRESS.search(value):
                continue
            elif own != "id":
                yield own, _REFERENCE.sub(self.reference, value)
            elif value in self.ids and value not in self.given:
                self.given.add(value)
                yield own, value

    def reference(self, found: re.Match[str]) -> str:
        """A reference to a part of the drawing; `none` instead of one to a part that it does not have."""
        return f"url(#{found[1]})" if found[1] in self.ids else "none"

    def target(self, address: str) -> str | None:
        """What an element shows: a part of the drawing, a picture inside of it, or a drawing made plain likewise."""
        address = address.strip()
        if address.startswith("#"):
            return address if address[1:] in self.ids else None
        if _RASTER.match(address):
            return address
        if found := _DRAWING.match(address):
            inside = plain_drawing(base64.b64decode(address[found.end() :]))
            return found[0] + base64.b64encode(inside).decode("ascii")
        return None

    def text(self, text: str) -> None:
        """Text, or the rules of a style."""
        if self.skipped:
            return
        (self.parts if self.style is None else self.style).append(escape(text, quote=False))

    def end(self) -> None:
        """The end of an element. A style that would load something is left empty."""
        if self.style is not None:
            rules = "".join(self.style)
            self.parts.append("" if _ADDRESS.search(rules) else rules)
            self.style = None
        self.parts.append(f"</{self.open.pop()}>")

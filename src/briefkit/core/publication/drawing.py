"""A drawing in SVG: its size, and whether it can be drawn in bounded time.

It is read once by an XML parser that keeps no tree, in time and memory linear in its size, whatever its nesting. What
no viewer loads or runs (scripts, style sheets of others) is left alone; what would be missing or endless is refused.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from collections.abc import Callable
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from briefkit.core.publication.drawing_cost import References
from briefkit.core.publication.value import Picture

_SVG = "http://www.w3.org/2000/svg "
_HREFS = ("href", "http://www.w3.org/1999/xlink href")
_LENGTH = re.compile(r"([+-]?[\d.]+(?:[eE][+-]?\d+)?)(px|mm|cm|in|pt|pc)?")
_NUMBERS = re.compile(r"[+-]?[\d.]+(?:[eE][+-]?\d+)?%?")
LONGEST_SIDE = 100_000  # units
_LOADED = frozenset(["image", "feImage", "use"])
_MOST_IN_FILTERS = {"stdDeviation": 500, "numOctaves": 10, "radius": 100, "order": 15}  # time grows with each
_WIDEST_FILTER = {"userSpaceOnUse": 10_000, "objectBoundingBox": 20}  # in pixels, or in sizes of what it is applied to

ReadPicture = Callable[[bytes], Picture | str]


class _RefusedError(Exception):
    """A drawing that is not shown; the text says why."""


class _NoDrawingError(Exception):
    """A file that is no SVG."""


def drawing_of(data: bytes, picture_of: ReadPicture) -> Picture | str | None:
    """A drawing with its size in pixels, or a sentence that says why it is not shown; None if it is no SVG.

    `picture_of` reads the pictures inside.
    """
    reader = _Reader(picture_of)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = f"it is not valid XML (line {error.lineno}: {expat.ErrorString(error.code)})"
        return reason if reader.size else None
    except _NoDrawingError:
        return None
    except _RefusedError as error:
        return str(error)
    if reader.size is None:
        return None
    return reader.references.refusal() or Picture(
        data, "svg", *reader.size, inside=reader.pixels, has_html=reader.has_html
    )


class _Reader:
    """Takes what the parser finds. `size` is None before the root, `pixels` those of the pictures inside."""

    def __init__(self, picture_of: ReadPicture) -> None:
        self.picture_of = picture_of
        self.size: tuple[int, int] | None = None
        self.pixels = 0
        self.has_html = False
        self.references = References()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.style: list[str] | None = None

    def doctype(self, name: str, _system: str | None, _public: str | None, declares: bool) -> None:
        """A document type. Its declarations, such as entities that repeat each other, are not for pictures."""
        if name.rpartition(":")[2] != "svg":
            raise _NoDrawingError
        if declares:
            raise _RefusedError("it declares entities in its DOCTYPE: remove them, or save it as plain SVG")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The start of an element."""
        kind = name.removeprefix(_SVG)
        if self.size is None:
            if kind != "svg" or name == kind:
                raise _NoDrawingError
            self.size = _side(attributes, "width"), _side(attributes, "height")
            _check_view(attributes.get("viewBox"))
        if kind == "style":
            self.style = []
        self.has_html = self.has_html or kind == "foreignObject"
        if kind == "filter" or kind.startswith("fe"):
            _check_filter(kind, attributes)
        if kind in _LOADED:
            self.load(next((attributes[href] for href in _HREFS if href in attributes), ""))
        self.references.start(kind, attributes)

    def end(self, _name: str) -> None:
        """The end of an element."""
        if self.style is not None:
            self.references.rules("".join(self.style))
            self.style = None
        self.references.end()

    def text(self, text: str) -> None:
        """Text; only that of styles says what is drawn."""
        if self.style is not None:
            self.style.append(text)

    def load(self, address: str) -> None:
        """What an element shows: a part of the drawing, or a picture inside of it."""
        address = address.strip()
        if not address or address.startswith("#"):
            return
        if address[:5].lower() != "data:":
            raise _RefusedError(f"it refers to “{address[:80]}”, which no export loads: embed it, or remove it")
        picture = self.picture_of(_embedded(address))
        if isinstance(picture, str):
            raise _RefusedError(f"of a picture inside: {picture}")
        self.pixels += picture.pixels


def _embedded(address: str) -> bytes:
    """The bytes of a `data:` address (RFC 2397)."""
    head, _, content = address.partition(",")
    data = unquote_to_bytes(content)
    if not head.lower().endswith(";base64"):
        return data
    try:
        return base64.b64decode(data)
    except binascii.Error as error:
        raise _RefusedError("a picture inside is not valid base64") from error


def _side(attributes: dict[str, str], name: str) -> int:
    """A side of the drawing in whole pixels; 0 if it has none, or in other units."""
    given = attributes.get(name, "").strip()
    found = _LENGTH.fullmatch(given[:400])
    if not found:
        return 0
    value = _number(found[1])
    if not 0 < value <= LONGEST_SIDE:
        shown = given if len(given) <= 20 else f"{given[:20]}…"
        raise _RefusedError(f"its {name}, “{shown}”, is not between 0 and {LONGEST_SIDE}")
    return int(value) if found[2] in (None, "px") else 0


def _check_view(box: str | None) -> None:
    numbers = [_number(found) for found in _NUMBERS.findall((box or "")[:400])]
    if len(numbers) == 4 and not all(0 < side < math.inf for side in numbers[2:]):
        raise _RefusedError(f"its viewBox, “{(box or '')[:40]}”, has no area")


def _check_filter(kind: str, attributes: dict[str, str]) -> None:
    """Refuse numbers with which a filter takes minutes."""
    for name, most in _MOST_IN_FILTERS.items():
        if any(abs(_number(found)) > most for found in _NUMBERS.findall(attributes.get(name, "")[:400])):
            raise _RefusedError(f"a filter in it takes too long to draw: {name} is more than {most}")
    if kind != "filter":
        return
    widest = _WIDEST_FILTER.get(attributes.get("filterUnits", ""), 20)
    for name in ("x", "y", "width", "height"):
        value = attributes.get(name, "").strip()[:400]
        size = _number(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
        if abs(size) > (20 if value.endswith("%") else widest):
            raise _RefusedError(f"a filter in it takes too long to draw: its {name} is {value[:20]}")


def _number(text: str) -> float:
    """A number; 0 for what is none, infinity for one that is too large."""
    try:
        return float(text)
    except ValueError:
        return 0.0

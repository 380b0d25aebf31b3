"""Elements of Office Open XML as text."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": _RELATIONSHIPS,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no characters of XML 1.0


def escape(text: str) -> str:
    """A text between tags."""
    return _possible(text).translate(_ESCAPES)


def attribute(text: str) -> str:
    """A text between the quotation marks of an attribute."""
    return _possible(text).translate(_ATTRIBUTE)


def _possible(text: str) -> str:
    return text if text.isascii() and text.isprintable() else _IMPOSSIBLE.sub("\ufffd", text)


def with_namespaces(element: str, *prefixes: str) -> str:
    """An element as the root of a part, with its namespaces declared."""
    return element.replace(">", f"{declared(*prefixes)}>", 1)


def declared(*prefixes: str) -> str:
    """The declarations of some namespaces, by their usual prefixes."""
    return "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)


def root(name: str, content: str, *prefixes: str) -> str:
    """A whole part with its root element, which declares some namespaces by their usual prefixes."""
    return f"{DECLARATION}<{name}{declared(*prefixes)}>{content}</{name}>"

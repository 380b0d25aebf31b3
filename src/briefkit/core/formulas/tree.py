"""A formula as a tree of parts, in the terms of MathML Core."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from briefkit.core.values import frozen

INVISIBLE = "\N{INVISIBLE SEPARATOR}"
"""The text of a bracket that is not shown, at one end of a pair."""
APPLIED = "\N{FUNCTION APPLICATION}"
"""The text of the sign between a function and its argument, which is shown as a thin space."""
LEFT, RIGHT = "left", "right"
"""The alignment of a cell, where it is not centred."""


class FormulaError(Exception):
    """Why a formula cannot be set; `reason` follows “printed as written:”."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@frozen
class Part:
    """A part of a formula: an element of MathML Core with its text or its parts.

    `marks` are its attributes, all of them of `MARKS`. A cell (`mtd`) has `side`, LEFT, RIGHT or "", and tells whether
    it is `joined` with the next one, as before the sign of an equation, and whether a line runs `after` or `above` it.
    """

    name: str
    parts: tuple[Part, ...] = ()
    text: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    side: str = ""
    joined: bool = False
    after: bool = False
    above: bool = False

    def __iter__(self) -> Iterator[Part]:
        return iter(self.parts)


@frozen
class FormulaTree:
    """A formula that can be set: its source in TeX and its parts. `display`: on a line of its own."""

    tex: str
    display: bool
    parts: tuple[Part, ...]


MARKS = {
    "mi": {"mathvariant"},
    "mo": {
        *("form", "stretchy", "symmetric", "lspace", "rspace", "minsize", "maxsize", "movablelimits", "largeop"),
        *("fence", "separator"),
    },
    "mtext": {"style"},
    "mspace": {"width"},
    "mrow": {"displaystyle", "scriptlevel"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mfrac": {"linethickness", "displaystyle", "scriptlevel"},
    "mtable": {"displaystyle", "scriptlevel"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
}
"""The attributes that count, by element; `style` of a text is `bold` or `italic`."""
NUMBER_OF_PARTS = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "msubsup": 3,
    "munder": 2,
    "mover": 2,
    "munderover": 3,
}
"""How many parts an element has, where that is fixed."""
CONTAINERS = frozenset(
    (*NUMBER_OF_PARTS, *("mrow", "mstyle", "msqrt", "mphantom", "mpadded", "mtable", "mtr", "mtd", "mmultiscripts"))
)
TOKENS = frozenset(("mi", "mn", "mo", "mtext", "mspace", "none", "mprescripts"))


def texts_of(parts: tuple[Part, ...]) -> Iterator[str]:
    """The texts in the parts, in order."""
    for part in parts:
        if part.text:
            yield part.text
        yield from texts_of(part.parts)

"""A formula as one line of text, for those who cannot see it: no signs of TeX, brackets where a fraction needs them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from briefkit.core.formulas.tree import APPLIED, INVISIBLE, FormulaTree, Part

_SCRIPTS = {"msub": "_", "msup": "^", "munder": "_", "mover": "^"}
_ACCENTS = {"\N{COMBINING LOW LINE}": "\N{MACRON}", "\N{COMBINING CIRCUMFLEX ACCENT}": "^"}
_SPACED = frozenset("=<>≤≥≈∼≠→⇒⇔∈∝+−±×⋅")


def spoken_formula(formula: FormulaTree) -> str:
    """The formula in one line, such as “E = mc^2”."""
    return " ".join(_words(formula.parts).split())


def _words(parts: Iterable[Part]) -> str:
    return "".join(_word(part) for part in parts)


def _word(part: Part) -> str:  # noqa: C901, PLR0911 - one case per kind of part
    match part.name:
        case "mspace":
            return " "
        case "mo":
            return _operator(part.text)
        case "mfrac":
            over, under = part
            if part.marks.get("linethickness") == "0":
                return f"{_words([over])}; {_words([under])}"
            return f"{_closed(over)}/{_closed(under)}"
        case "msqrt":
            return f"√({_words(part)})"
        case "mroot":
            return f"√[{_words([part.parts[1]])}]({_words([part.parts[0]])})"
        case "msub" | "msup" | "munder" | "mover":
            return f"{_words([part.parts[0]])}{_script(part)}"
        case "msubsup" | "munderover":
            base, below, above = part
            return f"{_words([base])}_{_closed(below)}^{_closed(above)}"
        case "mtable":
            return "; ".join(", ".join(_words(cell).strip() for cell in row) for row in part)
        case "mphantom":
            return " "
        case _:
            return unicodedata.normalize("NFKC", part.text) or _words(part)


def _operator(text: str) -> str:
    if text in {INVISIBLE, ""}:
        return ""
    if text == APPLIED:
        return " "
    return f" {text} " if text in _SPACED else text


def _script(part: Part) -> str:
    other = part.parts[1]
    if part.name in {"munder", "mover"} and other.name == "mo":
        return _ACCENTS.get(other.text, other.text)
    if other.name == "mo" and other.text.strip("′″‴") == "":
        return other.text
    return f"{_SCRIPTS[part.name]}{_closed(other)}"


def _closed(part: Part) -> str:
    """A part in brackets, unless it is one word."""
    words = _words([part]).strip()
    return words if len(words) == 1 or words.isalnum() else f"({words})"

"""Formulas as data for the Typst templates: what kind of part each is in `m`, in Typst's terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefkit.core.body import document as doc
from briefkit.core.formulas.read import read_formula
from briefkit.core.formulas.spoken import spoken_formula
from briefkit.core.formulas.tree import APPLIED, INVISIBLE, LEFT, FormulaError, Part, texts_of
from briefkit.export.pdf.glyphs import Families, missing_glyphs

_LINE = 60  # characters in one line: a longer formula is set on a line of its own, where it can be made smaller
_THIN = 1 / 6  # of an em, between a function and its argument
_FENCES = frozenset("()[]{}|‖⟨⟩⌈⌉⌊⌋⟦⟧/\\↑↓" + INVISIBLE)
_LARGE = frozenset("∏∐∑⋀⋁⋂⋃⨀⨁⨂⨄⨆")
_LINES = {"\N{COMBINING LOW LINE}", "\N{MACRON}", "\N{COMBINING OVERLINE}", "_"}
_BRACES = {"⏞": "overbrace", "⏟": "underbrace", "⎴": "overbracket", "⎵": "underbracket"}
_PRIMES = {"′": 1, "″": 2, "‴": 3, "⁗": 4}
_CLASSES = {"prefix": "opening", "postfix": "closing"}
_NUMBER = re.compile(r"-?\d*\.?\d+")

Data = dict[str, Any]


def formula_data(formula: doc.Formula, more: Families) -> Data:
    """A formula for the template. Raises `FormulaError` if it cannot be set, or if no font has all of its signs."""
    tree = read_formula(formula.tex, display=formula.display)
    if lost := missing_glyphs("".join(texts_of(tree.parts)), more):
        raise FormulaError(f"no font has “{lost[0]}”")
    spoken = spoken_formula(tree)
    alone = formula.display or len(spoken) > _LINE
    return {"k": "Formula", "alone": alone, "display": formula.display, "alt": spoken, "parts": _all(tree.parts)}


def _all(parts: Iterable[Part]) -> list[Data]:
    return [_part(part) for part in parts]


def _part(part: Part) -> Data:  # noqa: C901, PLR0911, PLR0912 - one case per kind
    match part.name:
        case "mo":
            return _operator(part)
        case "mi" if len(part.text.rstrip("\ufe00\ufe01")) == 1 and "mathvariant" not in part.marks:
            return {"m": "sign", "text": part.text}
        case "mi" | "mn":
            return {"m": "upright", "text": part.text}
        case "mtext":
            return {"m": "words", "text": part.text, "style": part.marks.get("style", "")}
        case "mspace":
            return {"m": "space", "width": _ems(part.marks.get("width", "0"))}
        case "mfrac":
            return _fraction(part)
        case "msqrt":
            return {"m": "root", "of": _all(part), "degree": None}
        case "mroot":
            return {"m": "root", "of": [_part(part.parts[0])], "degree": [_part(part.parts[1])]}
        case "msub" | "msup" | "msubsup" | "mmultiscripts":
            return _with_scripts(part)
        case "munder" | "mover" | "munderover":
            return _with_limits(part)
        case "mtable":
            return _table(part)
        case "mphantom":
            return {"m": "hidden", "parts": _all(part)}
        case _:
            return _row(part)


def _ems(width: str) -> float:
    found = _NUMBER.match(width)
    return float(found[0]) if found else 0


def _operator(part: Part) -> Data:
    text, marks = part.text, part.marks
    if text in {INVISIBLE, ""}:
        return {"m": "row", "parts": []}
    if text == APPLIED:
        return {"m": "space", "width": _THIN}
    if len(text) > 1:
        return {"m": "upright", "text": text}
    kind = "normal" if text == "," and marks.get("rspace") == "0" else _CLASSES.get(marks.get("form", ""), "")
    size = _ems(marks["minsize"]) if "minsize" in marks else 0
    return {"m": "sign", "text": text, "class": kind, "size": size, "middle": marks.get("stretchy") == "true"}


def _row(part: Part) -> Data:
    parts = [inner for inner in part if not (inner.name == "mspace" and not inner.marks)]
    if len(parts) == 3 and parts[1].name == "mfrac" and [parts[0].text, parts[2].text] == ["(", ")"]:
        over, under = parts[1]
        if parts[1].marks.get("linethickness") == "0":
            return {"m": "binomial", "over": [_part(over)], "under": [_part(under)]}
    stretches = len(parts) > 1 and _is_fence(parts[0]) and _is_fence(parts[-1])
    style = part.marks.get("displaystyle", "")
    return {"m": "fenced" if stretches else "row", "parts": _all(parts), "style": _style(style, part)}


def _is_fence(part: Part) -> bool:
    return part.name == "mo" and part.text in _FENCES and part.marks.get("stretchy") != "false"


def _style(displayed: str, part: Part) -> str:
    level = part.marks.get("scriptlevel", "0")
    return {"1": "script", "2": "sscript"}.get(level, {"true": "display", "false": "inline"}.get(displayed, ""))


def _fraction(part: Part) -> Data:
    over, under = part
    if part.marks.get("linethickness") == "0":
        rows = [[{"aligned": False, "left": [_part(line)], "right": []}] for line in (over, under)]
        return {"m": "table", "rows": rows, "across": [], "down": []}
    style = _style(part.marks.get("displaystyle", ""), part)
    return {"m": "fraction", "over": [_part(over)], "under": [_part(under)], "style": style}


def _with_scripts(part: Part) -> Data:
    base, *others = part.parts
    if part.name == "mmultiscripts":
        return _on_both_sides(base, others)
    below = others[0] if part.name != "msup" else None
    above = others[-1] if part.name != "msub" else None
    return _attached(base, {"br": below, "tr": above})


def _on_both_sides(base: Part, others: Sequence[Part]) -> Data:
    names = [other.name for other in others]
    cut = names.index("mprescripts") if "mprescripts" in names else len(others)
    after, before = others[:cut], others[cut + 1 :]
    if len(after) > 2 or len(before) > 2:
        raise FormulaError("it has more signs around one than can be set")
    places = dict(zip(("br", "tr", "bl", "tl"), (*after, *[None] * (2 - len(after)), *before), strict=False))
    return _attached(base, places)


def _attached(base: Part, places: Mapping[str, Part | None], *, limits: bool = False) -> Data:
    data = {place: _script(other) for place, other in places.items() if other is not None and not _is_empty(other)}
    return {"m": "attached", "base": [_part(base)], "limits": limits, "places": data}


def _is_empty(part: Part) -> bool:
    return part.name in {"none", "mrow"} and not part.parts and not part.text


def _script(part: Part) -> list[Data]:
    signs = part.parts if part.name == "mrow" and part.parts else (part,)
    if all(sign.name == "mo" and sign.text in _PRIMES for sign in signs):
        return [{"m": "primes", "count": sum(_PRIMES[sign.text] for sign in signs)}]
    return [_part(part)]


def _with_limits(part: Part) -> Data:
    base, *others = part.parts
    if len(others) == 1 and others[0].name == "mo" and (drawn := _drawn(part, base, others[0].text)):
        return drawn
    if base.name in {"munder", "mover"} and len(others) == 1 and base.parts[1].text in _BRACES:
        return _part(base) | {"label": [_part(others[0])]}
    below = others[0] if part.name != "mover" else None
    above = others[-1] if part.name != "munder" else None
    moves = base.name == "mo" and base.text in _LARGE and base.marks.get("movablelimits") != "false"
    return _attached(base, {"b": below, "t": above}, limits=not moves)


def _drawn(part: Part, base: Part, sign: str) -> Data | None:
    """What is drawn above or below a part as wide as it is: a line, a brace or an accent; None for any other sign."""
    if sign in _LINES and part.name == "munder":
        return {"m": "drawn", "how": "underline", "of": [_part(base)]}
    if sign in _LINES and base.parts:
        return {"m": "drawn", "how": "overline", "of": [_part(base)]}
    if sign in _BRACES:
        return {"m": "drawn", "how": _BRACES[sign], "of": [_part(base)], "label": None}
    if part.name == "mover" and part.marks.get("accent") == "true":
        return {"m": "accent", "of": [_part(base)], "text": "¯" if sign in _LINES else sign}
    return None


def _table(part: Part) -> Data:
    """A table: its lines, and its cells by row, each as what is left and right of where its column is aligned."""
    first = part.parts[0].parts if part.parts else ()
    across = [number for number, row in enumerate(part) if number and row.parts and all(cell.above for cell in row)]
    down = [number for number, cell in enumerate(first, 1) if cell.after]
    return {"m": "table", "rows": [_cells(row) for row in part], "across": across, "down": down}


def _cells(row: Part) -> list[Data]:
    cells: list[Data] = []
    before: list[Data] = []
    for cell in row:
        if cell.joined and cell is not row.parts[-1]:
            before = _all(cell)
        elif cell.side:
            sides = (before, _all(cell)) if cell.side == LEFT else ([*before, *_all(cell)], [])
            cells.append({"aligned": True, "left": sides[0], "right": sides[1]})
            before = []
        else:
            cells.append({"aligned": False, "left": _all(cell), "right": []})
    return cells

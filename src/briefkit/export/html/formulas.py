"""Formulas as MathML Core, with their source in TeX as an annotation."""

from __future__ import annotations

from html import escape

from briefkit.core.body.document import Formula
from briefkit.core.formulas.read import read_formula
from briefkit.core.formulas.spoken import spoken_formula
from briefkit.core.formulas.tree import FormulaError, FormulaTree, Part

_LONG = 24  # characters in one line: a longer formula may be wider than a telephone


def is_long(spoken: str) -> bool:
    """Whether a formula may be wider than a telephone."""
    return len(spoken) > _LONG


def formula_html(formula: Formula) -> tuple[str, str] | None:
    """A formula as an element `math`, and as it is read aloud; None if it cannot be set."""
    try:
        tree = read_formula(formula.tex, display=formula.display)
    except FormulaError:
        return None
    return _math(tree), spoken_formula(tree)


def _math(formula: FormulaTree) -> str:
    """Formulas run from left to right in every script."""
    display = "block" if formula.display else "inline"
    inside = "".join(_element(part) for part in formula.parts)
    source = f'<annotation encoding="application/x-tex">{escape(formula.tex)}</annotation>'
    return f'<math display="{display}" dir="ltr"><semantics><mrow>{inside}</mrow>{source}</semantics></math>'


def _element(part: Part) -> str:
    """A part with its marks; names and marks are of those that `tree` lists."""
    if part.name == "mtext" and "style" in part.marks:
        name = "b" if part.marks["style"] == "bold" else "i"
        return f"<mtext><{name}>{escape(part.text)}</{name}></mtext>"
    if part.name in ("msqrt", "mroot"):
        return _root(part)
    marks = dict(part.marks)
    if kinds := " ".join(filter(None, (part.side, "joined" * part.joined, "after" * part.after, "above" * part.above))):
        marks["class"] = kinds
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in marks.items())
    inside = escape(part.text) + "".join(_element(inner) for inner in part)
    return f"<{part.name}{attributes}>{inside}</{part.name}>"


def _root(part: Part) -> str:
    """A root with its sign as a letter: browsers draw `msqrt` with a font for formulas, and without one, nothing."""
    under, index = ((part.parts[0],), _element(part.parts[1])) if part.name == "mroot" else (part.parts, "")
    inside = "".join(map(_element, under))
    if len(under) != 1 or under[0].name not in ("mi", "mn"):
        inside = f"<mo>(</mo>{inside}<mo>)</mo>"
    degree = f"<msup><mrow></mrow>{index}</msup>" if index else ""
    return f"<mrow>{degree}<mo>√</mo>{inside}</mrow>"

"""Formulas as Office Math (ECMA-376, part 1, 22.1): equations that Word shows and edits as its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefkit.core.body.document import Formula
from briefkit.core.formulas.read import read_formula
from briefkit.core.formulas.tree import APPLIED, INVISIBLE, LEFT, RIGHT, Part
from briefkit.export.docx.xml import attribute, escape

_FONT = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math"/></w:rPr>'
_FENCES = frozenset("()[]{}|‖⟨⟩⌈⌉⌊⌋⟦⟧" + INVISIBLE)
_LINES = {"\N{COMBINING LOW LINE}", "\N{MACRON}", "\N{COMBINING OVERLINE}", "_"}
_BRACES = frozenset("⏞⏟⎴⎵")
_SPACES = ((0.9, "\N{EM SPACE}"), (0.4, "\N{EN SPACE}"), (0.2, "\N{FOUR-PER-EM SPACE}"), (0.01, "\N{THIN SPACE}"))
_SCRIPTS = {"msub": ("sSub", ("e", "sub")), "msup": ("sSup", ("e", "sup")), "msubsup": ("sSubSup", ("e", "sub", "sup"))}
_SIDES = {LEFT: "left", RIGHT: "right"}


def formula_xml(formula: Formula) -> str:
    """A formula as an equation, on a line of its own if it is written so.

    Raises FormulaError for one that cannot be set; a manuscript has none of these.
    """
    tree = read_formula(formula.tex, display=formula.display)
    equation = f"<m:oMath>{_all(tree.parts)}</m:oMath>"
    return f"<m:oMathPara>{equation}</m:oMathPara>" if formula.display else equation


def _all(parts: Iterable[Part]) -> str:
    return "".join(map(_part, parts))


def _run(text: str, style: str = "p") -> str:
    """Letters: `p` upright, `i` italic, `b` bold; none for words that are no part of the mathematics."""
    look = f'<m:sty m:val="{style}"/>' if style else "<m:nor/>"
    return f'<m:r><m:rPr>{look}</m:rPr>{_FONT}<m:t xml:space="preserve">{escape(text)}</m:t></m:r>' if text else ""


def _part(part: Part) -> str:  # noqa: C901, PLR0911, PLR0912 - one case per kind
    match part.name:
        case "mi":
            alone = len(part.text.rstrip("\ufe00\ufe01")) == 1 and "mathvariant" not in part.marks
            return _run(part.text, "i" if alone else "p")
        case "mn":
            return _run(part.text)
        case "mo":
            return _run({INVISIBLE: "", APPLIED: "\N{THIN SPACE}"}.get(part.text, part.text))
        case "mtext":
            return _run(part.text, {"bold": "b", "italic": "i"}.get(part.marks.get("style", ""), ""))
        case "mspace":
            return _space(part.marks.get("width", "0"))
        case "mfrac":
            kind = '<m:fPr><m:type m:val="noBar"/></m:fPr>' if part.marks.get("linethickness") == "0" else ""
            return f"<m:f>{kind}{_named(('num', 'den'), part.parts)}</m:f>"
        case "msqrt":
            return f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{_all(part)}</m:e></m:rad>'
        case "mroot":
            return f"<m:rad>{_named(('deg', 'e'), (part.parts[1], part.parts[0]))}</m:rad>"
        case "msub" | "msup" | "msubsup":
            name, places = _SCRIPTS[part.name]
            return f"<m:{name}>{_named(places, part.parts)}</m:{name}>"
        case "mmultiscripts":
            return _on_both_sides(part)
        case "munder" | "mover" | "munderover":
            return _with_limits(part)
        case "mtable":
            return _table(part)
        case "mphantom":
            return f'<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e>{_all(part)}</m:e></m:phant>'
        case _:
            return _row(part.parts)


def _named(names: Sequence[str], parts: Sequence[Part]) -> str:
    return "".join(f"<m:{name}>{_part(part)}</m:{name}>" for name, part in zip(names, parts, strict=True))


def _space(width: str) -> str:
    digits = "".join(character for character in width if character.isdigit() or character in ".-")
    try:
        ems = float(digits or 0)
    except ValueError:
        ems = 0.0
    return _run(next((space for least, space in _SPACES if ems >= least), ""))


def _row(parts: Sequence[Part]) -> str:
    """Parts in a row; brackets around them grow with what they hold."""
    if len(parts) > 1 and _is_fence(parts[0]) and _is_fence(parts[-1]):
        ends = (
            (name, "" if end.text == INVISIBLE else end.text) for name, end in (("beg", parts[0]), ("end", parts[-1]))
        )
        marks = "".join(f'<m:{name}Chr m:val="{attribute(text)}"/>' for name, text in ends)
        return f"<m:d><m:dPr>{marks}</m:dPr><m:e>{_all(parts[1:-1])}</m:e></m:d>"
    return _all(parts)


def _is_fence(part: Part) -> bool:
    return part.name == "mo" and part.text in _FENCES and part.marks.get("stretchy") != "false"


def _on_both_sides(part: Part) -> str:
    base, *others = part.parts
    names = [other.name for other in others]
    cut = names.index("mprescripts") if "mprescripts" in names else len(others)
    inside = _part(base)
    for below, above in _pairs(others[:cut]):
        inside = f"<m:sSubSup><m:e>{inside}</m:e><m:sub>{below}</m:sub><m:sup>{above}</m:sup></m:sSubSup>"
    for below, above in _pairs(others[cut + 1 :]):
        inside = f"<m:sPre><m:sub>{below}</m:sub><m:sup>{above}</m:sup><m:e>{inside}</m:e></m:sPre>"
    return inside


def _pairs(parts: Sequence[Part]) -> Iterable[tuple[str, str]]:
    written = [*map(_part, parts), ""]
    return zip(written[0:-1:2], written[1::2], strict=False)


def _with_limits(part: Part) -> str:
    base, *others = part.parts
    inside = _part(base)
    if len(others) == 1 and others[0].name == "mo" and (drawn := _drawn(part, inside, others[0].text)):
        return drawn
    if part.name != "mover":
        inside = f"<m:limLow><m:e>{inside}</m:e><m:lim>{_part(others[0])}</m:lim></m:limLow>"
    if part.name != "munder":
        inside = f"<m:limUpp><m:e>{inside}</m:e><m:lim>{_part(others[-1])}</m:lim></m:limUpp>"
    return inside


def _drawn(part: Part, inside: str, sign: str) -> str:
    """What is drawn above or below a part as wide as it is: a line, a brace or an accent; else empty."""
    side = "bot" if part.name == "munder" else "top"
    if sign in _LINES:
        return f'<m:bar><m:barPr><m:pos m:val="{side}"/></m:barPr><m:e>{inside}</m:e></m:bar>'
    if sign in _BRACES:
        marks = f'<m:chr m:val="{sign}"/><m:pos m:val="{side}"/><m:vertJc m:val="{"top" if side == "bot" else "bot"}"/>'
        return f"<m:groupChr><m:groupChrPr>{marks}</m:groupChrPr><m:e>{inside}</m:e></m:groupChr>"
    if part.name == "mover" and part.marks.get("accent") == "true":
        return f'<m:acc><m:accPr><m:chr m:val="{attribute(sign)}"/></m:accPr><m:e>{inside}</m:e></m:acc>'
    return ""


def _table(part: Part) -> str:
    width = max((len(row.parts) for row in part), default=1)
    sides = [
        next((_SIDES.get(row.parts[at].side, "center") for row in part if len(row.parts) > at), "center")
        for at in range(width)
    ]
    columns = "".join(f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{side}"/></m:mcPr></m:mc>' for side in sides)
    rows = "".join(
        "<m:mr>" + "".join(f"<m:e>{_all(cell)}</m:e>" for cell in row) + "<m:e/>" * (width - len(row.parts)) + "</m:mr>"
        for row in part
    )
    return f'<m:m><m:mPr><m:plcHide m:val="1"/><m:mcs>{columns}</m:mcs></m:mPr>{rows}</m:m>'

r"""Reading a formula in TeX notation into its parts, within bounds.

The library that knows TeX's commands gives MathML; here it becomes a tree of what both writers can set. Whatever is not
in that tree, such as colours, is refused by name, and so is what defines commands: no formula can grow by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from briefkit.core.formulas.tree import (
    CONTAINERS,
    LEFT,
    MARKS,
    NUMBER_OF_PARTS,
    RIGHT,
    TOKENS,
    FormulaError,
    FormulaTree,
    Part,
)

if TYPE_CHECKING:
    from math_core import LatexToMathML

LONGEST = 3_000  # characters: a page of a formula
_DEEPEST = 100  # brackets and commands one in the other, in TeX: the library has no bound of its own
_DEEPEST_PARTS = 14  # parts one in the other: Typst follows no deeper, and nobody can read it
_TOKEN = re.compile(r"\\(?P<word>[A-Za-z]+)|\\(?P<sign>.)|(?P<bracket>[{}])|(?P<script>[\^_])|(?P<blank>\s)", re.DOTALL)
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)\w+;")
_DEFINING = re.compile(
    r"\\(?:(?:re|provide)?newcommand|providecommand|renewenvironment|newenvironment|[egx]?def|let|futurelet|csname|catcode"
    r"|DeclareMathOperator|DeclareRobustCommand|(?:New|Renew|Provide)DocumentCommand|newif|loop|expandafter)(?![A-Za-z])"
)
# Numbers of equations are for books; the names without them mean the same here, as on GitHub.
_UNNUMBERED = (
    (re.compile(r"\\(begin|end)\{(align|gather|equation|multline)\}"), r"\\\1{\2*}"),
    (re.compile(r"\\(begin|end)\{split\}"), r"\\\1{aligned}"),
    (re.compile(r"\\(?:nonumber|notag)(?![A-Za-z])|\\label\{[^{}]{0,200}\}"), ""),
    (re.compile(r"\\mbox(?![A-Za-z])"), r"\\text"),
)
_WORDS = re.compile(r"\\text[a-z]{0,6}\s{0,4}\{[^{}]*+\}")
_MARK = re.compile(r'(?<!\\)"')
_STRAIGHT = "\ufdd0"  # in place of a quotation mark in words, which the library would make a closing one
_VALUE = re.compile(r"[\w.+-]{1,20}")
_NAMED = re.compile(r'"(\\?.{1,60}?)"')


@cache
def _converter() -> LatexToMathML:
    from math_core import LatexToMathML  # noqa: PLC0415 - not needed where there are no formulas

    return LatexToMathML(fancy_error=False)


@lru_cache(maxsize=512)
def read_formula(tex: str, *, display: bool) -> FormulaTree:
    """The parts of a formula. Raises `FormulaError` if it cannot be set."""
    _check_bounds(tex)
    try:
        xml = _converter().convert_with_local_state(_prepared(tex, display=display), displaystyle=display)
    except Exception as error:
        raise FormulaError(_reason(str(error))) from error
    try:
        root = ElementTree.fromstring(_ENTITY.sub(lambda found: unescape(found[0]), xml))  # noqa: S314 - ours
    except ElementTree.ParseError as error:
        raise FormulaError("it has a control character") from error
    parts = tuple(_parts(root, 0))
    if not parts:
        raise FormulaError("it is empty")
    return FormulaTree(tex, display, parts)


def _prepared(tex: str, *, display: bool) -> str:
    """A formula without numbers of equations; its lines outside of an environment, which would be lost, as a column.

    A number that its author sets with a tag, which needs an environment, stands beside it.
    """
    for pattern, instead in _UNNUMBERED:
        tex = pattern.sub(instead, tex)
    tex = _WORDS.sub(lambda words: _MARK.sub(_STRAIGHT, words[0]), tex)
    inside = lines = tags = 0
    for found in _TOKEN.finditer(tex):
        inside += (found["word"] == "begin") - (found["word"] == "end")
        lines += found["sign"] == "\\" and not inside
        tags += display and found["word"] == "tag" and not inside
    around = ("gather*" if lines else "equation*") if tags else "gathered" if lines else ""
    return rf"\begin{{{around}}}{tex}\end{{{around}}}" if around else tex


def fault_of(tex: str, *, display: bool) -> str:
    """Why a formula cannot be set; empty if it can."""
    try:
        read_formula(tex, display=display)
    except FormulaError as error:
        return error.reason
    return ""


def _check_bounds(tex: str) -> None:
    if len(tex) > LONGEST:
        raise FormulaError(f"it has more than {LONGEST:,} characters")
    if found := _DEFINING.search(tex):
        raise FormulaError(f"“{found[0]}” defines commands, which formulas here cannot")
    if _depth(tex) > _DEEPEST:
        raise FormulaError("it is nested too deep")


def _depth(tex: str) -> int:
    """How deep brackets and commands are in each other at most; commands in a row count as such."""
    opened = chain = deepest = 0
    for found in _TOKEN.finditer(tex):
        word, bracket = found["word"], found["bracket"]
        opened += (bracket == "{" or word in ("begin", "left")) - (bracket == "}" or word in ("end", "right"))
        chain = chain + 1 if word or found["script"] or bracket == "{" else chain if found["blank"] else 0
        deepest = max(deepest, opened + chain)
    return deepest


def _reason(message: str) -> str:
    """The library's message as the end of a sentence."""
    if "max_expansions" in message or "Too many expansions" in message:
        return "it is too complicated"
    if not message.isprintable():
        return "it has a control character"
    message = message.partition(": ")[2].strip().rstrip(".")  # what stands before is a place
    message = _NAMED.sub(r"“\1”", message)
    return message[:1].lower() + message[1:160]


def _parts(element: ElementTree.Element, depth: int) -> Iterator[Part]:
    if depth > _DEEPEST_PARTS:
        raise FormulaError("it is nested too deep")
    for child in element:
        yield _part(child, depth + 1)


def _part(element: ElementTree.Element, depth: int) -> Part:
    name, style = element.tag, element.get("style", "")
    if name not in CONTAINERS | TOKENS:
        raise FormulaError("it strikes out or frames a part" if name == "menclose" else f"it has an element “{name}”")
    if "color" in style and "currentcolor" not in style:
        raise FormulaError("it sets colours")
    marks = {key: value for key, value in element.items() if key in MARKS.get(name, ()) and _VALUE.fullmatch(value)}
    if name == "mtext":
        return _text(element)
    if name in TOKENS:
        return Part(name, text=element.text or "", marks=marks)
    parts = tuple(_parts(element, depth))
    if len(parts) != NUMBER_OF_PARTS.get(name, len(parts)):
        raise FormulaError("a part is missing")
    if name == "mtable":
        return Part(name, _without_margins(element, parts), marks=marks)
    if name == "mtd":
        return _cell(parts, style)
    return Part(name, parts, marks=marks)


def _text(element: ElementTree.Element) -> Part:
    """A text, of which all may be in one style."""
    styles = {child.tag for child in element.iter()} - {"mtext"}
    style = {"b": "bold", "i": "italic"}.get("".join(styles), "")
    if styles and not style:
        raise FormulaError("it has a text in several styles")
    return Part(
        "mtext", text="".join(element.itertext()).replace(_STRAIGHT, '"'), marks={"style": style} if style else {}
    )


def _cell(parts: tuple[Part, ...], style: str) -> Part:
    if "border-left" in style or "border-bottom" in style:
        raise FormulaError("it has lines around a table")
    side = LEFT if "text-align: left" in style else RIGHT if "text-align: right" in style else ""
    joined = side == RIGHT and "padding-right: 0" in style
    return Part("mtd", parts, side=side, joined=joined, after="border-right" in style, above="border-top" in style)


def _without_margins(element: ElementTree.Element, rows: tuple[Part, ...]) -> tuple[Part, ...]:
    """Rows without the cells that only push the others to the middle of a line."""
    if "width: 100%" not in element.get("style", ""):
        return rows
    kept = any(row.parts[-1].parts for row in rows)
    return tuple(Part(row.name, row.parts[1:] if kept else row.parts[1:-1]) for row in rows)

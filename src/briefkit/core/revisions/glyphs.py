"""Words as readers see them, sign by sign: the same for Markdown, for what is printed, and for documents from outside.

A glyph is one sign with the styles and the link that it has. What is no sign (a footnote, a picture, a formula, a line
break) is one glyph of its own kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from briefkit.core.body import document as doc
from briefkit.core.body.shown import COMMENT, LINE_BREAK, shown_parts

NOTE, PICTURE, FORMULA, BREAK, TAB = "note", "picture", "formula", "break", "tab"
STYLES = (
    *("strong", "emphasis", "strikethrough", "underline", "highlight", "keyboard"),
    *("subscript", "superscript", "code"),
)
"""The styles of a glyph that have a place in Markdown, from the outermost."""
_OF_TOKENS = {
    "em": "emphasis",
    "s": "strikethrough",
    "u": "underline",
    "sub": "subscript",
    "sup": "superscript",
    "kbd": "keyboard",
    "mark": "highlight",
}
_SPACES = str.maketrans("\u00a0\u202f\u2009\u2007", "    ", "\u00ad\u200b\u200e\u200f\u2060\ufeff")
_NAMED = {TAB: " ", NOTE: "†"}
_PLAIN: frozenset[str] = frozenset()


class Glyph(NamedTuple):
    """A sign; `text` is what it is, for a note its label or number."""

    text: str
    styles: frozenset[str] = _PLAIN
    target: str = ""
    kind: str = ""

    @property
    def sign(self) -> str:
        """What is compared: any note is a note, any kind of space a space; empty for what nobody sees."""
        return self.kind or self.text.translate(_SPACES)

    @property
    def look(self) -> tuple[str, frozenset[str], str]:
        """What is compared where the styles count as well; blanks have none."""
        return (self.sign, _PLAIN, "") if self.is_blank else (self.sign, self.styles, self.target)

    @property
    def is_blank(self) -> bool:
        """Whether it is white space."""
        return not self.kind and not self.text.strip()


class Placed(NamedTuple):
    """A glyph of a source, and the characters of it that it stands for."""

    glyph: Glyph
    start: int
    end: int


def glyphs_of(text: str, styles: frozenset[str] = _PLAIN, target: str = "") -> list[Glyph]:
    """The glyphs of plain words; a line end is a line break."""
    return [Glyph(sign, styles, target, BREAK if sign == "\n" else "") for sign in text]


def text_of(glyphs: Iterable[Glyph]) -> str:
    """The words of glyphs, for people."""
    names = {NOTE: "[note]", PICTURE: "[picture]", FORMULA: "[formula]", BREAK: " ", TAB: " "}
    return "".join(names.get(glyph.kind, glyph.text) for glyph in glyphs)


def words_key(glyphs: Iterable[Glyph]) -> str:
    """The words of a paragraph for comparison."""
    return "".join(_NAMED.get(glyph.kind) or glyph.sign[:1] for glyph in glyphs).strip()


def printed_key(inlines: Iterable[doc.Inline]) -> str:
    """The `words_key` of inline parts, found without taking each text apart."""
    return "".join(_keys(inlines)).strip()


def _keys(inlines: Iterable[doc.Inline]) -> Iterator[str]:
    for part in inlines:
        match part:
            case doc.Text(text):
                yield text.translate(_SPACES)
            case doc.Styled() | doc.InLanguage() | doc.Link():
                yield from _keys(part.children)
            case doc.CodeSpan(text):
                yield text.translate(_SPACES).replace("\n", BREAK[0])
            case _:
                yield words_key(printed((part,)))


def looks(glyphs: Iterable[Glyph]) -> list[tuple[str, frozenset[str], str]]:
    """What is compared of some glyphs, without what nobody sees and without blanks at both ends."""
    found = [glyph.look for glyph in glyphs if glyph.sign]
    first, last = 0, len(found)
    while first < last and found[first][0] in (" ", BREAK):
        first += 1
    while first < last and found[last - 1][0] in (" ", BREAK):
        last -= 1
    return found[first:last]


def glyphs_in(source: str, definitions: dict[str, Any]) -> list[Placed]:
    """The glyphs of inline Markdown with their places in it; comments are none."""
    found: list[Placed] = []
    for part in shown_parts(source, definitions):
        if COMMENT in part.styles:
            continue
        styles = frozenset(_OF_TOKENS.get(style, style) for style in part.styles) - {"link", "note"}
        kind = _kind(part.styles, part.text, source[part.start : part.end])
        if kind:
            found.append(Placed(Glyph(part.text, styles - {"code"}, part.target, kind), part.start, part.end))
            continue
        inside = source.find(part.text, part.start, part.end) if part.exact or len(part.text) > 1 else -1
        for number, sign in enumerate(part.text):
            place = (inside + number, inside + number + 1) if inside >= 0 else (part.start, part.end)
            found.append(Placed(Glyph(sign, styles, part.target), *place))
    return found


def _kind(styles: Sequence[str], text: str, source: str) -> str:
    if text == LINE_BREAK:
        return BREAK
    if "note" in styles:
        return NOTE
    if source.startswith("!["):
        return PICTURE
    return FORMULA if source.startswith("$") and len(text) > 1 else ""


def printed(  # noqa: C901 - one case per kind
    inlines: Iterable[doc.Inline], styles: frozenset[str] = _PLAIN, target: str = ""
) -> Iterator[Glyph]:
    """The glyphs of inline parts of a document."""
    for part in inlines:
        match part:
            case doc.Text(text):
                yield from (Glyph(sign, styles, target) for sign in text)
            case doc.CodeSpan(text):
                yield from glyphs_of(text, styles | {"code"}, target)
            case doc.Styled(style, children):
                yield from printed(children, styles | {style}, target)
            case doc.InLanguage(_, children):
                yield from printed(children, styles, target)
            case doc.Link(url, children):
                yield from printed(children, styles, url)
            case doc.Image(_, alt):
                yield Glyph(alt, styles, target, PICTURE)
            case doc.LineBreak():
                yield Glyph("\n", styles, target, BREAK)
            case doc.NoteRef(number):
                yield Glyph(str(number), styles, target, NOTE)
            case doc.Formula():
                yield Glyph(part.source, styles, target, FORMULA)

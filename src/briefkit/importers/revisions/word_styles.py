"""The styles and lists of a Word document: what a paragraph is, and how words look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from briefkit.importers.revisions.word_lists import WordLists, level_of
from briefkit.importers.word.markup import W

_HEADING = re.compile(r"heading\s?([1-9])", re.IGNORECASE)
_CODE = re.compile(r"code|verbatim|source text|preformatted", re.IGNORECASE)
_LINK = re.compile(r"hyperlink|internet ?link|internetlink", re.IGNORECASE)
_DEEPEST = 20
_OFF = ("0", "false", "off", "none")


class Given(NamedTuple):
    """The styles of words, and their size, colour and font, that a paragraph's style gives them."""

    styles: frozenset[str] = frozenset()
    dress: frozenset[str] = frozenset()


class Kind(NamedTuple):
    """What a paragraph's style makes of it."""

    name: str
    level: int
    depth: int
    numbered: bool
    given: Given


class WordStyles:
    """The styles of a document by their ids, and its lists."""

    def __init__(self, styles: ET.Element | None, numbering: ET.Element | None) -> None:
        self._styles: dict[str, ET.Element] = {}
        for style in styles.iter(f"{W}style") if styles is not None else ():
            self._styles.setdefault(style.get(f"{W}styleId", ""), style)
        self._lists = WordLists(numbering, self._styles)
        self._defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        normal = (style for style in self._styles.values() if style.get(f"{W}default") in ("1", "true"))
        paragraphs = (style for style in normal if style.get(f"{W}type") == "paragraph")
        self._normal = next((style.get(f"{W}styleId", "") for style in paragraphs), "")
        self._given: dict[str, Given] = {}
        self._looks: dict[tuple[str, bool], Mapping[str, bool]] = {}

    def name(self, id_: str) -> str:
        """The name of a style; its id if it has none."""
        style = self._styles.get(id_)
        named = style.find(f"{W}name") if style is not None else None
        return named.get(f"{W}val", id_) if named is not None else id_

    def kind(self, paragraph: ET.Element) -> Kind:
        """What a paragraph is."""
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        id_ = named.get(f"{W}val", "") if named is not None else ""
        level = depth = 0
        number: ET.Element | None = properties.find(f"{W}numPr") if properties is not None else None
        outline: ET.Element | None = properties.find(f"{W}outlineLvl") if properties is not None else None
        for style in self._chain(id_):
            found = _HEADING.fullmatch(self.name(style.get(f"{W}styleId", "")))
            level = level or (int(found[1]) if found else 0)
            number = number if number is not None else style.find(f"{W}pPr/{W}numPr")
            outline = outline if outline is not None else style.find(f"{W}pPr/{W}outlineLvl")
        if not level and outline is not None and outline.get(f"{W}val", "9") in "012345678":
            level = int(outline.get(f"{W}val", "0")) + 1
        list_ = number.find(f"{W}numId") if number is not None else None
        list_id = list_.get(f"{W}val", "0") if list_ is not None else "0"
        if number is not None and list_id != "0" and not level:
            deep = number.find(f"{W}ilvl")
            depth = 1 + (level_of(deep) if deep is not None else self._lists.level_of_style(list_id, id_))
        numbered = depth > 0 and self._lists.has_numbers(list_id, depth - 1)
        return Kind(self.name(id_), level, depth, numbered, self._given_by(id_ or self._normal))

    def _given_by(self, id_: str) -> Given:
        """What a paragraph's style gives all of its words; LibreOffice writes it at those that are inserted, too."""
        if id_ not in self._given:
            look: dict[str, bool] = {}
            dress: dict[str, str] = {}
            for own in (self._defaults, *(style.find(f"{W}rPr") for style in reversed(self._chain(id_)))):
                if own is not None:
                    look |= _look_of(own, is_complex=False)
                    dress |= {item.partition(" ")[0]: item for item in dress_of(own)}
            styles = frozenset(style for style, on in look.items() if on)
            self._given[id_] = Given(styles, frozenset(dress.values()))
        return self._given[id_]

    def own_dress(self, properties: ET.Element | None, given: Given) -> tuple[str, ...]:
        """The size, colour, font and capitals of a run that neither its style nor that of its paragraph gives it."""
        dress = dress_of(properties)
        named = properties.find(f"{W}rStyle") if dress and properties is not None else None
        of_style = self._given_by(named.get(f"{W}val", "")).dress if named is not None else ()
        return tuple(item for item in dress if item not in given.dress and item not in of_style)

    def _chain(self, id_: str) -> list[ET.Element]:
        found: list[ET.Element] = []
        while id_ in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[id_])
            based = self._styles[id_].find(f"{W}basedOn")
            id_ = based.get(f"{W}val", "") if based is not None else ""
        return found

    def styles_of(self, properties: ET.Element | None, *, linked: bool, is_complex: bool = False) -> frozenset[str]:
        """The styles of a run that have a place in Markdown; words of a complex script have properties of their own."""
        if properties is None:
            return frozenset()
        named = properties.find(f"{W}rStyle")
        id_ = named.get(f"{W}val", "") if named is not None else ""
        look = dict(self._look(id_, is_complex)) | _look_of(properties, is_complex)
        if linked or _LINK.search(self.name(id_)):
            look["underline"] = False
        return frozenset(style for style, on in look.items() if on)

    def _look(self, id_: str, is_complex: bool) -> Mapping[str, bool]:
        if (id_, is_complex) not in self._looks:
            look: dict[str, bool] = {}
            for style in reversed(self._chain(id_)):
                own = style.find(f"{W}rPr")
                look |= _look_of(own, is_complex) if own is not None else {}
                name = self.name(style.get(f"{W}styleId", ""))
                look |= {"code": True} if _CODE.search(name) else {}
            self._looks[id_, is_complex] = look
        return self._looks[id_, is_complex]


def _look_of(properties: ET.Element, is_complex: bool) -> dict[str, bool]:
    look: dict[str, bool] = {}
    bold, italic = ("bCs", "iCs") if is_complex else ("b", "i")
    for tag, style in ((bold, "strong"), (italic, "emphasis"), ("strike", "strikethrough"), ("u", "underline")):
        own = properties.find(f"{W}{tag}")
        if own is not None:
            look[style] = own.get(f"{W}val", "single" if tag == "u" else "true") not in _OFF
    for tag, style in (("highlight", "highlight"),):
        own = properties.find(f"{W}{tag}")
        if own is not None:
            look[style] = own.get(f"{W}val", "") not in _OFF
    raised = properties.find(f"{W}vertAlign")
    if raised is not None:
        look |= {name: raised.get(f"{W}val") == name for name in ("superscript", "subscript")}
    return look


def dress_of(properties: ET.Element | None) -> tuple[str, ...]:
    """The size, colour, font and capitals that a run was given."""
    found: list[str] = []
    for tag, name in (("sz", "size"), ("color", "colour"), ("rFonts", "font")):
        own = properties.find(f"{W}{tag}") if properties is not None else None
        if own is not None:
            value = own.get(f"{W}val") or own.get(f"{W}ascii") or ""
            found += [f"{name} {value}"] if value and value != "auto" else []
    for tag, name in (("caps", "capitals"), ("smallCaps", "small capitals")):
        own = properties.find(f"{W}{tag}") if properties is not None else None
        found += [name] if own is not None and own.get(f"{W}val", "true") not in _OFF else []
    return tuple(found)

"""What the styles of a Word document mean: by their names in the languages of Word, and by what they are based on."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

from briefkit.importers import lines as kinds
from briefkit.importers.word.markup import W

CONTENTS, SUBTITLE = "contents", "subtitle"
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|заголовок|título|titolo|título|titulo|kop|nagłówek|rubrik|overskrift|otsikko|标题|見出し)\s?"
    r"(?P<level>[1-9])",
    re.IGNORECASE,
)
_NAMES = {
    kinds.TITLE: "title titel titre название título titolo titulo tytuł 标题",
    SUBTITLE: "subtitle untertitel sous-titre подзаголовок subtítulo sottotitolo podtytuł",
    kinds.QUOTE: "quote zitat citation цитата cita citazione citat",
    kinds.CAPTION: "caption beschriftung légende descripción didascalia legenda",
    kinds.ITEM: "aufzählungszeichen",
}
_PHRASES = {
    "intense quote": kinds.QUOTE,
    "intensives zitat": kinds.QUOTE,
    "citation intense": kinds.QUOTE,
    "название объекта": kinds.CAPTION,
    "block text": kinds.QUOTE,
    "blockquote": kinds.QUOTE,
    "html preformatted": kinds.CODE,
    "source code": kinds.CODE,
}
_CONTENTS = re.compile(
    r"(?:toc|verzeichnis|tm|оглавление|tdc|sommario|inhaltsverzeichnis|table of figures|index|contents)\s?"
    r"(?:heading|\d{1,2})?",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:list bullet|list number|aufzählungszeichen|listennummer|liste à (?:puces|numéros)|маркированный список)\s?\d?",
    re.IGNORECASE,
)
_DEEPEST = 20


class Styles:
    """The styles of a document: their meaning by their ids."""

    def __init__(self, root: ET.Element | None) -> None:
        self._styles: dict[str, ET.Element] = {}
        for style in root.iter(f"{W}style") if root is not None else ():
            self._styles.setdefault(style.get(f"{W}styleId", ""), style)
        self.language = (
            next((item.get(f"{W}val", "") for item in root.iter(f"{W}lang")), "") if root is not None else ""
        )

    def meaning(self, paragraph: Any) -> tuple[str, int]:
        """The class that the style of a paragraph gives it, and the level of a heading; empty if it gives none."""
        style_id, name = paragraph.style_id or "", paragraph.style_name or ""
        for _ in range(_DEEPEST):
            if found := meaning_of(name):
                return found
            style = self._styles.get(style_id)
            if style is None:
                break
            if level := _outline(style):
                return kinds.HEADING, level
            based = style.find(f"{W}basedOn")
            style_id = based.get(f"{W}val", "") if based is not None else ""
            name = _name(self._styles.get(style_id))
        return "", 0


def meaning_of(name: str) -> tuple[str, int] | None:
    """What the name of a style says."""
    word = " ".join(name.lower().split())
    if found := _HEADING.fullmatch(word):
        return kinds.HEADING, int(found["level"])
    if word in _PHRASES:
        return _PHRASES[word], 0
    if _CONTENTS.fullmatch(word):
        return CONTENTS, 0
    if _ITEM.fullmatch(word):
        return kinds.ITEM, 0
    return next(((kind, 0) for kind, names in _NAMES.items() if word and word in names.split()), None)


def _name(style: ET.Element | None) -> str:
    name = style.find(f"{W}name") if style is not None else None
    return name.get(f"{W}val", "") if name is not None else ""


def _outline(style: ET.Element) -> int:
    """The level that a style has in the outline, from 1; 0 if it has none."""
    found = next(style.iter(f"{W}outlineLvl"), None)
    text = found.get(f"{W}val", "") if found is not None else ""
    return int(text) + 1 if text.isdigit() and int(text) < 9 else 0

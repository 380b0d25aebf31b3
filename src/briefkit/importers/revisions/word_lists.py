"""The lists of a Word document: at which levels they have numbers (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from briefkit.importers.word.markup import W

_DEEPEST = 9
_FEW = 5  # lists that refer to one another by their styles


class WordLists:
    """The numberings of a document by their ids."""

    def __init__(self, numbering: ET.Element | None, styles: Mapping[str, ET.Element]) -> None:
        self._styles = styles
        self._forms: dict[str, ET.Element] = {}
        self._lists: dict[str, ET.Element] = {}
        self._found: dict[str, dict[int, ET.Element]] = {}
        for item in numbering if numbering is not None else ():
            if item.tag == f"{W}abstractNum":
                self._forms.setdefault(item.get(f"{W}abstractNumId", ""), item)
            elif item.tag == f"{W}num":
                self._lists.setdefault(item.get(f"{W}numId", ""), item)

    def has_numbers(self, list_: str, level: int) -> bool:
        """Whether a list has numbers at a level, from 0; a level that it does not describe is like the one above it."""
        levels = self._levels(list_)
        at = max((known for known in levels if known <= level), default=None)
        if at is None:
            return False
        form = levels[at].find(f"{W}numFmt")
        return form is None or form.get(f"{W}val") not in ("bullet", "none")

    def level_of_style(self, list_: str, style: str) -> int:
        """The level of a list, from 0, at which paragraphs of a style stand that does not say so itself."""
        for at, level in self._levels(list_).items():
            own = level.find(f"{W}pStyle")
            if own is not None and own.get(f"{W}val") == style:
                return at
        return 0

    def _levels(self, list_: str) -> dict[int, ET.Element]:
        if list_ not in self._found:
            self._found[list_] = self._read(list_, _FEW)
        return self._found[list_]

    def _read(self, list_: str, left: int) -> dict[int, ET.Element]:
        item = self._lists.get(list_)
        if item is None or not left:
            return {}
        form = self._forms.get(_value(item, "abstractNumId"))
        levels: dict[int, ET.Element] = {}
        if form is not None:
            style = self._styles.get(_value(form, "numStyleLink"))
            linked = style.find(f"{W}pPr/{W}numPr/{W}numId") if style is not None else None
            if linked is not None:
                levels = self._read(linked.get(f"{W}val", ""), left - 1)
            levels = levels | {_level(level): level for level in form.findall(f"{W}lvl")}
        own = (level for other in item.findall(f"{W}lvlOverride") for level in other.findall(f"{W}lvl"))
        return levels | {_level(level): level for level in own}


def level_of(element: ET.Element) -> int:
    """The level that a `w:ilvl` says, from 0."""
    return _whole(element.get(f"{W}val", "0"))


def _level(element: ET.Element) -> int:
    return _whole(element.get(f"{W}ilvl", "0"))


def _whole(text: str) -> int:
    return min(int(text), _DEEPEST - 1) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _value(parent: ET.Element, name: str) -> str:
    own = parent.find(f"{W}{name}")
    return own.get(f"{W}val", "") if own is not None else ""

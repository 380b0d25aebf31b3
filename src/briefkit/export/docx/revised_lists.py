"""The numberings of two versions of a document: a list that both have keeps its number, a deleted one gets another."""

from __future__ import annotations

import copy
from xml.etree.ElementTree import Element

from briefkit.export.docx.revised_words import W

_FIXED = ("1", "2")  # bullets (numbering.py), the same in every document


class Lists:
    """The old version's numberings by the new version's; `numbering` is the part of each document."""

    def __init__(self, old: Element, new: Element) -> None:
        self._old = {num.get(f"{W}numId", ""): num for num in old.findall(f"{W}num")}
        self._new = new
        self._last = max((int(num.get(f"{W}numId", "0")) for num in new.findall(f"{W}num")), default=0)
        self._names = {name: name for name in _FIXED}

    def match(self, old: Element, new: Element) -> None:
        """Take the lists of two paragraphs that are one for the same, unless either is known to be another."""
        before, after = _list_of(old), _list_of(new)
        if before is not None and after is not None:
            name, other = before.get(f"{W}val", ""), after.get(f"{W}val", "")
            if name not in self._names and other not in self._names.values():
                self._names[name] = other

    def rename(self, properties: Element) -> None:
        """Give a paragraph of the old version the number of its list in the document that is written."""
        found = properties.find(f"{W}numPr/{W}numId")
        if found is None:
            return
        name = found.get(f"{W}val", "")
        if name not in self._names:
            self._last += 1
            self._names[name] = str(self._last)
            if name in self._old:
                added = copy.deepcopy(self._old[name])
                added.set(f"{W}numId", str(self._last))
                self._new.append(added)
        found.set(f"{W}val", self._names[name])


def _list_of(paragraph: Element) -> Element | None:
    return paragraph.find(f"{W}pPr/{W}numPr/{W}numId")

"""The footnotes of a page: links in its text to notes below it, and those notes."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefkit.importers.html.tree import Element

_LABEL = re.compile(r"\[?\(?(\d{1,3}|[*†‡§]{1,3}|[a-z]{1,2}|[ivx]{1,6})\)?\]?")
_TARGET = re.compile(r"#_?(?:fn|foot|end|note|cite|ftn|edn|sdfootnote|ref|sdendnote|anm|n)[\w.:-]{0,60}", re.IGNORECASE)
_NOTE = frozenset(("li", "p", "div", "dd", "aside", "td", "section"))
_LONGEST = 3_000  # characters of a note


class Footnotes(NamedTuple):
    """Elements that refer to notes, and notes, each with its label."""

    references: dict[Element, str]
    notes: dict[Element, str]


def footnotes_in(article: Element, page: Element) -> Footnotes:
    """The footnotes to which an article refers; the notes may stand anywhere in the page."""
    by_id: dict[str, Element] = {}
    for element in page.within():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
            if name:
                by_id.setdefault(name, element)
    references: dict[Element, str] = {}
    notes: dict[Element, str] = {}
    for link in article.find("a"):
        href = link.get("href")
        if not _TARGET.fullmatch(href) or not _LABEL.fullmatch(link.text):
            continue
        note = _note_of(by_id.get(href[1:]))
        if note is None or note in link.ancestors() or (note not in notes and _is_list(note, notes)):
            continue
        label = notes.setdefault(note, str(len(notes) + 1))
        references[_whole(link)] = label
    return Footnotes(references, notes)


def _note_of(target: Element | None) -> Element | None:
    """The note that has a target, or that it begins."""
    if target is None:
        return None
    note = next((part for part in (target, *target.ancestors()) if part.tag in _NOTE), None)
    return note if note and note.is_short(_LONGEST) and len(note.text) > len(target.text) - 1 else None


def _is_list(note: Element, notes: dict[Element, str]) -> bool:
    """Whether what would be a note holds one, or is within one: it is a list of notes then."""
    return any(part in notes for part in note.ancestors()) or any(part in notes for part in note.within())


def _whole(link: Element) -> Element:
    """A link to a note with the raised figure that it is in."""
    above = link.parent
    while above is not None and above.is_inline and above.text == link.text:
        link, above = above, above.parent
    return link

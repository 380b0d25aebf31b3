"""The words in the heads and feet of the pages, which no brief has: what was changed there is named.

Numbers of pages and other fields do not count, since every program writes them as it likes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from briefkit.core.revisions.compare.align import likeness
from briefkit.core.revisions.document import Returned
from briefkit.core.revisions.sent import word_mark

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = 80
_ALIKE = 0.5
_CHANGE = "a change in the head or foot of the pages"
_NEW = (f"{_W}ins", f"{_W}moveTo")
_LEFT_OUT = (*_NEW, f"{_W}fldSimple", f"{_W}txbxContent", f"{_W}instrText", f"{_W}delInstrText")


def running_words(part: ET.Element) -> Iterator[str]:
    """The words of each paragraph of a head or foot in WordprocessingML, as before its tracked changes."""
    for paragraph in part.iter(f"{_W}p"):
        if words := " ".join("".join(_words(paragraph, [])).split()):
            yield words


def _words(parent: ET.Element, fields: list[bool]) -> Iterator[str]:
    """The words in an element; `fields` has an item for each field that is open."""
    for child in parent:
        if child.tag == f"{_W}fldChar":
            kind = child.get(f"{_W}fldCharType")
            if kind == "begin":
                fields.append(True)
            elif kind == "end" and fields:
                fields.pop()
        elif child.tag in (f"{_W}t", f"{_W}delText"):
            yield child.text or "" if not fields else ""
        elif child.tag in (f"{_W}tab", f"{_W}ptab", f"{_W}br"):
            yield " "
        elif child.tag not in _LEFT_OUT:
            yield from _words(child, fields)


def changed_running(document: Returned, own: Returned) -> Iterator[str]:
    """What was changed in the heads and feet of a document, against those that briefkit writes now or wrote then."""
    gone = [words for words in own.running if word_mark(words) in document.own and words not in document.running]
    for words in dict.fromkeys(document.running):
        if words in own.running or word_mark(words) in document.own:
            continue
        old = max(gone, key=lambda one: likeness(one, words), default="")
        if old and likeness(old, words) >= _ALIKE:
            gone.remove(old)
            yield f"{_CHANGE}: “{old[:_SHOWN]}” → “{words[:_SHOWN]}”"
        else:
            yield f"{_CHANGE}: “{words[:_SHOWN]}”"
    for words in dict.fromkeys(gone):
        yield f"{_CHANGE}: “{words[:_SHOWN]}” was removed"

"""The heads and feet of the pages of an OpenDocument text."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from briefkit.importers.revisions.opendocument_state import PARAGRAPHS, words_in
from briefkit.importers.revisions.opendocument_styles import TEXT
from briefkit.importers.word.archive import Archive

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HEADS = {f"{_STYLE}{name}{which}" for name in ("header", "footer") for which in ("", "-left", "-first")}
_AROUND = {f"{TEXT}{name}" for name in ("span", "a", "ruby", "ruby-base")}
_BLANKS = {f"{TEXT}{name}" for name in ("s", "tab", "line-break")}


def running_in(archive: Archive) -> Iterator[str]:
    """The words of each paragraph in the heads and feet that have no tracked changes, without fields."""
    for head in _heads(archive):
        if head.find(f"{TEXT}tracked-changes") is not None:
            continue
        for paragraph in (item for item in head.iter() if item.tag in PARAGRAPHS):
            if words := " ".join("".join(_words(paragraph)).split()):
                yield words


def tracked_in_heads(archive: Archive) -> Iterator[str]:
    """The heads and feet with tracked changes, of which each has a list of its own."""
    for head in _heads(archive):
        if head.find(f"{TEXT}tracked-changes") is not None:
            yield f"a change in the head or foot of the pages: “{words_in(head)}”"


def _heads(archive: Archive) -> Iterator[ET.Element]:
    root = archive.tree("styles.xml")
    yield from (element for element in (root.iter() if root is not None else ()) if element.tag in _HEADS)


def _words(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _AROUND:
            yield from _words(child)
        elif child.tag in _BLANKS:
            yield " "
        yield child.tail or ""

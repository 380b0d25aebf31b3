"""What is left of a Word document when all of its tracked changes are accepted or rejected (ISO/IEC 29500-1)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}
_SHOWN = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}drawing": "[picture]", f"{W}footnoteReference": "[note]"}

Found = tuple[str, str, str]
"""A paragraph: where it is in tables, its style and its words."""


def read(data: bytes, name: str = "word/document.xml") -> Element:
    """A part of a document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return fromstring(archive.read(name))  # noqa: S314 - written by briefkit


def paragraphs(data: bytes, how: str = "accept") -> list[Found]:
    """The paragraphs of a document but for its contents and empty ones."""
    return [found for found in _lines(read(data)[0], how, "") if found[2].strip() and not found[1].startswith("TOC")]


def notes(data: bytes, how: str = "accept") -> list[str]:
    """The words of the footnotes that the text mentions, in its order."""
    gone = {f"{W}{name}" for name in _GONE[how]}
    mentioned = [one.get(f"{W}id", "") for one in _kept(read(data)[0], gone) if one.tag == f"{W}footnoteReference"]
    written = {note.get(f"{W}id", ""): note for note in read(data, "word/footnotes.xml")}
    return [" ".join(text for _, _, text in _lines(written[number], how, "")).strip() for number in mentioned]


def _kept(element: Element, gone: set[str]) -> Iterator[Element]:
    for child in element:
        if child.tag not in gone:
            yield child
            yield from _kept(child, gone)


def _lines(container: Element, how: str, place: str) -> Iterator[Found]:
    gone = {f"{W}{name}" for name in _GONE[how]}
    before = ""
    for child in container:
        if child.tag == f"{W}p":
            before += _words(child, gone)
            mark = child.find(f"{W}pPr/{W}rPr")
            if mark is not None and any(mark.find(name) is not None for name in gone):
                continue
            yield place, _style(child, how), before
            before = ""
        elif child.tag == f"{W}tbl":
            for number, row in enumerate(row for row in child.findall(f"{W}tr") if not _is_gone(row, gone)):
                for column, cell in enumerate(row.findall(f"{W}tc")):
                    yield from _lines(cell, how, f"{place}{number},{column};")
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _lines(child, how, place)


def _is_gone(row: Element, gone: set[str]) -> bool:
    return any(row.find(f"{W}trPr/{name}") is not None for name in gone)


def _style(paragraph: Element, how: str) -> str:
    was = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr") if how == "reject" else None
    properties = was if was is not None else paragraph.find(f"{W}pPr")
    style = properties.find(f"{W}pStyle") if properties is not None else None
    return style.get(f"{W}val", "") if style is not None else ""


def _words(paragraph: Element, gone: set[str]) -> str:
    text = ""
    for element in _kept(paragraph, gone):
        text += _SHOWN.get(element.tag, "")
        if element.tag in (f"{W}t", f"{W}delText"):
            text += element.text or ""
    return text

"""Helpers that read a Word document with a strict parser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from briefkit.core.publication.value import Publication
from briefkit.export.docx.docx import write_docx
from briefkit.export.quotation import with_quotation_marks
from briefkit.export.texts import sanitized

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


class Word:
    """The parts of a document as trees."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.trees = {
            name: ET.fromstring(part)  # noqa: S314 - of our own making
            for name, part in self.files.items()
            if name.endswith((".xml", ".rels"))
        }

    @property
    def document(self) -> ET.Element:
        """The main part."""
        return self.trees["word/document.xml"]

    @property
    def text(self) -> str:
        """All words of text and footnotes, a line for each paragraph."""
        parts = (self.document, self.trees["word/footnotes.xml"])
        return "\n".join(text_of(paragraph) for part in parts for paragraph in part.iter(f"{W}p"))

    def paragraphs(self, style: str = "") -> list[str]:
        """The texts of the paragraphs in a style; without one, those in none."""
        return [text_of(one) for one in self.document.iter(f"{W}p") if style_of(one) == style]

    def properties(self) -> dict[str, str]:
        """The custom properties."""
        return {item.get("name", ""): "".join(item.itertext()) for item in self.trees["docProps/custom.xml"]}

    def bookmarks(self) -> dict[str, str]:
        """The words of each bookmark of a place."""
        found: dict[str, str] = {}
        for part in (self.document, self.trees["word/footnotes.xml"]):
            for paragraph in part.iter(f"{W}p"):
                found |= dict(_marked(paragraph))
        return found


def _marked(paragraph: ET.Element) -> Iterator[tuple[str, str]]:
    opened: dict[str, tuple[str, list[str]]] = {}
    for element in paragraph.iter():
        if element.tag == f"{W}bookmarkStart":
            opened[element.get(f"{W}id", "")] = (element.get(f"{W}name", ""), [])
        elif element.tag == f"{W}bookmarkEnd":
            name, words = opened.pop(element.get(f"{W}id", ""))
            yield name, "".join(words)
        elif element.tag == f"{W}t":
            for _, words in opened.values():
                words.append(element.text or "")
    assert not opened


def text_of(element: ET.Element) -> str:
    """The words of an element; a break is a space."""
    found: list[str] = []
    for inner in element.iter():
        if inner.tag == f"{W}t" or inner.tag.endswith("}t"):
            found.append(inner.text or "")
        elif inner.tag in (f"{W}br", f"{W}tab"):
            found.append(" ")
    return "".join(found)


def style_of(paragraph: ET.Element) -> str:
    """The id of a paragraph's style, or nothing."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val", "") if found is not None else ""


def word_of(printed: Publication, *, strict: bool = True) -> Word:
    """A publication as a document."""
    return Word(write_docx(with_quotation_marks(sanitized(printed)), strict=strict).data)

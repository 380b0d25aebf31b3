"""Reads an OpenDocument text (ODF 1.3) with its tracked changes and comments."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from briefkit.core.revisions.document import (
    DELETED,
    Cell,
    Lost,
    Returned,
)
from briefkit.core.revisions.sent import marks_in
from briefkit.errors import BriefkitError
from briefkit.importers.revisions.opendocument_heads import running_in, tracked_in_heads
from briefkit.importers.revisions.opendocument_line import OpenLine
from briefkit.importers.revisions.opendocument_state import PARAGRAPHS, TABLE, OpenState
from briefkit.importers.revisions.opendocument_styles import TEXT
from briefkit.importers.word.archive import Archive

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SKIPPED = {f"{TEXT}{name}" for name in ("tracked-changes", "table-of-content", "sequence-decls", "soft-page-break")}


def read_opendocument(archive: Archive) -> Returned:
    """The document. Raises BriefkitError for one that is damaged, protected or beyond the limits."""
    root = archive.tree("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise BriefkitError("it is no OpenDocument text: it has no text part")
    return OpenReader(archive, root, body).read()


class OpenReader(OpenState):
    def read(self) -> Returned:
        self.blocks(self.body, None, 0, "")
        at = 0
        while at < len(self.notes):
            self.note, element = self.notes[at]
            self.blocks(element, None, 0, "")
            at += 1
        properties = _properties(self.archive)
        return Returned(
            tuple(self.paragraphs),
            tuple(self.comments),
            properties.get("briefkit-source", ""),
            properties.get("briefkit-brief", ""),
            properties.get("briefkit-format", ""),
            properties.get("briefkit-form", ""),
            (*self.losses.told(), *map(Lost, tracked_in_heads(self.archive))),
            marks_in(properties),
            tuple(running_in(self.archive)),
            (),
            self.pictures.told(),
        )

    def blocks(  # noqa: C901 - one case per kind
        self, parent: ET.Element, cell: Cell | None, depth: int, list_style: str
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag in PARAGRAPHS:
                OpenLine(self, cell, depth, list_style).read(child)
            elif tag == f"{TEXT}list":
                self.blocks(child, cell, depth + 1, child.get(f"{TEXT}style-name", "") or list_style)
            elif tag == f"{TABLE}table":
                for place, inside in self.cells(child):
                    self.blocks(inside, place, 0, "")
            elif tag in (f"{TEXT}bookmark-start", f"{TEXT}bookmark"):
                self.waiting.append(child.get(f"{TEXT}name", ""))
            elif tag == f"{TEXT}change-start":
                self.open.append(child.get(f"{TEXT}change-id", ""))
            elif tag == f"{TEXT}change-end":
                self.close(child.get(f"{TEXT}change-id", ""))
            elif tag == f"{TEXT}change":
                line = OpenLine(self, cell, depth, list_style)
                line.removed(child.get(f"{TEXT}change-id", ""))
                line.finish(DELETED, self.trace_of(child))
            elif tag not in _SKIPPED and not tag.startswith(_DRAW):
                self.blocks(child, cell, depth, list_style)
            elif tag.startswith(_DRAW) and self.frame(child):
                self.lose("a picture beside the paragraphs")


def _properties(archive: Archive) -> dict[str, str]:
    root = archive.tree("meta.xml")
    found: dict[str, str] = {}
    for item in root.iter(f"{_META}user-defined") if root is not None else ():
        found.setdefault(item.get(f"{_META}name", ""), "".join(item.itertext()).strip())
    return found

"""An OpenDocument text while it is read: what its paragraphs need to know, and what they leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from briefkit.core.revisions.document import Cell, Comment, Paragraph, Trace
from briefkit.importers.revisions.dates import day_of
from briefkit.importers.revisions.losses import Losses
from briefkit.importers.revisions.opendocument_styles import TEXT, OpenStyles
from briefkit.importers.revisions.shown import ShownPictures
from briefkit.importers.word.archive import Archive

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_COLUMNS = 500
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")


class Region(NamedTuple):
    """A tracked change: its kind, who made it, and what was deleted."""

    kind: str
    trace: Trace
    content: list[ET.Element]


class OpenState:
    """An OpenDocument text while it is read: its styles and tracked changes, and what was found so far."""

    def __init__(self, archive: Archive, root: ET.Element, body: ET.Element) -> None:
        self.archive, self.body = archive, body
        self.styles = OpenStyles((root, archive.tree("styles.xml")))
        self.regions = dict(_regions(body))
        self.paragraphs: list[Paragraph] = []
        self.notes: list[tuple[str, ET.Element]] = []
        self.open: list[str] = []
        self.waiting: list[str] = []
        self.comments: list[Comment] = []
        self.names: dict[str, tuple[int, int, int]] = {}
        self.losses = Losses()
        self.pictures = ShownPictures(archive)
        self.tables = 0
        self.note = ""
        self.deleted: list[Trace] = []

    def trace_of(self, element: ET.Element) -> Trace | None:
        region = self.regions.get(element.get(f"{TEXT}change-id", ""))
        return region.trace if region else None

    def lose(self, what: str) -> None:
        """Note what no Markdown has, in the paragraph that is read."""
        self.losses.add(what, len(self.paragraphs))

    def close(self, id_: str) -> None:
        if id_ in self.open:
            self.open.remove(id_)

    def frame(self, element: ET.Element) -> bool:
        """Note a text box; returns whether it is a picture."""
        boxes = list(element.iter(f"{_DRAW}text-box"))
        pictures = list(element.iter(f"{_DRAW}image"))
        for box in boxes if not pictures else ():
            self.lose(f"a text box: “{words_in(box)}”")
        return bool(pictures)

    def cells(self, table: ET.Element) -> Iterator[tuple[Cell, ET.Element]]:
        """The cells of a table, which has the next number, with what merged ones among them are noted."""
        number, self.tables = self.tables, self.tables + 1
        for at, row in enumerate(_rows(table)):
            column = 0
            for cell in row:
                if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    continue
                spans = [cell.get(f"{TABLE}number-{name}-spanned", "1") for name in ("columns", "rows")]
                if spans != ["1", "1"] and (words := words_in(cell)):
                    self.lose(f"merged cells of a table: “{words}”")
                times = cell.get(f"{TABLE}number-columns-repeated", "1")
                count = min(int(times), _MOST_COLUMNS) if times.isascii() and times.isdigit() else 1
                yield Cell(number, at, column), cell
                column += count

    def inserted(self) -> Trace | None:
        """Who inserted what is read now."""
        for id_ in reversed(self.open):
            region = self.regions.get(id_)
            if region and region.kind == "insertion":
                return region.trace
        return None

    def looked(self) -> Trace | None:
        """Who changed the look of what is read now."""
        for id_ in reversed(self.open):
            region = self.regions.get(id_)
            if region and region.kind == "format-change":
                return region.trace
        return None


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def words_in(element: ET.Element) -> str:
    """The first words of an element that is only named."""
    paragraphs = (item for item in element.iter() if item.tag in PARAGRAPHS)
    return " ".join(" ".join("".join(item.itertext()) for item in paragraphs).split())[:80]


def _regions(body: ET.Element) -> Iterator[tuple[str, Region]]:
    for region in body.iter(f"{TEXT}changed-region"):
        id_ = str(region.get(f"{TEXT}id") or region.get(f"{_XML}id", ""))
        for change in region:
            info = change.find(f"{_OFFICE}change-info")
            who = info.findtext(f"{_DC}creator", "") if info is not None else ""
            when = info.findtext(f"{_DC}date", "") if info is not None else ""
            content = [child for child in change if child.tag != f"{_OFFICE}change-info"]
            yield id_, Region(change.tag.removeprefix(TEXT), Trace(who[:200], day_of(when)), content)

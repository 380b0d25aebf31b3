"""Reads an OpenDocument text (ODF 1.3) with its tracked changes and comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from briefkit.core.revisions.document import (
    DELETED,
    INSERTED,
    Bookmark,
    Cell,
    Comment,
    Paragraph,
    Returned,
    Sign,
    Trace,
)
from briefkit.core.revisions.glyphs import BREAK, FORMULA, NOTE, PICTURE, TAB, Glyph
from briefkit.errors import BriefkitError
from briefkit.importers.revisions.dates import day_of
from briefkit.importers.revisions.opendocument_styles import TEXT, OpenStyles
from briefkit.importers.word.archive import Archive

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_HEADS = {
    f"{{urn:oasis:names:tc:opendocument:xmlns:style:1.0}}{name}{which}"
    for name in ("header", "footer")
    for which in ("", "-left", "-first")
}
_SKIPPED = {f"{TEXT}{name}" for name in ("tracked-changes", "table-of-content", "sequence-decls", "soft-page-break")}
_MOST_SPACES, _MOST_COLUMNS = 1000, 500
_LONGEST = 5000


class _Region(NamedTuple):
    """A tracked change: its kind, who made it, and what was deleted."""

    kind: str
    trace: Trace
    content: list[ET.Element]


def read_opendocument(archive: Archive) -> Returned:
    """The document. Raises BriefkitError for one that is damaged, protected or beyond the limits."""
    root = archive.tree("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise BriefkitError("it is no OpenDocument text: it has no text part")
    return _Reader(archive, root, body).read()


class _Reader:
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
        self.unplaced: Counter[str] = Counter()
        self.tables = 0
        self.note = ""
        self.deleted: list[Trace] = []

    def read(self) -> Returned:
        self.blocks(self.body, None, 0, "")
        at = 0
        while at < len(self.notes):
            self.note, element = self.notes[at]
            self.blocks(element, None, 0, "")
            at += 1
        properties = _properties(self.archive)
        told = (words if count == 1 else f"{words} ({count} times)" for words, count in self.unplaced.items())
        return Returned(
            tuple(self.paragraphs),
            tuple(self.comments),
            properties.get("briefkit-source", ""),
            properties.get("briefkit-brief", ""),
            properties.get("briefkit-format", ""),
            (*told, *self.heads()),
        )

    def heads(self) -> Iterator[str]:
        """Tracked changes in the heads and feet of pages, which have lists of changes of their own."""
        root = self.archive.tree("styles.xml")
        for element in root.iter() if root is not None else ():
            if element.tag in _HEADS and element.find(f"{TEXT}tracked-changes") is not None:
                yield f"a change in the head or foot of the pages: “{_words(element)}”"

    def blocks(  # noqa: C901 - one case per kind
        self, parent: ET.Element, cell: Cell | None, depth: int, list_style: str
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag in _PARAGRAPHS:
                _Line(self, cell, depth, list_style).read(child)
            elif tag == f"{TEXT}list":
                self.blocks(child, cell, depth + 1, child.get(f"{TEXT}style-name", "") or list_style)
            elif tag == f"{_TABLE}table":
                self.table(child)
            elif tag in (f"{TEXT}bookmark-start", f"{TEXT}bookmark"):
                self.waiting.append(child.get(f"{TEXT}name", ""))
            elif tag == f"{TEXT}change-start":
                self.open.append(child.get(f"{TEXT}change-id", ""))
            elif tag == f"{TEXT}change-end":
                self.close(child.get(f"{TEXT}change-id", ""))
            elif tag == f"{TEXT}change":
                line = _Line(self, cell, depth, list_style)
                line.removed(child.get(f"{TEXT}change-id", ""))
                line.finish(DELETED, self.trace_of(child))
            elif tag not in _SKIPPED and not tag.startswith(_DRAW):
                self.blocks(child, cell, depth, list_style)
            elif tag.startswith(_DRAW) and self.frame(child):
                self.unplaced["a picture beside the paragraphs"] += 1

    def trace_of(self, element: ET.Element) -> Trace | None:
        region = self.regions.get(element.get(f"{TEXT}change-id", ""))
        return region.trace if region else None

    def close(self, id_: str) -> None:
        if id_ in self.open:
            self.open.remove(id_)

    def table(self, table: ET.Element) -> None:
        number, self.tables = self.tables, self.tables + 1
        for at, row in enumerate(_rows(table)):
            column = 0
            for cell in row:
                if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                    continue
                spans = [cell.get(f"{_TABLE}number-{name}-spanned", "1") for name in ("columns", "rows")]
                if spans != ["1", "1"] and (words := _words(cell)):
                    self.unplaced[f"merged cells of a table: “{words}”"] += 1
                times = cell.get(f"{_TABLE}number-columns-repeated", "1")
                count = min(int(times), _MOST_COLUMNS) if times.isascii() and times.isdigit() else 1
                self.blocks(cell, Cell(number, at, column), 0, "")
                column += count

    def frame(self, element: ET.Element) -> bool:
        """Note a text box; returns whether it is a picture."""
        boxes = list(element.iter(f"{_DRAW}text-box"))
        pictures = list(element.iter(f"{_DRAW}image"))
        for box in boxes if not pictures else ():
            self.unplaced[f"a text box: “{_words(box)}”"] += 1
        return bool(pictures)

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


class _Line:
    """Reads one paragraph, which becomes several where an end within it was deleted."""

    def __init__(self, reader: _Reader, cell: Cell | None, depth: int, list_style: str) -> None:
        self.reader, self.cell, self.depth, self.list_style = reader, cell, depth, list_style
        self.signs: list[Sign] = []
        self.bookmarks = [Bookmark(name, 0) for name in reader.waiting]
        reader.waiting = []
        self.link = ""
        self.styles: list[tuple[frozenset[str], tuple[str, ...]]] = [(frozenset(), ())]
        self.style, self.level = "", 0
        self.gap = True
        self.ended: set[str] = set()

    def read(self, element: ET.Element) -> None:
        """Read a paragraph, and add it to those of the document."""
        self.describe(element)
        self.inside(element)
        trace = self.reader.inserted()
        self.finish(INSERTED if trace else "", trace)

    def describe(self, element: ET.Element) -> None:
        styles, name = self.reader.styles, element.get(f"{TEXT}style-name", "")
        self.style = styles.name(name)
        level = element.get(f"{TEXT}outline-level", "") if element.tag == f"{TEXT}h" else ""
        self.level = int(level) if level.isascii() and level.isdigit() and len(level) < 3 else 0
        self.styles[0] = styles.look("paragraph", name)[0], ()
        self.list_style = self.list_style or styles.list_style_of(name)

    def finish(self, ending: str, trace: Trace | None) -> None:
        depth = 0 if self.level else self.depth
        numbered = depth > 0 and self.reader.styles.numbered(self.list_style, depth)
        note = self.reader.note
        self.reader.paragraphs.append(
            Paragraph(
                tuple(self.signs),
                tuple(self.bookmarks),
                self.style,
                self.level,
                depth,
                numbered,
                self.cell,
                note,
                ending,
                trace,
            )
        )
        self.signs, self.bookmarks, self.gap = [], [], True

    def inside(self, element: ET.Element) -> None:
        self.words(element.text)
        for child in element:
            self.child(child)
            self.words(child.tail)

    def child(self, child: ET.Element) -> None:  # noqa: C901, PLR0912 - one case per kind
        name = child.tag.removeprefix(TEXT) if child.tag.startswith(TEXT) else ""
        reader = self.reader
        if name in ("span", "ruby-base"):
            own, dress = reader.styles.look("text", child.get(f"{TEXT}style-name", ""))
            outer, outer_dress = self.styles[-1]
            self.styles.append((outer | own, dress or outer_dress))
            self.inside(child)
            self.styles.pop()
        elif name == "a":
            before, self.link = self.link, child.get(f"{_XLINK}href", "")
            self.inside(child)
            self.link = before
        elif name == "s":
            count = child.get(f"{TEXT}c", "1")
            for _ in range(min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() else 1):
                self.add(Glyph(" "))
            self.gap = False
        elif name == "tab":
            self.add(Glyph("\t", kind=TAB))
        elif name == "line-break":
            self.add(Glyph("\n", kind=BREAK))
        elif name == "bookmark-end":
            self.ended.add(child.get(f"{TEXT}name", ""))
        elif name in ("bookmark-start", "bookmark"):
            self.bookmarks.append(Bookmark(child.get(f"{TEXT}name", ""), len(self.signs)))
        elif name == "change-start":
            reader.open.append(child.get(f"{TEXT}change-id", ""))
        elif name == "change-end":
            reader.close(child.get(f"{TEXT}change-id", ""))
        elif name == "change":
            self.removed(child.get(f"{TEXT}change-id", ""))
        elif name == "note":
            self.footnote(child)
        elif name == "ruby":
            self.inside(child)
        elif child.tag == f"{_OFFICE}annotation":
            self.comment(child)
        elif child.tag == f"{_OFFICE}annotation-end":
            self.comment_end(child.get(f"{_OFFICE}name", ""))
        elif child.tag.startswith(_DRAW):
            self.drawing(child)
        elif name and name not in ("soft-page-break", "ruby-text", "note-citation", "reference-mark"):
            self.inside(child)

    def drawing(self, child: ET.Element) -> None:
        if next(child.iter(f"{_DRAW}object"), None) is not None:
            self.add(Glyph("formula", kind=FORMULA))
        elif self.reader.frame(child):
            alt = next((item.text or "" for item in child.iter() if item.tag in (f"{_SVG}desc", f"{_SVG}title")), "")
            self.add(Glyph(alt, kind=PICTURE))

    def footnote(self, child: ET.Element) -> None:
        label = f"note:{child.get(f'{TEXT}id', '')}:{len(self.reader.notes)}"
        body = child.find(f"{TEXT}note-body")
        if body is not None:
            self.reader.notes.append((label, body))
        self.add(Glyph(label, kind=NOTE))

    def comment(self, child: ET.Element) -> None:
        name = child.get(f"{_OFFICE}name", "")
        who, when = (child.findtext(f"{_DC}{tag}", "") for tag in ("creator", "date"))
        words = " ".join("".join(item.itertext()) for item in child if item.tag.startswith(TEXT))
        done = child.get(f"{_LOEXT}resolved") == "true"
        at = len(self.reader.paragraphs), len(self.signs)
        comment = Comment(who[:200], day_of(when), " ".join(words.split())[:_LONGEST], *at, resolved=done)
        if name:
            self.reader.names[name] = (len(self.reader.comments), *at)
        self.reader.comments.append(comment)

    def comment_end(self, name: str) -> None:
        number, paragraph, start = self.reader.names.get(name, (-1, 0, 0))
        if number < 0:
            return
        here = len(self.reader.paragraphs)
        first = start if paragraph == here else 0
        words = "".join(sign.glyph.text for sign in self.signs[first:] if sign.state != DELETED)
        old = self.reader.comments[number]
        self.reader.comments[number] = Comment(old.by, old.on, old.text, here, len(self.signs), words, old.resolved)

    def removed(self, id_: str) -> None:
        """What was deleted here: in the middle of the paragraph, or with ends of paragraphs."""
        region = self.reader.regions.get(id_)
        if region is None or region.kind != "deletion" or len(self.reader.deleted) > 2:
            return
        parts = list(_deleted(region.content))
        self.reader.deleted.append(region.trace)
        kept = self.style, self.level, self.depth
        here = [mark.name for mark in self.bookmarks if mark.at == len(self.signs) and mark.name not in self.ended]
        after = here if len(parts) > 1 else []  # they begin after the end that was deleted
        self.bookmarks = [mark for mark in self.bookmarks if mark.name not in after]
        for number, part in enumerate(parts):
            if number == 0 and not self.signs and len(parts) > 1:
                self.describe(part)
            self.inside(part)
            if number < len(parts) - 1:
                self.finish(DELETED, region.trace)
                self.style, self.level, self.depth = kept
        self.bookmarks += [Bookmark(name, len(self.signs)) for name in after]
        self.reader.deleted.pop()

    def words(self, text: str | None) -> None:
        """Words, with white space as one blank (ODF 1.3, part 3, 6.1.2)."""
        for sign in text or "":
            if sign in " \t\n\r":
                if not self.gap and self.signs:
                    self.add(Glyph(" "))
                self.gap = True
            else:
                self.add(Glyph(sign))
                self.gap = False

    def add(self, glyph: Glyph) -> None:
        styles, dress = self.styles[-1]
        if glyph.kind:
            self.gap = False
        inserted, state = self.reader.inserted(), ""
        trace: Trace | None = None
        if self.reader.deleted:
            if inserted:
                return  # in neither version
            state, trace = DELETED, self.reader.deleted[-1]
        elif inserted:
            state, trace = INSERTED, inserted
        if self.link:
            styles = styles - {"underline"}
        own = glyph._replace(styles=styles, target=self.link) if glyph.kind not in (NOTE, PICTURE) else glyph
        self.signs.append(Sign(own, state, trace, self.reader.looked(), dress))


def _words(element: ET.Element) -> str:
    """The first words of an element that is only named."""
    paragraphs = (item for item in element.iter() if item.tag in _PARAGRAPHS)
    return " ".join(" ".join("".join(item.itertext()) for item in paragraphs).split())[:80]


def _regions(body: ET.Element) -> Iterator[tuple[str, _Region]]:
    for region in body.iter(f"{TEXT}changed-region"):
        id_ = str(region.get(f"{TEXT}id") or region.get(f"{_XML}id", ""))
        for change in region:
            info = change.find(f"{_OFFICE}change-info")
            who = info.findtext(f"{_DC}creator", "") if info is not None else ""
            when = info.findtext(f"{_DC}date", "") if info is not None else ""
            content = [child for child in change if child.tag != f"{_OFFICE}change-info"]
            yield id_, _Region(change.tag.removeprefix(TEXT), Trace(who[:200], day_of(when)), content)


def _deleted(content: list[ET.Element]) -> Iterator[ET.Element]:
    """The paragraphs that were deleted."""
    for element in content:
        if element.tag in _PARAGRAPHS:
            yield element
        else:
            yield from _deleted(list(element))


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child)


def _properties(archive: Archive) -> dict[str, str]:
    root = archive.tree("meta.xml")
    found: dict[str, str] = {}
    for item in root.iter(f"{_META}user-defined") if root is not None else ():
        found.setdefault(item.get(f"{_META}name", ""), "".join(item.itertext()).strip())
    return found

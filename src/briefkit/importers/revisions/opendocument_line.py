"""Reads one paragraph of an OpenDocument text, sign by sign (ODF 1.3, part 3, 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from briefkit.core.revisions.document import DELETED, INSERTED, Bookmark, Cell, Comment, Paragraph, Sign, Trace
from briefkit.core.revisions.glyphs import BREAK, FORMULA, NOTE, PICTURE, TAB, Glyph
from briefkit.importers.revisions.dates import day_of
from briefkit.importers.revisions.opendocument_state import PARAGRAPHS, TABLE, OpenState
from briefkit.importers.revisions.opendocument_styles import TEXT
from briefkit.importers.revisions.scripts import WESTERN, script_of

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_SPACES = 1000
_LONGEST = 5000


class OpenLine:
    """Reads one paragraph, which becomes several where an end within it was deleted."""

    def __init__(self, reader: OpenState, cell: Cell | None, depth: int, list_style: str) -> None:
        self.reader, self.cell, self.depth, self.list_style = reader, cell, depth, list_style
        self.signs: list[Sign] = []
        self.bookmarks = [Bookmark(name, 0) for name in reader.waiting]
        reader.waiting = []
        self.link = ""
        self.paragraph_style = ""
        self.spans: list[str] = []
        self.script = WESTERN
        self.looks: dict[tuple[str, ...], tuple[frozenset[str], tuple[str, ...]]] = {}
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
        self.paragraph_style = name
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
            self.spans.append(child.get(f"{TEXT}style-name", ""))
            self.inside(child)
            self.spans.pop()
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
            for image in child.iter(f"{_DRAW}image"):
                self.reader.pictures.add(alt, image.get(f"{_XLINK}href", "").removeprefix("./"))
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
        parts = list(self._deleted(region.content, None))
        self.reader.deleted.append(region.trace)
        kept = self.style, self.level, self.depth
        own = self.cell
        here = [mark.name for mark in self.bookmarks if mark.at == len(self.signs) and mark.name not in self.ended]
        after = here if len(parts) > 1 else []  # they begin after the end that was deleted
        self.bookmarks = [mark for mark in self.bookmarks if mark.name not in after]
        for number, (part, cell) in enumerate(parts):
            if cell and self.signs:
                self.finish(DELETED, region.trace)
            self.cell = cell or own
            if number == 0 and not self.signs and len(parts) > 1:
                self.describe(part)
            self.inside(part)
            if number < len(parts) - 1 or cell:
                self.finish(DELETED, region.trace)
                self.style, self.level, self.depth = kept
        self.cell = own
        self.bookmarks += [Bookmark(name, len(self.signs)) for name in after]
        self.reader.deleted.pop()

    def _deleted(self, content: Iterable[ET.Element], cell: Cell | None) -> Iterator[tuple[ET.Element, Cell | None]]:
        """The paragraphs that were deleted, with the cells of deleted tables that they stood in."""
        for element in content:
            if element.tag in PARAGRAPHS:
                yield element, cell
            elif element.tag == f"{TABLE}table":
                for place, inside in self.reader.cells(element):
                    yield from self._deleted(inside, place)
            else:
                yield from self._deleted(element, cell)

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
        if glyph.kind:
            self.gap = False
        else:
            self.script = script_of(glyph.text) or self.script
        styles, dress = self.look()
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

    def look(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """The styles and the dress of what is read now: those of the spans around it, the innermost last."""
        key = (self.script, self.paragraph_style, *self.spans)
        if key not in self.looks:
            look = dict(self.reader.styles.look("paragraph", self.paragraph_style, self.script)[0])
            dress: tuple[str, ...] = ()
            for span in self.spans:
                own, given = self.reader.styles.look("text", span, self.script)
                look |= own
                dress = given or dress
            self.looks[key] = frozenset(style for style, on in look.items() if on), dress
        return self.looks[key]

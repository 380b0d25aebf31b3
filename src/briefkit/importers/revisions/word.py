"""Reads a Word document (ECMA-376) with its tracked changes and comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
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
from briefkit.core.text.words import counted
from briefkit.errors import BriefkitError
from briefkit.importers.revisions.dates import day_of
from briefkit.importers.revisions.word_styles import WordStyles, dress_of
from briefkit.importers.word.archive import Archive
from briefkit.importers.word.markup import M, W, text_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_MAIN = "word/document.xml"
_STATES = {
    f"{W}ins": (INSERTED, False),
    f"{W}moveTo": (INSERTED, True),
    f"{W}del": (DELETED, False),
    f"{W}moveFrom": (DELETED, True),
}
_THROUGH = tuple(f"{W}{name}" for name in ("smartTag", "sdtContent", "customXml", "bdo", "dir", "fldSimple", "sdt"))
_SIGNS = {"noBreakHyphen": "\u2011"}
_OBJECTS = ("drawing", "pict", "object")
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:(\\l)\s+)?"([^"]{0,2000})"')
_LONGEST = 5000


def read_word(archive: Archive) -> Returned:
    """The document. Raises BriefkitError for one that is damaged, protected or beyond the limits."""
    root = archive.tree(_MAIN)
    if root is None:
        raise BriefkitError("it is no Word document: it has no text part")
    return _Reader(archive).read(root)


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.styles = WordStyles(archive.tree("word/styles.xml"), archive.tree("word/numbering.xml"))
        self.targets = _targets(archive, "word/_rels/document.xml.rels")
        self.paragraphs: list[Paragraph] = []
        self.tables = 0
        self.unplaced: Counter[str] = Counter()
        self.open: dict[str, tuple[int, int]] = {}
        self.about: dict[str, tuple[int, int, str]] = {}
        self.waiting: list[str] = []
        self.note = ""
        self.references: list[str] = []

    def read(self, root: ET.Element) -> Returned:
        body = root.find(f"{W}body")
        self.blocks(body if body is not None else root, None, None)
        for kind in ("footnotes", "endnotes"):
            self.notes(kind)
        properties = _properties(self.archive)
        return Returned(
            tuple(self.paragraphs),
            tuple(self.comments()),
            properties.get("briefkit-source", ""),
            properties.get("briefkit-brief", ""),
            properties.get("briefkit-format", ""),
            (*(_counted(words, count) for words, count in self.unplaced.items()), *self.heads()),
        )

    def blocks(self, parent: ET.Element, cell: Cell | None, row: tuple[str, Trace] | None) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraphs.append(_Line(self, cell, row).read(child))
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag == f"{W}bookmarkStart":
                self.waiting.append(child.get(f"{W}name", ""))
            elif child.tag in (*_THROUGH, *_STATES):
                self.blocks(child, cell, row)
            elif child.tag == f"{W}altChunk":
                self.unplaced["a document within it"] += 1

    def table(self, table: ET.Element) -> None:
        number, self.tables = self.tables, self.tables + 1
        for at, row in enumerate(_children(table, f"{W}tr")):
            mark = row.find(f"{W}trPr")
            state = next((_state(item) for item in mark if item.tag in _STATES), None) if mark is not None else None
            column = 0
            for cell in _children(row, f"{W}tc"):
                self.blocks(cell, Cell(number, at, column), state)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                width = span.get(f"{W}val", "1") if span is not None else "1"
                merged = cell.find(f"{W}tcPr/{W}vMerge") is not None or width not in ("", "0", "1")
                if merged and (words := text_of(cell)):  # those that are covered have none
                    self.unplaced[f"merged cells of a table: “{words[:80]}”"] += 1
                column += int(width) if width.isascii() and width.isdigit() and int(width) < 1000 else 1

    def notes(self, kind: str) -> None:
        root = self.archive.tree(f"word/{kind}.xml")
        if root is None:
            return
        found = {item.get(f"{W}id", ""): item for item in root if item.get(f"{W}type", "normal") == "normal"}
        self.targets = _targets(self.archive, f"word/_rels/{kind}.xml.rels")
        for name in dict.fromkeys(self.references):
            which, _, id_ = name.partition(":")
            if which == kind and id_ in found:
                self.note = name
                self.blocks(found[id_], None, None)
        self.note = ""

    def comments(self) -> Iterator[Comment]:
        root = self.archive.tree("word/comments.xml")
        done = self._resolved()
        for comment in root.iter(f"{W}comment") if root is not None else ():
            id_ = comment.get(f"{W}id", "")
            paragraph, at, words = self.about.get(id_, (0, 0, ""))
            last = [item.get(f"{_W14}paraId", "") for item in comment.iter(f"{W}p")]
            who, when = comment.get(f"{W}author", ""), day_of(comment.get(f"{W}date", ""))
            text = text_of(comment)[:_LONGEST]
            yield Comment(who, when, text, paragraph, at, words, bool(last) and last[-1] in done)

    def _resolved(self) -> set[str]:
        root = self.archive.tree("word/commentsExtended.xml")
        items = root.iter(f"{_W15}commentEx") if root is not None else ()
        return {item.get(f"{_W15}paraId", "") for item in items if item.get(f"{_W15}done") in ("1", "true")}

    def heads(self) -> Iterator[str]:
        """Tracked changes in the heads and feet of pages."""
        for name in sorted(self.archive.names):
            if re.fullmatch(r"word/(?:header|footer)\d{0,3}\.xml", name):
                root = self.archive.tree(name)
                for item in root.iter() if root is not None else ():
                    if item.tag in _STATES and (words := _all_text(item)):
                        yield f"a change in the head or foot of the pages: “{words[:80]}”"

    def has_waiting(self) -> list[str]:
        names, self.waiting = self.waiting, []
        return names


class _Line:
    """Reads one paragraph."""

    def __init__(self, reader: _Reader, cell: Cell | None, row: tuple[str, Trace] | None) -> None:
        self.reader, self.cell = reader, cell
        self.state: list[tuple[str, Trace]] = [row] if row else []
        self.signs: list[Sign] = []
        self.bookmarks = [Bookmark(name, 0) for name in reader.has_waiting()]
        self.link = ""
        self.field: list[str] = []
        self.in_code: list[bool] = []

    def read(self, element: ET.Element) -> Paragraph:
        kind = self.reader.styles.kind(element)
        properties = element.find(f"{W}pPr")
        mark = properties.find(f"{W}rPr") if properties is not None else None
        states = [_state(item) for item in mark if item.tag in _STATES] if mark is not None else []
        restyled = properties.find(f"{W}pPrChange") if properties is not None else None
        self.inside(element)
        ending = states[-1] if states else self.state[0] if self.state else ("", None)
        return Paragraph(
            tuple(self.signs),
            tuple(self.bookmarks),
            kind.name,
            kind.level,
            kind.depth,
            kind.numbered,
            self.cell,
            self.reader.note,
            ending[0],
            ending[1],
            _trace(restyled) if restyled is not None else None,
        )

    def inside(self, parent: ET.Element) -> None:  # noqa: C901 - one case per kind
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self.run(child)
            elif tag in _STATES:
                self.state.append(_state(child))
                self.inside(child)
                self.state.pop()
            elif tag == f"{W}hyperlink":
                before, self.link = self.link, self.target(child)
                self.inside(child)
                self.link = before
            elif tag in _THROUGH:
                self.inside(child)
            elif tag == f"{W}bookmarkStart":
                self.bookmarks.append(Bookmark(child.get(f"{W}name", ""), len(self.signs)))
            elif tag == f"{W}commentRangeStart":
                self.reader.open[child.get(f"{W}id", "")] = (len(self.reader.paragraphs), len(self.signs))
            elif tag == f"{W}commentRangeEnd":
                self.comment(child.get(f"{W}id", ""))
            elif tag in (f"{M}oMath", f"{M}oMathPara"):
                text = "".join(item.text or "" for item in child.iter(f"{M}t"))
                self.add(Glyph(text or "formula", kind=FORMULA), None)
            elif tag == f"{_MC}AlternateContent":
                self.alternative(child)

    def target(self, element: ET.Element) -> str:
        if anchor := element.get(f"{W}anchor"):
            return f"#{anchor}"
        return self.reader.targets.get(element.get(f"{_R}id", ""), "")

    def comment(self, id_: str) -> None:
        here = len(self.reader.paragraphs)
        if id_ in self.reader.about:
            return
        paragraph, start = self.reader.open.get(id_, (here, len(self.signs)))
        first = start if paragraph == here else 0
        words = "".join(sign.glyph.text for sign in self.signs[first:] if sign.state != DELETED)
        self.reader.about[id_] = (here, len(self.signs), words)

    def run(self, run: ET.Element) -> None:  # noqa: C901, PLR0912 - one case per kind
        properties = run.find(f"{W}rPr")
        hidden = properties.find(f"{W}vanish") if properties is not None else None
        if hidden is not None and hidden.get(f"{W}val", "true") not in ("0", "false", "off"):
            return
        for child in run:
            name = child.tag.removeprefix(W)
            if name in ("t", "delText"):
                for sign in child.text or "":
                    self.add(Glyph(" " if sign in "\n\r\t" else sign), properties)
            elif name == "br":
                if child.get(f"{W}type", "textWrapping") == "textWrapping":
                    self.add(Glyph("\n", kind=BREAK), properties)
            elif name == "cr":
                self.add(Glyph("\n", kind=BREAK), properties)
            elif name in ("tab", "ptab"):
                self.add(Glyph("\t", kind=TAB), properties)
            elif name in _SIGNS:
                self.add(Glyph(_SIGNS[name]), properties)
            elif name == "sym":
                self.symbol(child, properties)
            elif name in ("footnoteReference", "endnoteReference"):
                label = f"{'footnotes' if name[0] == 'f' else 'endnotes'}:{child.get(f'{W}id', '')}"
                self.reader.references.append(label)
                self.add(Glyph(label, kind=NOTE), None)
            elif name in _OBJECTS:
                self.object(child)
            elif name == "fldChar":
                self.field_part(child.get(f"{W}fldCharType", ""))
            elif name in ("instrText", "delInstrText"):
                self.instruct(child.text or "")
            elif name == "commentReference":
                self.comment(child.get(f"{W}id", ""))
            elif child.tag == f"{_MC}AlternateContent":
                self.alternative(child)

    def symbol(self, child: ET.Element, properties: ET.Element | None) -> None:
        try:
            code = int(child.get(f"{W}char", ""), 16)
        except ValueError:
            return
        if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFF:
            self.add(Glyph(chr(code)), properties)

    def alternative(self, element: ET.Element) -> None:
        chosen = element.find(f"{_MC}Choice")
        chosen = chosen if chosen is not None else element.find(f"{_MC}Fallback")
        for child in chosen if chosen is not None else ():
            if child.tag.removeprefix(W) in _OBJECTS:
                self.object(child)
            elif child.tag == f"{W}r":
                self.run(child)

    def object(self, element: ET.Element) -> None:
        boxes = list(element.iter(f"{W}txbxContent"))
        if boxes:
            for box in boxes:
                self.reader.unplaced[f"a text box: “{text_of(box)[:80]}”"] += 1
            return
        name = next((item.get("descr", "") for item in element.iter() if item.tag.endswith("}docPr")), "")
        self.add(Glyph(name, kind=PICTURE), None)

    def field_part(self, part: str) -> None:
        if part == "begin":
            self.field.append("")
            self.in_code.append(True)
        elif part == "separate" and self.in_code:
            self.in_code[-1] = False
            if found := _ADDRESS.match(self.field[-1]):
                self.link = f"#{found[2]}" if found[1] else found[2]
        elif part == "end" and self.field:
            if _ADDRESS.match(self.field.pop()):
                self.link = ""
            self.in_code.pop()

    def instruct(self, text: str) -> None:
        if self.field and self.in_code[-1] and len(self.field[-1]) < _LONGEST:
            self.field[-1] += text

    def add(self, glyph: Glyph, properties: ET.Element | None) -> None:
        if self.in_code and self.in_code[-1]:
            return
        state, trace = self.state[-1] if self.state else ("", None)
        if any(kind == DELETED for kind, _ in self.state):
            state, trace = next(item for item in self.state if item[0] == DELETED)
            if any(kind == INSERTED for kind, _ in self.state):
                return  # what was inserted and deleted again is in neither version
        styles = self.reader.styles.styles_of(properties, linked=bool(self.link))
        looked = properties.find(f"{W}rPrChange") if properties is not None else None
        styled = glyph._replace(styles=styles, target=self.link)
        self.signs.append(
            Sign(styled, state, trace, _trace(looked) if looked is not None else None, dress_of(properties))
        )


def _children(parent: ET.Element, tag: str) -> Iterator[ET.Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (*_THROUGH, *_STATES):
            yield from _children(child, tag)


def _trace(element: ET.Element, *, moved: bool = False) -> Trace:
    return Trace(element.get(f"{W}author", "")[:200], day_of(element.get(f"{W}date", "")), moved)


def _state(element: ET.Element) -> tuple[str, Trace]:
    state, moved = _STATES[element.tag]
    return state, _trace(element, moved=moved)


def _targets(archive: Archive, name: str) -> dict[str, str]:
    root = archive.tree(name)
    return {item.get("Id", ""): item.get("Target", "") for item in (root if root is not None else ())}


def _properties(archive: Archive) -> dict[str, str]:
    root = archive.tree("docProps/custom.xml")
    found: dict[str, str] = {}
    for item in root if root is not None else ():
        found.setdefault(item.get("name", ""), "".join(item.itertext()).strip())
    return found


def _all_text(element: ET.Element) -> str:
    return "".join(item.text or "" for item in element.iter() if item.tag in (f"{W}t", f"{W}delText")).strip()


def _counted(words: str, count: int) -> str:
    return words if count == 1 else f"{words} ({counted(count, 'time')})"

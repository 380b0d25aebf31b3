"""Reads one paragraph of a Word document, sign by sign (ECMA-376, part 1, 17.3)."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from briefkit.core.revisions.document import DELETED, INSERTED, Bookmark, Cell, Paragraph, Sign, Trace
from briefkit.core.revisions.glyphs import BREAK, FORMULA, NOTE, PICTURE, TAB, Glyph
from briefkit.importers.revisions.dates import day_of
from briefkit.importers.revisions.scripts import COMPLEX, WESTERN, script_of
from briefkit.importers.revisions.word_state import WordState
from briefkit.importers.revisions.word_styles import Given
from briefkit.importers.word.markup import M, W, text_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
STATES = {
    f"{W}ins": (INSERTED, False),
    f"{W}moveTo": (INSERTED, True),
    f"{W}del": (DELETED, False),
    f"{W}moveFrom": (DELETED, True),
}
THROUGH = tuple(f"{W}{name}" for name in ("smartTag", "sdtContent", "customXml", "bdo", "dir", "fldSimple", "sdt"))
_SIGNS = {"noBreakHyphen": "\u2011"}
_OBJECTS = ("drawing", "pict", "object")
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:(\\l)\s+)?"([^"]{0,2000})"')
_LONGEST = 5000
_SHOWN = 80
_OF_FONT = 0xE000, 0xF8FF  # code points that mean nothing without their font (Unicode, private use)


class WordLine:
    """Reads one paragraph."""

    def __init__(self, reader: WordState, cell: Cell | None, row: tuple[str, Trace] | None) -> None:
        self.reader, self.cell = reader, cell
        self.state: list[tuple[str, Trace]] = [row] if row else []
        self.signs: list[Sign] = []
        self.bookmarks = [Bookmark(name, 0) for name in reader.has_waiting()]
        self.link = ""
        self.field: list[str] = []
        self.in_code: list[bool] = []
        self.script = WESTERN
        self.given = Given()
        self.last: tuple[tuple[int, bool, bool] | None, frozenset[str]] = (None, frozenset())

    def read(self, element: ET.Element) -> Paragraph:
        kind = self.reader.styles.kind(element)
        self.given = kind.given
        properties = element.find(f"{W}pPr")
        mark = properties.find(f"{W}rPr") if properties is not None else None
        states = [state_of(item) for item in mark if item.tag in STATES] if mark is not None else []
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
            trace_of(restyled) if restyled is not None else None,
        )

    def inside(self, parent: ET.Element) -> None:  # noqa: C901 - one case per kind
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self.run(child)
            elif tag in STATES:
                self.state.append(state_of(child))
                self.inside(child)
                self.state.pop()
            elif tag == f"{W}hyperlink":
                before, self.link = self.link, self.target(child)
                self.inside(child)
                self.link = before
            elif tag in THROUGH and not is_placeholder(child):
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
                self.inside(chosen(child))

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

    def run(self, run: ET.Element) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and _is_on(properties, "vanish"):
            if words := text_of(run):
                self.reader.lose(f"hidden words: “{words[:_SHOWN]}”")
            return
        self.content(run, properties)

    def content(  # noqa: C901, PLR0912 - one case per kind
        self, run: ET.Element, properties: ET.Element | None
    ) -> None:
        for child in run:
            name = child.tag.removeprefix(W)
            if name in ("t", "delText"):
                for sign in child.text or "":
                    self.add(Glyph(" " if sign in "\n\r\t" else sign), properties)
            elif name == "br":
                if (kind := child.get(f"{W}type", "textWrapping")) == "textWrapping":
                    self.add(Glyph("\n", kind=BREAK), properties)
                else:
                    self.reader.lose(f"a break to a new {kind}")
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
            elif name == "ruby":
                self.ruby(child)
            elif child.tag == f"{_MC}AlternateContent":
                self.content(chosen(child), properties)

    def symbol(self, child: ET.Element, properties: ET.Element | None) -> None:
        try:
            code = int(child.get(f"{W}char", ""), 16)
        except ValueError:
            return
        if _OF_FONT[0] <= code <= _OF_FONT[1]:
            self.reader.lose(f"a sign that only the font “{child.get(f'{W}font', '')[:_SHOWN]}” has")
        elif 0x20 <= code < 0xD800 or _OF_FONT[1] < code <= 0xFFFF:
            self.add(Glyph(chr(code)), properties)

    def ruby(self, element: ET.Element) -> None:
        """Words with their reading above them, which is named only."""
        if reading := "".join(text_of(part) for part in element.findall(f"{W}rt")):
            self.reader.lose(f"the reading “{reading[:_SHOWN]}” above words")
        for base in element.findall(f"{W}rubyBase"):
            self.inside(base)

    def object(self, element: ET.Element) -> None:
        boxes = list(element.iter(f"{W}txbxContent"))
        if boxes:
            for box in boxes:
                self.reader.lose(f"a text box: “{text_of(box)[:_SHOWN]}”")
            return
        name = next((item.get("descr", "") for item in element.iter() if item.tag.endswith("}docPr")), "")
        for blip in element.iter(f"{_A}blip"):
            self.reader.pictures.add(name, f"word/{self.reader.targets.get(blip.get(f'{_R}embed', ''), '')}")
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
        if not glyph.kind:
            self.script = script_of(glyph.text) or self.script
        state, trace = self.state[-1] if self.state else ("", None)
        if any(kind == DELETED for kind, _ in self.state):
            state, trace = next(item for item in self.state if item[0] == DELETED)
            if any(kind == INSERTED for kind, _ in self.state):
                return  # what was inserted and deleted again is in neither version
        styles = self.styles_of(properties)
        looked = properties.find(f"{W}rPrChange") if properties is not None else None
        if state == INSERTED:
            styles -= self.given.styles
        dress = self.reader.styles.own_dress(properties, self.given)
        styled = glyph._replace(styles=styles, target=self.link)
        self.signs.append(Sign(styled, state, trace, trace_of(looked) if looked is not None else None, dress))

    def styles_of(self, properties: ET.Element | None) -> frozenset[str]:
        is_complex = self.script == COMPLEX or (properties is not None and _is_on(properties, "rtl", "cs"))
        key = id(properties), bool(self.link), is_complex
        if self.last[0] != key:
            styles = self.reader.styles.styles_of(properties, linked=bool(self.link), is_complex=is_complex)
            self.last = key, styles
        return self.last[1]


def chosen(element: ET.Element) -> ET.Element:
    """The first of some alternatives (ECMA-376, part 3, 9.3); an empty one if there is none."""
    first = element.find(f"{_MC}Choice")
    other = element.find(f"{_MC}Fallback")
    return first if first is not None else other if other is not None else element


def is_placeholder(element: ET.Element) -> bool:
    """Whether a content control shows only that something is to be typed there."""
    return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _is_on(properties: ET.Element, *names: str) -> bool:
    found = (properties.find(f"{W}{name}") for name in names)
    return any(own is not None and own.get(f"{W}val", "true") not in ("0", "false", "off") for own in found)


def trace_of(element: ET.Element, *, moved: bool = False) -> Trace:
    """Who made a tracked change, and when."""
    return Trace(element.get(f"{W}author", "")[:200], day_of(element.get(f"{W}date", "")), moved)


def state_of(element: ET.Element) -> tuple[str, Trace]:
    """What a tracked change has made of what stands in it."""
    state, moved = STATES[element.tag]
    return state, trace_of(element, moved=moved)

"""Word documents of briefs as small as can be, with the bookmarks and properties of those that briefkit writes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from briefkit import Library
from briefkit.core.publication.places import Bookmarks
from briefkit.core.revisions.base import Printed, Spot
from briefkit.core.revisions.glyphs import BREAK, NOTE, Glyph
from briefkit.export.manuscript.printed import printed_paragraphs
from briefkit.export.quotation import with_quotation_marks
from briefkit.export.texts import sanitized
from tests.importers.word_files import docx

_LOOKS = {
    "strong": "<w:b/>",
    "emphasis": "<w:i/>",
    "strikethrough": "<w:strike/>",
    "underline": '<w:u w:val="single"/>',
}
_RAISED = {name: f'<w:vertAlign w:val="{name}"/>' for name in ("superscript", "subscript")}
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in range(1, 7)
)
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">'
    + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>' for level in range(9))
    + f'</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    for number, form in ((1, "bullet"), (2, "decimal"))
)
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
WHO = 'w:id="9" w:author="B. Reader" w:date="2026-11-28T10:00:00Z"'


def ins(text: str, look: str = "") -> str:
    """Words that B. Reader inserted."""
    return f'<w:ins {WHO}><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:ins>'


def gone(text: str) -> str:
    """Words that B. Reader deleted."""
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def run(text: str, look: str = "") -> str:
    """Words as the documents here have them."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


class Made:
    """A document of a brief; `replace` edits its XML before it is packed."""

    def __init__(self, folder: Path, name: str, *, marks: bool = True, source: str | None = None) -> None:
        library = Library.open(folder)
        brief = library.get(name)
        publication = with_quotation_marks(sanitized(library.publication(brief)))
        self.marks = marks
        self.names = Bookmarks()
        paragraphs = printed_paragraphs(publication)
        self.body = "".join(self._blocks([part for part in paragraphs if not part.note]))
        self.notes: dict[int, str] = {}
        for part in paragraphs:
            if part.note:
                self.notes[part.note] = self.notes.get(part.note, "") + self._paragraph(part)
        self.properties = {"briefkit-brief": brief.id, "briefkit-source": publication.source, "briefkit-format": "1"}
        if source is not None:
            self.properties["briefkit-source"] = source
        self.comments = ""

    def replace(self, old: str, new: str, *, note: int = 0) -> Made:
        """Put other XML in the place of some that stands there once."""
        text = self.notes[note] if note else self.body
        assert text.count(old) == 1, (text.count(old), old)
        if note:
            self.notes[note] = text.replace(old, new)
        else:
            self.body = text.replace(old, new)
        return self

    def typed(self, old: str, new: str, *, tracked: bool = True) -> Made:
        """Replace words inside one run, tracked or not."""
        before, _, rest = self.body.partition(old)
        assert rest, old
        head = before.rpartition('<w:t xml:space="preserve">')[2]
        look = before.rpartition("<w:rPr>")[2].partition("</w:rPr>")[0]
        tail = rest.partition("</w:t>")[0]
        whole = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{head}{old}{tail}</w:t></w:r>'
        middle = (gone(old) if old else "") + (ins(new, look) if new else "") if tracked else run(new, look)
        parts = (run(head, look) if head else "") + middle + (run(tail, look) if tail else "")
        self.body = self.body.replace(whole, parts, 1)
        return self

    def comment(self, words: str, text: str) -> Made:
        """Comment on words inside one run."""
        before, _, rest = self.body.partition(words)
        head, tail = before.rpartition('<w:t xml:space="preserve">')[2], rest.partition("</w:t>")[0]
        look = before.rpartition("<w:rPr>")[2].partition("</w:rPr>")[0]
        whole = f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{head}{words}{tail}</w:t></w:r>'
        parts = (
            f'{run(head, look)}<w:commentRangeStart w:id="5"/>{run(words, look)}<w:commentRangeEnd w:id="5"/>'
            f'<w:r><w:commentReference w:id="5"/></w:r>{run(tail, look)}'
        )
        assert whole in self.body
        self.body = self.body.replace(whole, parts, 1)
        self.comments = (
            f'<w:comment w:id="5" w:author="C. Reader" w:date="2026-11-27T09:00:00Z"><w:p>{run(text)}</w:p></w:comment>'
        )
        return self

    def packed(self) -> bytes:
        """The document."""
        notes = "".join(f'<w:footnote w:id="{number}">{text}</w:footnote>' for number, text in self.notes.items())
        values = "".join(
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">'
            f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
            for pid, (name, value) in enumerate(self.properties.items(), 2)
        )
        space = 'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
        parts: dict[str, bytes | str] = {
            "word/styles.xml": f"<w:styles {_SPACE}>{_STYLES}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_SPACE}>{_NUMBERING}</w:numbering>",
            "word/footnotes.xml": f"<w:footnotes {_SPACE}>{notes}</w:footnotes>",
            "word/comments.xml": f"<w:comments {_SPACE}>{self.comments}</w:comments>",
        }
        if self.marks:
            parts["docProps/custom.xml"] = f'<Properties xmlns="{_CUSTOM}" {space}>{values}</Properties>'
        return docx(self.body, parts=parts)

    def _blocks(self, paragraphs: Iterable[Printed]) -> Iterable[str]:
        row: list[str] = []
        line = ""
        for part in paragraphs:
            here = part.place.partition("c")[0] if part.in_cell else ""
            if row and here != line:
                yield f"<w:tr>{''.join(row)}</w:tr>"
                row = []
            if line and not here:
                yield "</w:tbl>"
            if here and not line:
                yield "<w:tbl>"
            line = here
            if here:
                row.append(f"<w:tc>{self._paragraph(part)}</w:tc>")
            else:
                yield self._paragraph(part)
        if row:
            yield f"<w:tr>{''.join(row)}</w:tr></w:tbl>"

    def _paragraph(self, part: Printed) -> str:
        style = f'<w:pStyle w:val="H{part.level - 1}"/>' if part.level > 1 else ""
        number = 2 if part.numbered else 1
        listed = (
            f'<w:numPr><w:ilvl w:val="{part.depth - 1}"/><w:numId w:val="{number}"/></w:numPr>' if part.depth else ""
        )
        inside, place, group = "", "", list[Spot]()
        for spot in (*part.spots, Spot(Glyph(""), "\0")):
            if spot.place != place and group:
                runs = self._runs(group)
                inside += self._marked(place, runs) if place and place != part.place else runs
                group = []
            place = spot.place
            group.append(spot)
        if part.place:
            inside = self._marked(part.place, inside)
        return f"<w:p><w:pPr>{style}{listed}</w:pPr>{inside}</w:p>"

    def _marked(self, place: str, inside: str) -> str:
        if not self.marks:
            return inside
        name = self.names.name(place)
        return f'<w:bookmarkStart w:id="1" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="1"/>'

    @staticmethod
    def _runs(spots: Iterable[Spot]) -> str:
        written, words, before = "", "", ("", "")
        for spot in (*spots, Spot(Glyph("", kind="end"))):
            glyph = spot.glyph
            look = "".join((_LOOKS | _RAISED).get(style, "") for style in sorted(glyph.styles))
            if words and (glyph.kind or (look, glyph.target) != before):
                made = run(words, before[0])
                written, words = written + (_linked(made, before[1]) if before[1] else made), ""
            before = look, glyph.target
            if glyph.kind == NOTE:
                written += f'<w:r><w:footnoteReference w:id="{glyph.text}"/></w:r>'
            elif glyph.kind == BREAK:
                written += "<w:r><w:br/></w:r>"
            elif not glyph.kind:
                words += glyph.text
        return written


def _linked(inside: str, target: str) -> str:
    parts = [f'<w:r><w:fldChar w:fldCharType="{name}"/></w:r>' for name in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{escape(target)}" </w:instrText></w:r>'
    return f"{parts[0]}{code}{parts[1]}{inside}{parts[2]}"

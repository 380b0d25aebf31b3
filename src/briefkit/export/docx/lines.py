"""Lines of a manuscript as paragraphs of Word."""

from __future__ import annotations

from typing import NamedTuple

from briefkit.core.publication.places import is_in_text
from briefkit.export.docx.format import Format
from briefkit.export.docx.numbering import Numbering
from briefkit.export.docx.state import State
from briefkit.export.docx.styles import LEVELS, RED, STEP
from briefkit.export.docx.words import WordRuns
from briefkit.export.layout import URGENT
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.value import InItem, InQuote, Line, Within
from briefkit.export.outline import TOP

_STYLES = {
    styles.STATUS: "Status",
    styles.NOTICE: "Status",
    styles.TITLE: "Title",
    styles.STANDFIRST: "Subtitle",
    styles.BYLINE: "Byline",
    styles.POINT: "KeyPoints",
    styles.DECISION: "Decision",
    styles.SUBHEAD: "",
    styles.TEXT: "",
    styles.TERM: "DefinitionTerm",
    styles.CODE: "HTMLPreformatted",
    styles.RULE: "",
    styles.ABSENT: "Quiet",
    styles.CAPTION: "Caption",
    styles.SCALE: "Quiet",
    styles.QUIET: "Quiet",
    styles.RECOMMENDATION: "",
    styles.SOURCE: "Bibliography",
    styles.ADDRESS: "SourceDetail",
    styles.QUOTATION: "SourceDetail",
    styles.FINE: "FinePrint",
}
"""Style of a line → style of its paragraph, outside of tables."""
_IN_CELLS = {
    styles.CLAIM: "TableClaim",
    styles.FACTS: "TableNote",
    styles.ESTIMATES: "TableNote",
    styles.REMARK: "TableNote",
    styles.QUIET: "TableNote",
    styles.QUOTATION: "TableNote",
}
_FORMATS = {
    styles.STATUS: Format(bold=True, colour=RED),
    styles.SUBHEAD: Format(bold=True),
    styles.QUOTATION: Format(italic=True),
}


class _Shape(NamedTuple):
    """What makes a paragraph: its style, whether it stays with what follows, its place in a list, and its indent."""

    style: str
    keep: bool = False
    numbering: str = ""
    indent: str = ""
    tight: bool = False
    spacing: str = ""
    new_page: bool = False


class LineWriter:
    """Writes the lines of one part of a document: its main text, or its footnotes."""

    def __init__(self, state: State, numbering: Numbering, *, in_notes: bool = False) -> None:
        self.state = state
        self.numbering = numbering
        self.in_notes = in_notes
        self.runs = WordRuns(state, in_notes=in_notes)

    def line(self, line: Line, *, before: str = "", after: str = "") -> str:
        """A paragraph; `before` and `after` are runs around its words."""
        return self.paragraph(line, self.shape(line), before=before, after=after)

    def in_cell(self, line: Line, *, align: str = "", bold: bool = False, keep: bool = False, colour: str = "") -> str:
        """A paragraph in a table."""
        how = _FORMATS.get(line.style, Format())
        how = how._replace(bold=how.bold or bold, colour=colour or how.colour)
        shape = _Shape(_IN_CELLS.get(line.style, "TableText"), keep)
        if not align and self.runs_backwards(line) != self.state.look.right_to_left:
            align = "right" if self.state.look.right_to_left else "left"
        return self.paragraph(line, shape, align=align, how=how)

    def shape(self, line: Line) -> _Shape:
        """What a line is in Word."""
        if line.style == styles.HEADING:
            return self.heading(line)
        style = _STYLES.get(line.style, "")
        if line.style == styles.CAPTION:
            return _Shape(style, line.leads)
        if self.in_notes:
            return _Shape(style or "FootnoteText", line.leads, self.number(line.within))
        if line.within:
            return self.inside(line, style)
        return _Shape(style, line.leads)

    def heading(self, line: Line) -> _Shape:
        """A heading; that of the key points, or of the decision wanted, is in its box."""
        if line.anchor.endswith("decision_"):
            return _Shape("DecisionHeading", keep=True)
        if line.anchor.endswith("points_"):
            return _Shape("KeyPointsHeading", keep=True)
        return _Shape(f"Heading{min(6, line.level - TOP + 1)}", keep=True, new_page=line.new_page)

    def inside(self, line: Line, style: str) -> _Shape:
        """A line in lists and quotations: the innermost list numbers it, all of them indent it."""
        items = [one for one in line.within if isinstance(one, InItem)]
        quotes = [one for one in line.within if isinstance(one, InQuote)]
        keep = line.leads
        if not items:
            return _Shape(
                style or _quoted(quotes[-1]),
                keep,
                indent=_indent(STEP * (len(line.within) - 1) + 283, 0) if len(quotes) > 1 else "",
            )
        depth, last = len(line.within) - 1, items[-1]
        if line.style == styles.POINT:
            return _Shape(style, keep, self.number(line.within, points=True))
        own = style or (_quoted(quotes[-1]) if quotes else "")
        number = "" if depth == 0 else str(depth + 1) if depth < LEVELS else str(LEVELS)
        listed = {"bullets": "ListBullet", "numbers": "ListNumber"}.get(last.form, "ListContinue")
        is_opened = last.opens and isinstance(line.within[-1], InItem)
        base = listed if is_opened else "ListContinue"
        indent = ""
        if last.form == "definitions" and last.opens:
            base, number = "DefinitionTerm", ""
            indent = _indent(STEP * depth, 0) if depth else ""
        elif last.form == "tasks" and is_opened:
            indent = _indent(STEP * (depth + 1), STEP)
        elif own or depth >= LEVELS:
            indent = _indent(STEP * (depth + 1), STEP if is_opened else 0)
        if style in ("Bibliography", "SourceDetail"):
            return _Shape(style, keep, self.number(line.within))
        name = own or f"{base}{number}"
        numbering = "" if last.form == "bullets" and self.state.house.numbers(name) else self.number(line.within)
        return _Shape(name, keep, numbering, indent, tight=last.tight)

    def number(self, within: Within, *, points: bool = False) -> str:
        """The element that puts a paragraph into its list; empty unless it opens an item with a bullet or number."""
        item = within[-1] if within else None
        if not isinstance(item, InItem) or not item.opens or item.form not in ("bullets", "numbers"):
            return ""
        depth = min(8, len(within) - 1)
        if item.form == "bullets":
            id_ = self.numbering.bullets(points=points)
        else:
            id_ = self.numbering.numbers(item.list, depth, item.number or 0)
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{id_}"/></w:numPr>'

    def paragraph(
        self,
        line: Line,
        shape: _Shape,
        *,
        align: str = "",
        how: Format | None = None,
        before: str = "",
        after: str = "",
    ) -> str:
        """A paragraph in the direction of its words, with the bookmark of its place."""
        backwards = self.runs_backwards(line)
        written = self.runs.words if is_in_text(line.place) else self.runs.words_apart
        inside = written(line.words, how or _FORMATS.get(line.style, Format()), backwards=backwards)
        inside = self.state.marked(line.place, inside)
        if line.anchor:
            inside = self._anchored(line, inside)
        if not align and backwards != self.state.look.right_to_left and not is_in_text(line.place):
            align = "right" if self.state.look.right_to_left else "left"
        if line.style == styles.RULE:
            align = "center"
            inside = '<w:r><w:t xml:space="preserve">* * *</w:t></w:r>'
        return f"<w:p>{self.properties(shape, align, backwards=backwards)}{before}{inside}{after}</w:p>"

    def runs_backwards(self, line: Line) -> bool:
        """Whether a line runs from right to left: an author's paragraph as its letters do, what briefkit puts together
        as the document."""
        is_own = is_in_text(line.place) or (line.place and not line.within)
        way = "ltr" if line.style == styles.CODE else line.way if is_own else None
        return way == "rtl" if way else self.state.look.right_to_left

    def _anchored(self, line: Line, inside: str) -> str:
        """A heading with the bookmarks that links and the table of contents lead to."""
        if not (line.place and self.state.has_places):
            inside = self.state.bookmarked(self.state.anchors[line.anchor], inside)
        if line.anchor in self.state.listed:
            inside = self.state.bookmarked(self.state.listed[line.anchor], inside)
        return inside

    def properties(self, shape: _Shape, align: str, *, backwards: bool) -> str:
        """The properties of a paragraph, in the order of the schema."""
        bidi = ""
        if backwards:
            bidi = "<w:bidi/>"
            align = {"left": "right", "right": "left"}.get(align, align)
        elif self.state.look.right_to_left:
            bidi = '<w:bidi w:val="0"/>'
        parts = [
            f'<w:pStyle w:val="{self.state.style(shape.style)}"/>' if shape.style else "",
            "<w:keepNext/>" if shape.keep and not shape.style.startswith("Heading") else "",
            "<w:pageBreakBefore/>" if shape.new_page else "",
            shape.numbering,
            bidi,
            shape.spacing,
            shape.indent,
            "<w:contextualSpacing/>" if shape.tight else "",
            f'<w:jc w:val="{align}"/>' if align else "",
        ]
        inside = "".join(parts)
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""


def _quoted(quote: InQuote) -> str:
    if quote.alert:
        return "AlertUrgent" if quote.alert in URGENT else "Alert"
    return "IntenseQuote" if quote.pull else "Quote"


def _indent(start: int, hanging: int) -> str:
    return (
        f'<w:ind w:left="{start}" w:hanging="{hanging}"/>' if hanging else f'<w:ind w:left="{start}" w:firstLine="0"/>'
    )

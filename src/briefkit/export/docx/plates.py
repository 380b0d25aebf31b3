"""Plates of a manuscript: pictures in paragraphs of their own, with their captions."""

from __future__ import annotations

from briefkit.export.docx.lines import LineWriter
from briefkit.export.docx.state import State
from briefkit.export.docx.styles import STEP
from briefkit.export.docx.xml import escape
from briefkit.export.manuscript.value import Plate


def plate_xml(plate: Plate, state: State, lines: LineWriter, *, wide: int = 0) -> str:
    """A picture on the page of its caption; its description where it cannot be drawn."""
    relationships = lines.runs.relationships
    indent = STEP * len(plate.within)
    drawn = state.pictures.inline(plate.picture, plate.alt, relationships, wide=wide or state.look.width - indent)
    if not drawn:
        drawn = f'<w:t xml:space="preserve">[{escape(plate.alt)}]</w:t>'
    run = state.marked(plate.place, f"<w:r>{drawn}</w:r>")
    if plate.url:
        run = _linked(plate.url, run, state, lines)
    keep = "<w:keepNext/>" if plate.caption else ""
    bidi = "<w:bidi/>" if state.look.right_to_left else ""
    moved = f'<w:ind w:left="{indent}"/>' if indent else ""
    picture = f'<w:p><w:pPr>{keep}{bidi}<w:spacing w:before="160" w:after="80"/>{moved}</w:pPr>{run}</w:p>'
    return picture + (lines.line(plate.caption) if plate.caption else "")


def _linked(url: str, run: str, state: State, lines: LineWriter) -> str:
    if url.startswith("#"):
        name = state.anchors.get(url[1:])
        return f'<w:hyperlink w:anchor="{name}">{run}</w:hyperlink>' if name else run
    return f'<w:hyperlink r:id="{lines.runs.relationships.address(url)}">{run}</w:hyperlink>'

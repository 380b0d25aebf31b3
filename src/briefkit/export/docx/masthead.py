"""The masthead of a Word document: the house at the start of a line, kind and date at its end."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.export.docx.format import Format
from briefkit.export.docx.lines import LineWriter
from briefkit.export.docx.state import State
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.value import Line, Plate

_LOGO = 737  # twentieths of a point: how high a logo is, 13 mm
_TAB = "<w:r><w:tab/></w:r>"


def masthead_xml(parts: Sequence[Line | Plate], state: State, lines: LineWriter) -> str:
    """The house or its logo with the kind of the brief, and the date below a line."""
    look, runs = state.look, lines.runs
    bidi = "<w:bidi/>" if look.right_to_left else ""
    house = kind = date = ""
    for part in parts:
        if state.house.has_letterhead and (isinstance(part, Plate) or part.style == styles.HOUSE):
            continue  # it is there already
        if isinstance(part, Plate):
            drawn = state.pictures.inline(
                part.picture, part.alt, state.relationships, tallest=_LOGO, wide=look.width // 2
            )
            house = f"<w:r>{drawn}</w:r>" if drawn else runs.text(part.alt, Format())
        elif part.style == styles.HOUSE:
            house = runs.words(part.words)
        elif part.style == styles.KIND:
            kind = runs.words(part.words, Format(bold=True))
        else:
            date = runs.words(part.words)

    def paragraph(style: str, inside: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{state.style(style)}"/>{bidi}</w:pPr>{inside}</w:p>'

    return paragraph("Masthead", f"{house}{_TAB}{kind}") + paragraph("MastheadDate", f"{_TAB}{date}")

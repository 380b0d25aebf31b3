"""The footnotes of a Word document."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.export.docx.format import Format, properties_of
from briefkit.export.docx.grids import GridWriter
from briefkit.export.docx.lines import LineWriter
from briefkit.export.docx.numbering import Numbering
from briefkit.export.docx.plates import plate_xml
from briefkit.export.docx.state import State
from briefkit.export.docx.xml import root
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.value import Line, Part, Plate
from briefkit.export.notes import unreached_note

_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" '
    f'w:lineRule="auto"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for kind, number, mark in (
        ("separator", -1, "separator"),
        ("continuationSeparator", 0, "continuationSeparator"),
    )
)


def footnotes_xml(state: State, numbering: Numbering) -> str:
    """The part with the footnotes that the text refers to; any other is left out, with a warning."""
    written = [_SEPARATORS]
    lines = LineWriter(state, numbering, in_notes=True)
    for number, parts in enumerate(state.manuscript.notes, 1):
        if number in state.mentioned:
            written.append(f'<w:footnote w:id="{number}">{_note(parts, state, lines)}</w:footnote>')
        else:
            state.warnings.append(unreached_note(number, state.publication.notes[number - 1]))
    return root("w:footnotes", "".join(written), "w", "r", "wp", "a", "pic", "m")


def _note(parts: Sequence[Part], state: State, lines: LineWriter) -> str:
    """A footnote: its mark stands before the words of its first paragraph."""
    how = properties_of(Format(style=state.style("FootnoteReference")))
    mark = f'<w:r>{how}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    rest = list(parts)
    if not rest or not isinstance(rest[0], Line) or rest[0].within:
        rest.insert(0, Line(styles.TEXT, ()))
    written, grids = [], GridWriter(state, lines)
    for number, part in enumerate(rest):
        if isinstance(part, Line):
            written.append(lines.line(part, before="" if number else mark))
        elif isinstance(part, Plate):
            written.append(plate_xml(part, state, lines))
        else:
            written.append(grids.grid(part))  # type: ignore[arg-type]  # there are no other parts in notes
    return "".join(written)

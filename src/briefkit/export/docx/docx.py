"""DOCX: a publication as a Word document with real styles, footnotes and fields, always with the same bytes.

Each paragraph that prints words of the brief's file has the bookmark of their place, and the document the hash of the
file, so that edits in it can be taken back into the brief.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from briefkit.core.publication.value import Publication
from briefkit.export.docx.contents import contents_xml
from briefkit.export.docx.grids import GridWriter
from briefkit.export.docx.lines import LineWriter
from briefkit.export.docx.masthead import masthead_xml
from briefkit.export.docx.notes import footnotes_xml
from briefkit.export.docx.numbering import Numbering, numbering_xml
from briefkit.export.docx.package import MARK, packed
from briefkit.export.docx.plates import plate_xml
from briefkit.export.docx.properties import app_xml, core_xml, custom_xml
from briefkit.export.docx.running import footer_xml, header_xml
from briefkit.export.docx.settings import settings_xml
from briefkit.export.docx.state import State
from briefkit.export.docx.styles import spaced, styles_xml
from briefkit.export.docx.xml import root
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.manuscript import make_manuscript
from briefkit.export.manuscript.value import Contents, Grid, Line, Manuscript, Plate
from briefkit.export.result import ExportResult, finish

_ONE_PAGE = "a Word document has as many pages as the reader's program makes of it: look that this one has one"


def write_docx(publication: Publication, *, strict: bool = False) -> ExportResult:
    """Write a publication for Word. Raises `ExportError` if `strict` and it differs from the author's text."""
    manuscript = make_manuscript(publication)
    state = State(manuscript)
    data = packed(_parts(state))
    remarks = [*manuscript.remarks, *([_ONE_PAGE] if publication.layout.one_page else [])]
    return finish(data, [*manuscript.warnings, *state.warnings], strict=strict, remarks=remarks)


def _parts(state: State) -> dict[str, str | bytes]:
    """The parts of the document by name. The text is written first: the others list what it refers to."""
    publication, look, numbering = state.publication, state.look, Numbering()
    document = _document(state, numbering)
    footnotes = footnotes_xml(state, numbering)
    parts: dict[str, str | bytes] = {
        MARK: app_xml(publication),
        "docProps/core.xml": core_xml(publication),
        "docProps/custom.xml": custom_xml(publication),
        "word/document.xml": document,
        "word/footnotes.xml": footnotes,
        "word/styles.xml": styles_xml(look),
        "word/numbering.xml": numbering_xml(numbering, look),
        "word/settings.xml": settings_xml(look),
        "word/header1.xml": header_xml(publication, look, style=state.style("Header")),
        "word/footer1.xml": footer_xml(publication, look, style=state.style("Footer")),
        "word/_rels/document.xml.rels": state.relationships.xml(),
    }
    if state.note_relationships:
        parts["word/_rels/footnotes.xml.rels"] = state.note_relationships.xml()
    return parts | {f"word/media/{name}": data for name, data in state.pictures.files.items()}


def _document(state: State, numbering: Numbering) -> str:
    relationships = state.relationships
    for kind in ("styles", "numbering", "settings", "footnotes"):
        relationships.part(kind, f"{kind}.xml")
    header, footer = relationships.part("header", "header1.xml"), relationships.part("footer", "footer1.xml")
    body = "".join(_body(state.manuscript, state, numbering))
    return root(
        "w:document", f"<w:body>{body}{_section(state, header, footer)}</w:body>", "w", "r", "wp", "a", "pic", "m"
    )


def _body(manuscript: Manuscript, state: State, numbering: Numbering) -> Iterator[str]:
    lines = LineWriter(state, numbering)
    grids = GridWriter(state, lines)
    head, rest = _masthead_of(manuscript)
    yield masthead_xml(head, state, lines)
    before: object = None
    for part, following in zip_longest(rest, rest[1:]):
        match part:
            case Line(styles.FINE) if not (isinstance(before, Line) and before.style == styles.FINE):
                yield lines.paragraph(part, lines.shape(part)._replace(spacing=spaced(400, 60)))
            case Line(styles.POINT) if not (isinstance(following, Line) and following.style == styles.POINT):
                yield lines.paragraph(part, lines.shape(part)._replace(spacing=spaced(0, 300)))
            case Line():
                yield lines.line(part)
            case Grid():
                yield grids.grid(part)
            case Plate():
                yield plate_xml(part, state, lines)
            case Contents():
                yield contents_xml(part, state, lines)
            case _:
                pass  # notes are at the foot of their page
        before = part


def _masthead_of(manuscript: Manuscript) -> tuple[list[Line | Plate], list[object]]:
    head: list[Line | Plate] = []
    rest: list[object] = []
    for part in manuscript.parts:
        is_head = (isinstance(part, Plate) and part.style == "logo") or (
            isinstance(part, Line) and part.style in (styles.HOUSE, styles.KIND, styles.DATE)
        )
        if is_head and isinstance(part, Line | Plate):
            head.append(part)
        else:
            rest.append(part)
    return head, rest


def _section(state: State, header: str, footer: str) -> str:
    """The page: its size and margins, and what runs on it; the first page has no header."""
    look = state.look
    (width, height), (top, bottom, side) = look.paper, look.margins
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:footerReference w:type="first" r:id="{footer}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" '
        f'w:left="{side}" w:header="680" w:footer="600" w:gutter="0"/><w:titlePg/>'
        f"{'<w:bidi/>' if look.right_to_left else ''}</w:sectPr>"
    )

"""DOCX: a publication as a Word document with real styles, footnotes and fields, always with the same bytes.

Each paragraph that prints words of the brief's file has the bookmark of their place, and the document the hash of the
file, so that edits in it can be taken back into the brief.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.value import Publication
from briefkit.core.revisions.pictures import picture_mark
from briefkit.export.docx.contents import contents_xml
from briefkit.export.docx.grids import GridWriter
from briefkit.export.docx.lines import LineWriter
from briefkit.export.docx.masthead import masthead_xml
from briefkit.export.docx.notes import footnotes_xml
from briefkit.export.docx.numbering import Numbering, numbering_xml
from briefkit.export.docx.package import MARK, packed
from briefkit.export.docx.plates import plate_xml
from briefkit.export.docx.properties import app_xml, core_xml, custom_xml
from briefkit.export.docx.running import Running, running_parts, words_running
from briefkit.export.docx.settings import settings_xml
from briefkit.export.docx.state import State
from briefkit.export.docx.styles import spaced
from briefkit.export.docx.xml import DECLARATION, root, with_namespaces
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.document import manuscript_of
from briefkit.export.manuscript.printed import own_paragraphs
from briefkit.export.manuscript.value import Contents, Grid, Line, Manuscript, Plate
from briefkit.export.result import ExportResult, finish

_ONE_PAGE = "a Word document has as many pages as the reader's program makes of it: look that this one has one"


def write_docx(document: Publication | Dossier, *, strict: bool = False) -> ExportResult:
    """Write a publication or a dossier for Word. Raises `ExportError` if `strict` and it differs from the texts."""
    manuscript = manuscript_of(document)
    state = State(manuscript)
    data = packed(_parts(state))
    remarks = [*manuscript.remarks, *([_ONE_PAGE] if document.layout.one_page else [])]
    return finish(data, [*manuscript.warnings, *state.warnings], strict=strict, remarks=remarks)


def _parts(state: State) -> dict[str, str | bytes]:
    """The parts of the document by name. The text is written first: the others list what it refers to."""
    publication, look, house = state.publication, state.look, state.house.reference
    numbering = Numbering(house.highest)
    running = running_parts(state)
    document = _document(state, numbering, running)
    parts: dict[str, str | bytes] = {
        MARK: app_xml(publication),
        "docProps/core.xml": core_xml(publication),
        "docProps/custom.xml": custom_xml(publication, _own(state, running), is_dossier=state.manuscript.is_dossier),
        "word/document.xml": document,
        "word/footnotes.xml": footnotes_xml(state, numbering),
        "word/styles.xml": state.house.styles_xml(),
        "word/numbering.xml": numbering_xml(numbering, look, house),
        "word/settings.xml": settings_xml(look, even_pages=house.has_even_pages),
        "word/_rels/document.xml.rels": state.relationships.xml(),
    }
    if state.comments:
        parts["word/comments.xml"] = state.comments.xml()
    if house.theme:
        parts["word/theme/theme1.xml"] = f"{DECLARATION}{with_namespaces(house.theme, 'a', 'r')}"
    if state.note_relationships:
        parts["word/_rels/footnotes.xml.rels"] = state.note_relationships.xml()
    for part in running:
        parts |= part.files
    media = state.pictures.files | dict(house.media)
    return parts | {f"word/media/{name}": data for name, data in media.items()}


def _own(state: State, running: Sequence[Running]) -> Iterable[str]:
    """The paragraphs in which briefkit writes something itself, and the pictures; of a dossier, which never comes back,
    none.
    """
    if state.manuscript.is_dossier:
        return ()
    heads = (words for part in running for words in words_running(part))
    pictures = (picture_mark(data) for _, data in sorted(state.pictures.files.items()))
    return chain(own_paragraphs(state.manuscript, letterhead=state.house.has_letterhead), heads, pictures)


def _document(state: State, numbering: Numbering, running: Sequence[Running]) -> str:
    relationships = state.relationships
    for kind in ("styles", "numbering", "settings", "footnotes", *(["theme"] if state.house.reference.theme else [])):
        relationships.part(kind, "theme/theme1.xml" if kind == "theme" else f"{kind}.xml")
    references = "".join(
        f'<w:{part.kind}Reference w:type="{part.pages}" r:id="{relationships.part(part.kind, f"{part.name}.xml")}"/>'
        for part in running
    )
    body = "".join(_body(state.manuscript, state, numbering))
    if state.comments:
        relationships.part("comments", "comments.xml")
    content = f"<w:body>{body}{_section(state, references)}</w:body>"
    return root("w:document", content, "w", "r", "wp", "a", "pic", "m")


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
            case Line(styles.POINT | styles.DECISION as style) if not (
                isinstance(following, Line) and following.style == style
            ):
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


def _section(state: State, references: str) -> str:
    """The page: its size and margins, and what runs on it; the first page has no header of ours."""
    look, house = state.look, state.house
    (width, height), (top, right, bottom, left, header, footer) = look.paper, look.margins
    turned = ' w:orient="landscape"' if width > height else ""
    has_title_page = house.reference.has_title_page if house.reference.running else True
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" '
        f'w:footer="{footer}" w:gutter="0"/>{"<w:titlePg/>" if has_title_page else ""}'
        f"{'<w:bidi/>' if look.right_to_left else ''}</w:sectPr>"
    )

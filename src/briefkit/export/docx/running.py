"""The running header and footer of a Word document, and the page that they are on."""

from __future__ import annotations

from briefkit.core.publication.labels import Labels, other_language_of_labels
from briefkit.core.publication.value import FOOTER, HEADER, Publication
from briefkit.export.docx.directed import directed
from briefkit.export.docx.format import Format
from briefkit.export.docx.look import Look
from briefkit.export.docx.words import field_of, text_run
from briefkit.export.docx.xml import root
from briefkit.export.own_parts import own_running_line

_LONGEST_TITLE, _LONGEST_NAME = 75, 50  # letters, as in the PDF
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


def header_xml(publication: Publication, look: Look, *, style: str) -> str:
    """The header of every page but the first: who publishes it, and its title."""
    own = _own(publication, HEADER, look)
    if own is None:
        name = publication.imprint.name or publication.publisher
        left = _words(_shortened(name, _LONGEST_NAME), look, Format(bold=True))
        own = f"{left}{_TAB}{_words(_shortened(publication.title, _LONGEST_TITLE), look)}"
    return root("w:hdr", _paragraph(own, look, style), "w", "r")


def footer_xml(publication: Publication, look: Look, *, style: str) -> str:
    """The footer of every page: what its readers must know, and the number of the page."""
    own = _own(publication, FOOTER, look)
    if own is None:
        labels, other = Labels(publication.language), other_language_of_labels(publication.language) or ""
        how = Format(language=other)
        notice = [text for text in (publication.status_label, publication.imprint.footer) if text]
        before, between = (_words(text, look, how) for text in (f"{labels['page']} ", f" {labels['of']} "))
        number = f"{before}{_field('page')}{between}{_field('pages')}"
        own = f"{_words('  ·  '.join(notice), look)}{_TAB}{number}"
    return root("w:ftr", _paragraph(own, look, style), "w", "r")


_TAB = "<w:r><w:tab/></w:r>"


def _own(publication: Publication, part: str, look: Look) -> str | None:
    """The publisher's own line, if there is one."""
    pieces = own_running_line(publication, part)
    if pieces is None:
        return None
    return "".join(
        _field(piece["counter"]) if "counter" in piece else _words(piece.get("text", piece.get("value", "")), look)
        for piece in pieces
    )


def _words(text: str, look: Look, how: Format = Format()) -> str:  # noqa: B008 - immutable
    return "".join(
        text_run(piece, how._replace(backwards=backwards))
        for backwards, piece in directed(text, backwards=look.right_to_left)
    )


def _field(name: str) -> str:
    return field_of(f'<w:instrText xml:space="preserve"> {_FIELDS[name]} </w:instrText>', "<w:t>1</w:t>")


def _paragraph(inside: str, look: Look, style: str) -> str:
    bidi = "<w:bidi/>" if look.right_to_left else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{inside}</w:p>'


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}…"

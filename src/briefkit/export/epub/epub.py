"""EPUB 3.3: the content of the page as XHTML, in files of their own, with pictures beside them.

Nothing in a book runs or loads anything: the content is sanitized as that of a page is, and drawings are written anew.
"""

from __future__ import annotations

from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.picture import MOST_PIXELS
from briefkit.core.publication.value import STYLE, Publication
from briefkit.export.epub.book import Book
from briefkit.export.epub.chapters import chapters_of, headings_of
from briefkit.export.epub.media import Media
from briefkit.export.epub.style import book_style
from briefkit.export.epub.xhtml import as_xml, tree_of
from briefkit.export.html.body import HtmlBody
from briefkit.export.html.page import environment, sanitizer
from briefkit.export.nesting import limit_nesting
from briefkit.export.outline import LISTED, TOP, has_contents, make_outline
from briefkit.export.result import ExportResult, finish
from briefkit.export.texts import map_texts
from briefkit.export.together import kept_together


def write_epub(document: Publication | Dossier, *, strict: bool = False) -> ExportResult:
    """Write a document as a book. Raises `ExportError` if `strict` and it differs from the author's text."""
    readable = map_texts(map_texts(document, as_xml), kept_together, code=False)
    book, warnings = _make_dossier(readable) if isinstance(readable, Dossier) else _make_book(readable)
    return finish(book.data(), warnings, strict=strict, remarks=_remarks(document))


def _make_dossier(dossier: Dossier) -> tuple[Book, list[str]]:
    from briefkit.export.epub.dossier import make_dossier_book  # noqa: PLC0415 - for dossiers only

    return make_dossier_book(dossier)


def _make_book(publication: Publication) -> tuple[Book, list[str]]:
    """The book of a publication, with warnings."""
    limited, nested = limit_nesting(publication)
    outline = make_outline(limited.blocks)
    body = HtmlBody(limited, environment())
    body.blocks.room = MOST_PIXELS  # bytes: a book holds each picture once, however often it is shown
    tree = tree_of(sanitizer().clean(body.content(outline.blocks)))
    media = Media()
    lost = media.place(tree, body)
    chapters = chapters_of(tree)
    headings = headings_of(chapters, TOP + LISTED - 1)
    listed = has_contents(limited.kind, outline.blocks)
    book = Book(limited, chapters, headings, media.files, book_style(limited), has_contents=listed)
    return book, [*nested, *outline.warnings, *body.warnings, *lost]


def _remarks(document: Publication | Dossier) -> list[str]:
    """What has no meaning in a book, whose reader chooses the size of letters and pages."""
    layout, remarks = document.layout, []
    if layout.large_print:
        remarks.append("an EPUB is read in the reader's own size of letters: --large-print changes nothing in it")
    if layout.paper:
        remarks.append("an EPUB has no paper: --paper changes nothing in it")
    if layout.one_page:
        remarks.append("an EPUB has no pages: with --one-page it only has less in it, however long that is")
    if STYLE in document.imprint.parts:
        remarks.append(f"{STYLE} of your own templates is the style of pages, and not used in an EPUB")
    return remarks

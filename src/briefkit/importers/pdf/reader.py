"""PDF files as documents: page by page to lines in reading order, then to paragraphs, notes, tables and facts."""

from __future__ import annotations

from briefkit.errors import BriefkitError
from briefkit.importers.document import LANGUAGE, Document, Fact
from briefkit.importers.header_fields import fields_apart, header_of, with_header
from briefkit.importers.lines import DATELINE
from briefkit.importers.paragraphs import numbered
from briefkit.importers.pdf.characters import UNKNOWN, PageText, page_text
from briefkit.importers.pdf.facts import said_by_file, with_authors, with_stated
from briefkit.importers.pdf.layout import paragraphs_of_pages
from briefkit.importers.pdf.opening import File, opened
from briefkit.importers.written_dates import date_alone

MOST_CHARACTERS = 1_500_000
"""Characters of a file that is imported: three long books."""
_UNREADABLE = 0.25  # of the characters, without a letter that they stand for
_WAITING = 600  # characters of the page that tells to open a form elsewhere


def read_pdf(data: bytes) -> Document:
    """The paragraphs of a PDF file, with the numbers of their pages, and what its pages state of it.

    Raises BriefkitError for a file that is encrypted, damaged or too long, or that holds no text that can be read.
    """
    with opened(data) as file:
        pages: list[PageText] = []
        read = 0
        for number in range(file.pages):
            pages.append(page_text(file.handle, number))
            read += len(pages[-1].characters)
            if read > MOST_CHARACTERS:
                raise BriefkitError(
                    f"it holds more than {MOST_CHARACTERS:,} characters",
                    hint="import a part of it as a file of its own",
                )
        _refuse_unreadable(file, pages)
        stated = with_stated(fields_apart(paragraphs_of_pages(pages, file.title)))
        paragraphs, facts = with_authors(stated, file.author)
        if header := header_of(paragraphs):
            paragraphs = with_header(paragraphs, header)
            facts = [*header.facts, *facts]
        is_dated = any(part.kind == DATELINE or date_alone(part.text) for part in paragraphs if part.page <= 2)
        if file.language:
            facts.append(Fact(LANGUAGE, file.language, "the file"))
        notes = [*_notes(pages), *file.notes, *said_by_file(file, paragraphs, is_dated=is_dated)]
        return Document(tuple(numbered(paragraphs)), tuple(facts), notes=tuple(notes))


def _refuse_unreadable(file: File, pages: list[PageText]) -> None:
    letters = [item.text for page in pages for item in page.characters if item.text != " "]
    if not letters:
        pictures = sum(bool(page.shapes.pictures) for page in pages)
        if not pictures:
            raise BriefkitError("the PDF file has no text: its pages are drawn, or empty")
        raise BriefkitError(
            f"the PDF file has pictures of {pictures} page{'s' if pictures > 1 else ''} and no text",
            hint="run text recognition over it first, for example with ocrmypdf",
        )
    text = "".join(letters)
    if file.is_form and len(text) < _WAITING:
        raise BriefkitError(
            "the PDF file is a form that only its own program shows (XFA)",
            hint="print it to a new PDF file, import that",
        )
    if text.count(UNKNOWN) > _UNREADABLE * len(text):
        raise BriefkitError(
            "the PDF file does not say which letters its signs stand for",
            hint="run text recognition over it, for example with ocrmypdf --force-ocr",
        )


def _notes(pages: list[PageText]) -> list[str]:
    """How the pages had to be read, and what on them is left out."""
    notes = []
    without = [number for number, page in enumerate(pages, 1) if not any(i.text != " " for i in page.characters)]
    if without:
        notes.append(f"no text on {_numbers(without)}")
    if recognised := [number for number, page in enumerate(pages, 1) if page.is_recognised]:
        notes.append(f"{_numbers(recognised)}: the text was recognised from a picture of the page, so check it")
    counts = (
        (sum(page.hidden for page in pages), "that nobody sees on the page (invisible, white or tiny)"),
        (sum(page.sideways for page in pages), "that stand sideways"),
        (sum(page.outside for page in pages), "outside the edges of the page"),
    )
    notes += [f"{count:,} characters {where} left out" for count, where in counts if count]
    if unknown := sum(item.text == UNKNOWN for page in pages for item in page.characters):
        notes.append(f"{unknown:,} characters could not be read, as the file does not say what they are")
    pictures = sum(box.area > 0.01 * page.width * page.height for page in pages for box in page.shapes.pictures)
    if pictures and not all(page.is_recognised for page in pages):
        notes.append(f"{pictures} picture{'s' if pictures > 1 else ''} left out")
    return notes


def _numbers(pages: list[int]) -> str:
    """Numbers of pages, such as: pages 1, 3 and 2 more."""
    shown = ", ".join(map(str, pages[:8]))
    more = f" and {len(pages) - 8} more" if len(pages) > 8 else ""
    return f"page{'s' if len(pages) > 1 else ''} {shown}{more}"

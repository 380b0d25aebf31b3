"""Plain text: a page copied from a browser, a mail, a file of notes."""

from __future__ import annotations

from briefkit.importers.decode import decode
from briefkit.importers.document import Document
from briefkit.importers.header_fields import fields_apart, header_of, with_header
from briefkit.importers.mail_text import own_words
from briefkit.importers.page_breaks import without_page_breaks
from briefkit.importers.paragraphs import paragraphs_of


def read_text(data: bytes) -> Document:
    """The paragraphs of a text. Raises BriefkitError if it is no text."""
    decoded = decode(data)
    paragraphs = without_page_breaks(fields_apart(paragraphs_of(decoded.text)))
    header = header_of(paragraphs)
    if header is None:
        return Document(tuple(paragraphs), notes=decoded.notes)
    paragraphs = with_header(paragraphs, header)
    if header.is_mail:
        own = own_words(paragraphs)
        paragraphs, header = own.paragraphs, own.header or header
    return Document(tuple(paragraphs), tuple(header.facts), notes=decoded.notes)

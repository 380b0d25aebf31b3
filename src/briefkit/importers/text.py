"""Plain text: a page copied from a browser, a mail, a file of notes."""

from __future__ import annotations

from briefkit.importers.decode import decode
from briefkit.importers.document import Document
from briefkit.importers.paragraphs import paragraphs_of


def read_text(data: bytes) -> Document:
    """The paragraphs of a text. Raises BriefkitError if it is no text."""
    decoded = decode(data)
    return Document(tuple(paragraphs_of(decoded.text)), notes=decoded.notes)

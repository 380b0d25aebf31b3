"""Reads a document that comes back, in whichever format it was saved."""

from __future__ import annotations

from briefkit.core.revisions.document import Returned
from briefkit.errors import BriefkitError
from briefkit.importers.word.archive import Archive

_ZIP = b"PK\x03\x04"
_ODT = b"application/vnd.oasis.opendocument.text"


def read_returned(data: bytes) -> Returned:
    """The document in a Word file or an OpenDocument text. Raises BriefkitError for anything else, and for damage."""
    if not data.startswith(_ZIP):
        raise BriefkitError("it is neither a Word document (.docx) nor an OpenDocument text (.odt)", hint=_hint(data))
    archive = Archive(data)
    if "word/document.xml" in archive.names:
        from briefkit.importers.revisions.word import read_word  # noqa: PLC0415 - one of two

        return read_word(archive)
    if "content.xml" in archive.names and ("mimetype" not in archive.names or archive.read("mimetype").strip() == _ODT):
        from briefkit.importers.revisions.opendocument import read_opendocument  # noqa: PLC0415 - one of two

        return read_opendocument(archive)
    raise BriefkitError("it is neither a Word document (.docx) nor an OpenDocument text (.odt)")


def _hint(data: bytes) -> str | None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "open it in a word processor, and save it as .docx"
    return "save it as .docx or .odt" if data.startswith((b"{\\rtf", b"%PDF")) else None

"""What a file is that is no document that can be read, and what to do about it."""

from __future__ import annotations

from briefkit.errors import BriefkitError
from briefkit.importers.word.archive import Archive

_OLE = b"\xd0\xcf\x11\xe0"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
"""The stream with the package in a protected Office document ([MS-OFFCRYPTO], 2.3.4.4)."""
_BEGINNING = 4096
_NEITHER = "it is neither a Word document (.docx) nor an OpenDocument text (.odt)"
_SAVE = "open it in a word processor, and save it as .docx or .odt"
_BY_HAND = "ask for the changes in the Word file that was sent"
_DOWNLOAD = "open it in Google Docs, and download it as Microsoft Word (.docx)"
_STARTS = (
    (b"{\\rtf", "it is a document in Rich Text Format (.rtf)", _SAVE),
    (b"%PDF", "it is a PDF, whose words cannot be taken back", _BY_HAND),
)
_HOLDS = (
    (b"opendocument.text", "it is a flat OpenDocument text (.fodt)", _SAVE),
    (b"Word.Document", "it is a Word document as one XML file", _SAVE),
    (b"docs.google.com", "it is a link to a document in Google Docs", _DOWNLOAD),
    (b"<html", "it is a web page", _BY_HAND),
)
_PARTS = (
    ("Index/Document.iwa", "it is a document of Pages", "export it from Pages as Word (.docx)"),
    ("xl/workbook.xml", "it is a workbook, no document", _BY_HAND),
    ("ppt/presentation.xml", "it is a presentation, no document", _BY_HAND),
)


def refused_file(data: bytes) -> BriefkitError:
    """Why a file that is no archive cannot be read."""
    if data.startswith(_OLE):
        if _PROTECTED in data:
            return protected()
        return BriefkitError("it is a document of an old Word (.doc), or of another Office program", hint=_SAVE)
    if not data.strip():
        return BriefkitError("it is empty", hint="get it again")
    beginning = data[:_BEGINNING]
    found = [
        *((message, hint) for start, message, hint in _STARTS if beginning.startswith(start)),
        *((message, hint) for word, message, hint in _HOLDS if word.lower() in beginning.lower()),
    ]
    message, hint = found[0] if found else (_NEITHER, None)
    return BriefkitError(message, hint=hint)


def refused_archive(archive: Archive) -> BriefkitError:
    """Why an archive is no document that can be read."""
    found = ((message, hint) for name, message, hint in _PARTS if name in archive.names)
    message, hint = next(found, (_NEITHER, None))
    return BriefkitError(message, hint=hint)


def protected() -> BriefkitError:
    """That a document has a password."""
    return BriefkitError("it is protected by a password", hint="save it without one")

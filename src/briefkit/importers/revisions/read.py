"""Reads a document that comes back, in whichever format it was saved.

Whoever sent it may have put anything into it, so that it is read in a process of its own, within limits.
"""

from __future__ import annotations

from typing import Any

from briefkit.core.revisions.document import Returned
from briefkit.errors import BriefkitError
from briefkit.importers.revisions.packed import packed, unpacked
from briefkit.importers.word.archive import Archive

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b":encryption-data"
"""The files of an OpenDocument package, and what is told of those that are encrypted (OpenDocument 1.3, part 2)."""
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
"""The stream with the package in a protected Office document ([MS-OFFCRYPTO], 2.3.4.4)."""
_ODT = b"application/vnd.oasis.opendocument.text"


_PLACE = f"{__name__}:read_packed"
_BY_HAND = "write its changes into the brief by hand"


def read_returned(data: bytes) -> Returned:
    """The document in a Word file or an OpenDocument text, read in a process of its own.

    Raises BriefkitError for anything else, for damage, and for a document that takes too much time or memory.
    """
    from briefkit.importers.contained.process import LimitError, read_contained  # noqa: PLC0415 - not in the child

    try:
        return unpacked(read_contained(_PLACE, data, "documents that come back"))
    except LimitError as error:
        raise BriefkitError(error.message, hint=_BY_HAND) from error
    except ValueError as error:
        raise BriefkitError("the reader for documents that come back broke on it", hint=_BY_HAND) from error


def read_packed(data: bytes) -> tuple[Any, ...]:
    """The document as the process that reads it sends it. Raises BriefkitError as `read_own` does."""
    return packed(read_own(data))


def read_own(data: bytes) -> Returned:
    """The document in a file that briefkit has made itself, read in this process.

    Raises BriefkitError for what is neither a Word file nor an OpenDocument text, and for damage.
    """
    if data.startswith(_OLE) and _PROTECTED in data:
        raise BriefkitError("it is protected by a password", hint="save it without one")
    if not data.startswith(_ZIP):
        raise BriefkitError("it is neither a Word document (.docx) nor an OpenDocument text (.odt)", hint=_hint(data))
    archive = Archive(data)
    if any(_ENCRYPTED in archive.read(name) for name in archive.names & {_MANIFEST}):
        raise BriefkitError("it is protected by a password", hint="save it without one")
    if "word/document.xml" in archive.names:
        from briefkit.importers.revisions.word import read_word  # noqa: PLC0415 - one of two

        return read_word(archive)
    if "content.xml" in archive.names and ("mimetype" not in archive.names or archive.read("mimetype").strip() == _ODT):
        from briefkit.importers.revisions.opendocument import read_opendocument  # noqa: PLC0415 - one of two

        return read_opendocument(archive)
    raise BriefkitError("it is neither a Word document (.docx) nor an OpenDocument text (.odt)")


def _hint(data: bytes) -> str | None:
    if data.startswith(_OLE):
        return "open it in a word processor, and save it as .docx"
    return "save it as .docx or .odt" if data.startswith((b"{\\rtf", b"%PDF")) else None

"""Reads a document that comes back, in whichever format it was saved.

Whoever sent it may have put anything into it, so that it is read in a process of its own, within limits.
"""

from __future__ import annotations

from typing import Any

from briefkit.core.revisions.document import Returned
from briefkit.errors import BriefkitError
from briefkit.importers.revisions.kinds import protected, refused_archive, refused_file
from briefkit.importers.revisions.packed import packed, unpacked
from briefkit.importers.word.archive import Archive

_ZIP = b"PK\x03\x04"
_MANIFEST, _ENCRYPTED = "META-INF/manifest.xml", b":encryption-data"
"""The files of an OpenDocument package, and what is told of those that are encrypted (OpenDocument 1.3, part 2)."""
_ODT = b"application/vnd.oasis.opendocument.text"
_OPEN = (_ODT, _ODT + b"-template", _ODT + b"-master")


_RELATIONSHIPS, _USUAL = "_rels/.rels", "word/document.xml"
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
    if not data.startswith(_ZIP):
        raise refused_file(data)
    archive = Archive(data)
    if any(_ENCRYPTED in archive.read(name) for name in archive.names & {_MANIFEST}):
        raise protected()
    if main := main_part(archive):
        from briefkit.importers.revisions.word import read_word  # noqa: PLC0415 - one of two

        return read_word(archive, main)
    if "content.xml" in archive.names and (
        "mimetype" not in archive.names or archive.read("mimetype").strip() in _OPEN
    ):
        from briefkit.importers.revisions.opendocument import read_opendocument  # noqa: PLC0415 - one of two

        return read_opendocument(archive)
    raise refused_archive(archive)


def main_part(archive: Archive) -> str:
    """The part with the text of a Word document, whatever the program that saved it calls it; empty if there is none.

    It is the one that the relationships of the package name (ECMA-376, part 2, 8).
    """
    root = archive.tree(_RELATIONSHIPS)
    for item in root if root is not None else ():
        target = item.get("Target", "").removeprefix("/")
        if item.get("Type", "").endswith("/officeDocument") and target.startswith("word/") and target in archive.names:
            return target
    return _USUAL if _USUAL in archive.names else ""

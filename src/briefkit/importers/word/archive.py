"""The parts of a Word document, taken out of its archive within limits and parsed without anything they refer to."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.etree import ElementTree as ET
from xml.parsers import expat

from briefkit.errors import BriefkitError

_MOST_ENTRIES, _DEEPEST, _MOST_ELEMENTS = 5000, 200, 2_000_000
_LARGEST_PART, _LARGEST = 40 << 20, 200 << 20  # bytes, unpacked
_RATIO, _FROM = 250, 1 << 20  # how far a part of more bytes than the second may be packed

_SPACES = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
"""The names of strict documents (ISO/IEC 29500) → those of all others."""


class Archive:
    """The entries of a document. Nothing is read that would not fit, and no part with entities of its own."""

    def __init__(self, data: bytes) -> None:
        """Raises BriefkitError for what is no archive, is protected, or would unpack to too much."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            hint = "get it again, or open it in a word processor and save it"
            raise BriefkitError("it is damaged: its archive cannot be opened", hint=hint) from error
        entries = self._zip.infolist()
        if len(entries) > _MOST_ENTRIES:
            raise BriefkitError(f"its archive holds {len(entries):,} files; at most {_MOST_ENTRIES:,} are read")
        if sum(entry.file_size for entry in entries) > _LARGEST:
            raise BriefkitError(f"its archive would unpack to more than {_LARGEST >> 20} MB")
        for entry in entries:
            if entry.flag_bits & 1:
                raise BriefkitError("it is protected by a password", hint="save it without one")
            packed = entry.file_size > _RATIO * max(1, entry.compress_size) and entry.file_size > _FROM
            if packed or (entry.file_size > _LARGEST_PART and entry.filename.endswith((".xml", ".rels"))):
                raise BriefkitError(f"its part {entry.filename[:80]} would unpack to {entry.file_size:,} bytes")
        self.names = {entry.filename for entry in entries}
        if len(self.names) != len(entries):
            raise BriefkitError("its archive holds two files of one name")

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises BriefkitError if it is damaged, or larger than it says."""
        try:
            with self._zip.open(name) as part:
                data = part.read(_LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            RuntimeError,
            KeyError,
            OSError,
        ) as error:
            raise BriefkitError(f"it is damaged: its part {name[:80]} cannot be read") from error
        if len(data) > _LARGEST_PART:
            raise BriefkitError(f"its part {name[:80]} is larger than {_LARGEST_PART >> 20} MB")
        return data

    def tree(self, name: str) -> ET.Element | None:
        """The root of a part in XML; None if there is no such part.

        Raises BriefkitError for a part with a document type, which no Word document has, for one that is nested too
        deep, and for one that cannot be parsed.
        """
        if name not in self.names:
            return None
        data = self.read(name)
        _check(data, name)
        for strict, usual in _SPACES.items():
            data = data.replace(strict, usual)
        try:
            return ET.fromstring(data)  # noqa: S314 - without a document type there are no entities
        except (ET.ParseError, ValueError, LookupError) as error:
            raise BriefkitError(f"it is damaged: its part {name} cannot be read") from error

    def with_parts(self, parts: dict[str, bytes]) -> bytes:
        """The archive with some parts in place of its own, unpacked."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name in sorted(self.names):
                if not name.endswith("/"):
                    archive.writestr(name, parts[name] if name in parts else self.read(name))
        return written.getvalue()


def _check(data: bytes, name: str) -> None:
    parser = expat.ParserCreate()
    depth = count = 0

    def start(_tag: str, _attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            raise BriefkitError(f"its part {name} is nested too deep, or has too many elements")

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_values: object) -> None:
        raise BriefkitError(f"its part {name} defines entities, which no Word document does")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BriefkitError(f"it is damaged: its part {name} cannot be read") from error

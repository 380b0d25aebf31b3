"""The marks by which a file can be told to have been made by briefkit, so that making it again may replace it.

HTML names its generator, and so does the package document of an EPUB, which comes first and is not compressed; PDF
names its creator (in the document information and in XMP, where PDF/A wants the same words), Office documents have the
property `briefkit-format`, and the JSON of a difference or of tables starts with its format. A Word document, which
people write on in, also starts with its properties, not compressed, that name the program that saved it last. The
report of a job starts with the job and the path of its first item. Text, Markdown and CSV have no mark: people write on
in them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

_PDF_CREATORS = (b"/Creator(", b"<xmp:CreatorTool>")
_TYPST = re.compile(rb"Typst [\w.-]{1,40}(?=\)|</xmp:CreatorTool>)")
_NAME = b"briefkit"
_HTML = re.compile(rb'<!DOCTYPE html>\s*<html[^>]*>\s*<head>(?:\s*<(?:meta|title)\b[^>]*>(?:[^<]*</title>)?)*?\s*'
                   rb'<meta name="generator" content="briefkit">')  # fmt: skip
_PDF = b"<xmp:CreatorTool>briefkit"
_WORD = re.compile(
    rb"PK\x03\x04.{26}docProps/app\.xml<\?xml [^>]*>\s*<Properties[^>]*><Application>briefkit</Application>", re.DOTALL
)
_WORD_PART = b"word/document.xml"
_EPUB = re.compile(rb'(?s)PK\x03\x04.{26}mimetypeapplication/epub\+zipPK\x03\x04.{26}EPUB/package\.opf<\?xml [^>]*>\s*'
                   rb'<package [^>]*>\s*<metadata [^>]*>\s*<meta name="generator" content="briefkit"/>')  # fmt: skip
_JSON = re.compile(rb'\{\s*"format": \d+,\s*"(?:same": (?:true|false)|generator": "briefkit"),')
_REPORT = re.compile(rb'\{"job": "(?:check|export|import)", "path": "')
_OFFICE_PROPERTY = b'name="briefkit-format"'
_MOST_PROPERTIES = 64 * 1024
"""Bytes of an Office document's own properties that are looked at."""


def marked_pdf(data: bytes) -> bytes:
    """A PDF from Typst with briefkit as its creator: as long as before, so that every offset in it still holds."""
    marked = bytearray(data)
    for before in _PDF_CREATORS:  # an expression would take as long as some pages to typeset
        at = -1
        while (at := data.find(before, at + 1)) >= 0:
            if name := _TYPST.match(data, at + len(before)):
                marked[name.start() : name.end()] = _NAME.ljust(len(name[0]))
    return bytes(marked)


def is_made_here(data: bytes) -> bool:
    """Whether a file's bytes bear the mark of their format."""
    if data.startswith(b"%PDF-"):
        return _PDF in data
    if data.startswith(b"PK\x03\x04"):
        if _EPUB.match(data):
            return True
        return bool(_WORD.match(data)) if _WORD_PART in data else _OFFICE_PROPERTY in _office_properties(data)
    return bool(_HTML.match(data) or _JSON.match(data) or _REPORT.match(data))


def _office_properties(data: bytes) -> bytes:
    """The custom properties of an Office document (ISO/IEC 29500); none if it has none or is no such document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as document, document.open("docProps/custom.xml") as part:
            return part.read(_MOST_PROPERTIES)
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return b""

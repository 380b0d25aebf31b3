"""PDF files opened with pdfium, and those that cannot be read, by what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

from briefkit.core.values import frozen
from briefkit.errors import BriefkitError

MOST_PAGES = 500
"""Pages of a file that is imported: more is a book, or a file made to be too much."""
_PASSWORD, _UNSUPPORTED = 4, 5
_COPY = 0x10  # the bit of the permissions that allows text to be copied
_XFA = (2, 3)  # types of forms whose pages are made by a program when they are opened
_LONGEST_VALUE = 2000  # bytes of a value of the file's metadata


@frozen
class File:
    """A file that is open: its handle and what it says of itself outside its pages.

    `made` is YYYY-MM-DD, the day on which a program wrote the file; empty values are unknown.
    """

    handle: Any
    pages: int
    title: str
    author: str
    made: str
    language: str
    notes: tuple[str, ...]
    is_form: bool


@contextmanager
def opened(data: bytes) -> Iterator[File]:
    """A PDF file, closed at the end. Raises BriefkitError if it needs a password, is damaged or has too many pages."""
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _refusal(pdfium.FPDF_GetLastError())
    try:
        pages = pdfium.FPDF_GetPageCount(handle)
        if not pages:
            raise BriefkitError("the PDF file is damaged: it has no pages", hint="open it and save it again")
        if pages > MOST_PAGES:
            raise BriefkitError(
                f"it has {pages:,} pages; a PDF file to be imported has at most {MOST_PAGES}",
                hint="import the pages that you need as a file of their own",
            )
        yield _file(handle, pages)
    finally:
        pdfium.FPDF_CloseDocument(handle)


def _refusal(code: int) -> BriefkitError:
    if code == _PASSWORD:
        return BriefkitError(
            "the PDF file is encrypted: a password is needed to open it", hint="save it without a password, import that"
        )
    if code == _UNSUPPORTED:
        return BriefkitError(
            "the PDF file is encrypted in a way that cannot be read", hint="print it to a new PDF file, import that"
        )
    return BriefkitError("the PDF file is damaged and cannot be read", hint="fetch it again, or open it and save it")


def _file(handle: Any, pages: int) -> File:
    return File(
        handle,
        pages,
        title=_value(handle, b"Title"),
        author=_value(handle, b"Author"),
        made=_day(_value(handle, b"CreationDate")),
        language=_language(handle),
        notes=tuple(_notes(handle)),
        is_form=pdfium.FPDF_GetFormType(handle) in _XFA,
    )


def _value(handle: Any, key: bytes) -> str:
    length = min(pdfium.FPDF_GetMetaText(handle, key, None, 0), _LONGEST_VALUE)
    buffer = bytearray(length)
    pdfium.FPDF_GetMetaText(handle, key, (pdfium.c_char * length).from_buffer(buffer) if length else None, length)
    return " ".join(buffer.decode("utf-16-le", "ignore").replace("\0", " ").split())


def _language(handle: Any) -> str:
    length = min(pdfium.FPDFCatalog_GetLanguage(handle, None, 0), _LONGEST_VALUE)
    buffer = (pdfium.c_ushort * (length // 2 + 1))()
    pdfium.FPDFCatalog_GetLanguage(handle, buffer, length)
    return bytes(buffer).decode("utf-16-le", "ignore").split("\0", 1)[0].strip()


def _day(value: str) -> str:
    """YYYY-MM-DD of a date such as D:20180716120000+02'00'."""
    digits = value.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdecimal() else ""


def _notes(handle: Any) -> Iterator[str]:
    """What the file holds that a brief has no place for."""
    protected = pdfium.FPDF_GetSecurityHandlerRevision(handle) >= 0
    if protected and not pdfium.FPDF_GetDocPermissions(handle) & _COPY:
        yield "whoever made the file asks that its text is not copied: mind that before you publish it"
    if attached := pdfium.FPDFDoc_GetAttachmentCount(handle):
        yield f"{attached} attached file{'s' if attached > 1 else ''} left out"
    if pdfium.FPDFDoc_GetJavaScriptActionCount(handle) > 0:
        yield "the file holds programs (JavaScript), which were not run"
    if pdfium.FPDF_GetFormType(handle):
        yield "the file is a form: what is filled in is left out"

"""PDF by Typst: tagged, archivable (PDF/A-2a) and accessible (PDF/UA-1), with reproducible bytes.

Typst rejects a document that violates either standard. What can be fixed is fixed first, with a warning. Where a
standard cannot be met, the claim is dropped and the document is printed anyway: better a PDF without it than none.
A picture that takes too long is left out; a text that does is refused.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from briefkit.core.body.document import Block
from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.own_fonts import OwnFonts
from briefkit.core.publication.value import Publication
from briefkit.errors import ExportError
from briefkit.export.colours import accent_warning
from briefkit.export.marks import marked_pdf
from briefkit.export.nesting import limit_nesting
from briefkit.export.outline import make_outline
from briefkit.export.pdf.compile import Standards, compile_document, trial_error
from briefkit.export.pdf.dossier import make_dossier_source
from briefkit.export.pdf.faces import Faces, own_faces
from briefkit.export.pdf.glyphs import replace_missing_glyphs
from briefkit.export.pdf.last_page import lines_on_last_page
from briefkit.export.pdf.missing import missing_warnings, refuse_unreadable
from briefkit.export.pdf.row_heads import with_row_heads
from briefkit.export.pdf.source import PdfSource, make_source
from briefkit.export.pdf.typesetter import LimitError, TypesettingError
from briefkit.export.result import ExportResult, finish
from briefkit.export.texts import map_texts

# From all claims down to a plain tagged PDF. a-2a and ua-1 require alternative texts, a-2u does not.
_CLAIMS: tuple[Standards, ...] = (("a-2a", "ua-1"), ("ua-1",), ("a-2u",), ())
_SMALLER = (0.93, 0.86, 0.8)  # table text is never smaller than 6.8 pt
_FEW_LINES = 2  # that are too few for a page
_MOST_SLOW = 3  # pictures that take too long; the others are not tried
_PAGES = re.compile(rb"/Type/Pages\b(?:(?!/Type)[^>])*?/Count (\d+)")
_T = TypeVar("_T")
_NAMES = {"a-2a": "PDF/A-2a", "a-2u": "PDF/A-2u", "ua-1": "PDF/UA-1"}


def write_pdf(document: Publication | Dossier, *, strict: bool = False) -> ExportResult:
    """Print a document. Raises `ExportError` if Typst cannot, or if `strict` and the text had to be changed."""
    return _write_dossier(document, strict=strict) if isinstance(document, Dossier) else _write(document, strict=strict)


def _write_dossier(dossier: Dossier, *, strict: bool) -> ExportResult:
    blocks = [block for section in dossier.briefs for block in section.publication.blocks]
    readable, warnings, letters, faces = without_missing_glyphs(dossier, dossier.imprint.fonts, blocks)
    source, found = make_dossier_source(readable, letters, faces)
    warnings += found
    data = print_source(source, timestamp_of(dossier.iso_date), warnings)
    data = marked_pdf(with_row_heads(data))
    return finish(data, warnings, strict=strict, remarks=accent_warning(readable.imprint.accent))


def _write(publication: Publication, *, strict: bool) -> ExportResult:
    limited, nested = limit_nesting(publication)
    readable, warnings, letters, faces = without_missing_glyphs(limited, limited.imprint.fonts, limited.blocks)
    outline = make_outline(readable.blocks)
    source = make_source(readable, outline.blocks, letters, faces)
    warnings += [*nested, *outline.warnings, *source.found.warnings]
    data = print_source(source, timestamp_of(publication.iso_date), warnings)
    if publication.layout.one_page:
        data = _print_smaller(source, timestamp_of(publication.iso_date), warnings, data)
    elif page_count(data) > 1 and lines_on_last_page(data) <= _FEW_LINES:
        data = _print_closer(source, timestamp_of(publication.iso_date), data)
    data = marked_pdf(with_row_heads(data))
    return finish(data, warnings, strict=strict, remarks=accent_warning(readable.imprint.accent))


def without_missing_glyphs(
    document: _T, fonts: OwnFonts, blocks: Sequence[Block] | None = None
) -> tuple[_T, list[str], int, Faces]:
    """A document as it can be printed, warnings, the number of letters in all of its texts, and its fonts.

    `fonts` are the publisher's own, `blocks` the parts whose lines are known. Raises `ExportError` if too few letters
    of it can be printed.
    """
    faces = own_faces(fonts)
    printable, lost, letters = _replaced(document, faces)
    if lost and (installed := faces.with_installed(lost)):
        faces = installed
        printable, lost, letters = _replaced(document, faces)
    if lost:
        refuse_unreadable(document, faces, blocks)
    return printable, missing_warnings(lost, faces), letters, faces


def _replaced(document: _T, faces: Faces) -> tuple[_T, dict[str, None], int]:
    """A document without the characters that no font can show, those characters, and the number of its letters."""
    lost: dict[str, None] = {}
    lengths: list[int] = []

    def replace_in(text: str) -> str:
        new, missing = replace_missing_glyphs(text, faces.covered)
        lost.update(dict.fromkeys(missing))
        lengths.append(len(new))
        return new

    return map_texts(document, replace_in), lost, sum(lengths)


def print_source(source: PdfSource, when: int, warnings: list[str]) -> bytes:
    """A document as PDF, by both standards if it can be; adds to the warnings. Raises `ExportError` if Typst cannot."""
    claims = _CLAIMS
    if source.found.lacking_alt:
        claims = _CLAIMS[2:]
        missing = "; ".join(source.found.lacking_alt)
        warnings.append(f"no alternative text: {missing}; printed as PDF/A-2u, without PDF/UA-1")
    try:
        return _compile(source, claims[0], when)
    except LimitError as error:
        if not (left_out := list(_without_bad_pictures(source))):
            raise _too_much(error) from error
        warnings += left_out
    except TypesettingError:
        warnings += _without_bad_pictures(source)
    return _print_again(source, when, warnings, claims)


def _print_smaller(source: PdfSource, when: int, warnings: list[str], data: bytes) -> bytes:
    """The document on one page, in the largest type size that fits."""
    for magnify in _SMALLER:
        if page_count(data) == 1:
            return data
        source.data["look"]["magnify"] = magnify
        data = print_source(source, when, warnings)
    if (pages := page_count(data)) > 1:
        warnings.append(f"does not fit on one page: it takes {pages}, even in the smallest type size")
    return data


def _print_closer(source: PdfSource, when: int, data: bytes) -> bytes:
    """The document with its lines a little closer if that saves the last page; else as it is."""
    source.data["look"]["close"] = True
    try:
        closer = print_source(source, when, [])  # its warnings are known
    except ExportError:
        return data
    return closer if page_count(closer) < page_count(data) else data


def page_count(data: bytes) -> int:
    """The number of pages of a PDF made here: the largest count in its page tree."""
    return max(int(count) for count in _PAGES.findall(data))


def _without_bad_pictures(source: PdfSource) -> Iterator[str]:
    """Leave out each picture that cannot be printed at all, with a warning; if many take too long, also the untried."""
    slow = 0
    for name, picture in list(source.found.pictures.items()):
        if slow == _MOST_SLOW:
            yield f"{source.leave_out(name)} is left out: other pictures of this brief take too long to draw"
            continue
        if error := trial_error(name, picture, source.found.pixels[name]):
            slow += isinstance(error, LimitError)
            reason = f"drawing it {error.message}" if isinstance(error, LimitError) else error.message
            yield f"{source.leave_out(name)} is left out: {reason}"


def _print_again(source: PdfSource, when: int, warnings: list[str], claims: tuple[Standards, ...]) -> bytes:
    """After an error, and without bad pictures: drop claims one by one."""
    reason = ""
    for standards in claims:
        try:
            data = _compile(source, standards, when)
        except LimitError as error:
            raise _too_much(error) from error
        except TypesettingError as error:
            reason = reason or error.message
            continue
        if standards != claims[0]:
            kept = " and ".join(_NAMES[standard] for standard in standards) or "a plain PDF"
            warnings.append(f"only printed as {kept}: {reason}")
        return data
    raise ExportError(
        f"Typst cannot print this brief: {reason}", hint="Please report it: briefkit should prevent this."
    )


def _compile(source: PdfSource, standards: Standards, when: int) -> bytes:
    documents = {"": source.data} | source.others
    return compile_document(
        documents, source.found.pictures, standards, when, source.limits, faces=source.faces, main=source.main
    )


def _too_much(error: LimitError) -> ExportError:
    hint = "very long tables, lists and paragraphs take most: split the brief, or export it to HTML"
    return ExportError(f"printing this brief {error.message}", hint=hint)


def timestamp_of(iso_date: str | None) -> int:
    """Noon of a date's first day, in seconds since 1970, so that exports are reproducible."""
    year, month, day = (int(part) for part in f"{iso_date or '1970-01-01'}-01-01".split("-")[:3])
    return calendar.timegm((year, month, day, 12, 0, 0))

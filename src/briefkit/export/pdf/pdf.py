"""PDF by Typst: tagged, archivable (PDF/A-2a) and accessible (PDF/UA-1), the same bytes each time.

Typst refuses a page that breaks either standard. What can be mended is mended before, and named; where a standard
cannot be kept, the claim is dropped and the page printed all the same: nobody stands before a minister without it.
"""

from __future__ import annotations

import calendar
import re

import typst

from briefkit.core.publication.value import Publication
from briefkit.errors import ExportError
from briefkit.export.colours import accent_warning
from briefkit.export.nesting import limit_nesting
from briefkit.export.outline import make_outline
from briefkit.export.pdf.compile import Standards, compile_document, trial_error
from briefkit.export.pdf.glyphs import code_points, replace_missing_glyphs
from briefkit.export.pdf.source import PdfSource, make_source
from briefkit.export.result import ExportResult, finish
from briefkit.export.texts import map_texts

# From the full claim down to a plain tagged PDF; alternative texts are what a-2a and ua-1 ask for and a-2u does not.
_CLAIMS: tuple[Standards, ...] = (("a-2a", "ua-1"), ("ua-1",), ("a-2u",), ())
_SMALLER = (0.93, 0.86, 0.8)  # table text of 6.8 pt is the least that can be read
_PAGES = re.compile(rb"/Type/Pages\b[^>]*?/Count (\d+)")
_NAMES = {"a-2a": "PDF/A-2a", "a-2u": "PDF/A-2u", "ua-1": "PDF/UA-1"}


def write_pdf(publication: Publication, *, strict: bool = False) -> ExportResult:
    """Print a publication. Raises `ExportError` if Typst cannot, or if `strict` and anything had to be mended."""
    level, nested = limit_nesting(publication)
    readable, warnings = _with_known_glyphs(level)
    outline = make_outline(readable.blocks)
    source = make_source(readable, outline.blocks)
    warnings += [*nested, *outline.warnings, *source.found.warnings]
    data = _print(source, _moment(publication.iso_date), warnings)
    if publication.layout.one_page:
        data = _print_smaller(source, _moment(publication.iso_date), warnings, data)
    return finish(data, warnings, strict=strict, remarks=accent_warning(readable.imprint.accent))


def _with_known_glyphs(publication: Publication) -> tuple[Publication, list[str]]:
    lost: dict[str, None] = {}

    def mend(text: str) -> str:
        mended, missing = replace_missing_glyphs(text)
        lost.update(dict.fromkeys(missing))
        return mended

    mended = map_texts(publication, mend)
    return mended, [f"no font here has “{char}”; it is printed as {code_points(char)}" for char in lost]


def _print(source: PdfSource, when: int, warnings: list[str]) -> bytes:
    claims = _CLAIMS
    if source.found.lacking_alt:
        claims = _CLAIMS[2:]
        missing = "; ".join(source.found.lacking_alt)
        warnings.append(f"no alternative text: {missing}; printed as PDF/A-2u, without the claim to PDF/UA-1")
    try:
        return compile_document(source.data, source.found.pictures, claims[0], when)
    except typst.TypstError:
        return _print_mended(source, when, warnings, claims)


def _print_smaller(source: PdfSource, when: int, warnings: list[str], data: bytes) -> bytes:
    """The same on one page, in the largest letters that allow it."""
    for magnify in _SMALLER:
        if page_count(data) == 1:
            return data
        source.data["look"]["magnify"] = magnify
        data = _print(source, when, warnings)
    if (pages := page_count(data)) > 1:
        warnings.append(f"does not fit on one page: it takes {pages}, even in small letters")
    return data


def page_count(data: bytes) -> int:
    """How many pages a PDF of ours has: the largest count in its tree of pages."""
    return max(int(count) for count in _PAGES.findall(data))


def _print_mended(source: PdfSource, when: int, warnings: list[str], claims: tuple[Standards, ...]) -> bytes:
    """After a refusal: leave out pictures that cannot be printed at all, then drop claims one by one."""
    reason = ""
    for name, picture in source.found.pictures.items():
        if refusal := trial_error(name, picture, ()):
            shown = source.leave_out(name)
            warnings.append(f"{shown} is left out: {refusal}")
    for standards in claims:
        try:
            data = compile_document(source.data, source.found.pictures, standards, when)
        except typst.TypstError as error:
            reason = reason or str(error.message)
            continue
        if standards != claims[0]:
            kept = " and ".join(_NAMES[standard] for standard in standards) or "a plain PDF"
            warnings.append(f"printed as {kept} only: {reason}")
        return data
    raise ExportError(
        f"Typst cannot print this brief: {reason}", hint="Please report it: briefkit should prevent this."
    )


def _moment(iso_date: str | None) -> int:
    """Noon of a date's first day, in seconds since 1970: two exports of one brief are the same to the byte."""
    year, month, day = (int(part) for part in f"{iso_date or '1970-01-01'}-01-01".split("-")[:3])
    return calendar.timegm((year, month, day, 12, 0, 0))

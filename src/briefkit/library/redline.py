"""A difference as a file of some format."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.diff.json import diff_to_json
from briefkit.core.diff.tables import diff_tables
from briefkit.core.diff.value import COMPARISON
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.make import PublicationResult, make_publication
from briefkit.core.publication.picture import logo_left_out, picture_of, too_many
from briefkit.core.publication.standing import standing
from briefkit.core.publication.value import Imprint, Picture
from briefkit.core.registry.registry import Registry
from briefkit.errors import ExportError
from briefkit.export.result import ExportResult
from briefkit.export.writers import find_writer
from briefkit.library.diff import Compared
from briefkit.library.library import Library
from briefkit.library.publication import imprint_of, prepare_publication, sentence_of
from briefkit.output.data import to_json
from briefkit.output.diff.markdown import diff_markdown
from briefkit.output.table_files import TABLE_FORMATS, TableFile
from briefkit.storage.files.media import read_image


class DiffFormat(NamedTuple):
    """A format of a difference. `make` is given its library, if any, and True to have the text, None for what fits.

    `always` is made also of two briefs that are the same; what `is_binary` is not for a terminal.
    """

    make: Callable[[Library | None, Compared, bool | None], ExportResult]
    always: bool = False
    is_binary: bool = False


def _json(_library: Library | None, compared: Compared, _text: bool | None) -> ExportResult:
    return ExportResult((to_json(diff_to_json(compared.diff)) + "\n").encode())


def _markdown(_library: Library | None, compared: Compared, text: bool | None) -> ExportResult:
    return ExportResult(diff_markdown(compared.diff, text=text).encode())


def _html(library: Library | None, compared: Compared, text: bool | None) -> ExportResult:
    from briefkit.export.html.redline import redline_html

    return ExportResult(redline_html(compared.diff, text=text, notice=_notice(library, compared)))


def _pdf(library: Library | None, compared: Compared, text: bool | None) -> ExportResult:
    from briefkit.export.pdf.redline import redline_pdf
    from briefkit.export.pdf.typesetter import start

    start()
    imprint = imprint_of(library) if library else Imprint(name="")
    logo = _logo(library, imprint.logo) if library and imprint.logo else None
    notice = _notice(library, compared)
    if not isinstance(logo, str):
        return redline_pdf(compared.diff, imprint, logo, text=text, notice=notice)
    made = redline_pdf(compared.diff, imprint, text=text, notice=notice)
    lost = logo_left_out(imprint.logo or "", logo)
    return ExportResult(made.data, (lost, *made.warnings), (lost, *made.remarks))


def _notice(library: Library | None, compared: Compared) -> str:
    """The status and access of the two versions as exports tell them, once if they are the same. Files have none."""
    if library is None:
        return ""
    labels, access, day = Labels("en"), library.settings.library.access, library.embargo_day
    old, new = (standing(brief, access, day, labels) for brief in (compared.old, compared.new))
    sides = ((compared.diff.old, old), (compared.diff.new, new))
    return new if old == new else "; ".join(f"{side.label}: {told or labels['public']}" for side, told in sides)


def _docx(library: Library | None, compared: Compared, _text: bool | None) -> ExportResult:
    """The new version as a publication, with tracked changes since the old one. Raises ExportError for a comparison."""
    from briefkit.export.docx.redline import redline_docx

    if compared.diff.mode == COMPARISON:
        message = "two analyses cannot be one document with tracked changes"
        raise ExportError(message, hint="compare them in a PDF (-o FILE.pdf), or as versions: --as revision")
    old, new = (_document(library, brief) for brief in (compared.old, compared.new))
    return ExportResult(redline_docx(old.data, new.data), new.warnings, new.remarks)


def _xlsx(library: Library | None, compared: Compared, _text: bool | None) -> ExportResult:
    (workbook,) = table_files(library, compared, "xlsx")
    return ExportResult(workbook.data, tuple(workbook.notes))


def table_files(library: Library | None, compared: Compared, format_: str) -> list[TableFile]:
    """A difference as tables in the files of a format that holds several."""
    tables = diff_tables(compared.diff)
    for table in tables:
        table.language = library.settings.library.language if library else compared.new.language or ""
    return TABLE_FORMATS[format_](tables)


def _document(library: Library | None, brief: Brief) -> ExportResult:
    """A version as a document of its own, with sentences on what differs from its brief."""
    writer = find_writer("docx")
    assert writer is not None  # noqa: S101 - one of ours
    made = prepare_publication(library, brief) if library else _publication(brief)
    written = writer.write(made.publication)
    found = map(sentence_of, made.findings)
    return ExportResult(written.data, tuple(dict.fromkeys((*found, *written.warnings))), written.remarks)


def _publication(brief: Brief) -> PublicationResult:
    """A file outside of any library as a publication."""
    return make_publication(brief, Registry(), Imprint(name=""), lambda _: "there is no library", lambda _: None)


def _logo(library: Library, path: str) -> Picture | str:
    """The publisher's logo, or why there is none."""
    data = read_image(library.files, "", path)
    picture = picture_of(data) if isinstance(data, bytes) else data
    return picture if isinstance(picture, str) else too_many((), picture) or picture


FORMATS = {
    "json": DiffFormat(_json, always=True),
    "md": DiffFormat(_markdown),
    "html": DiffFormat(_html, always=True),
    "pdf": DiffFormat(_pdf, always=True, is_binary=True),
    "docx": DiffFormat(_docx, always=True, is_binary=True),
    "xlsx": DiffFormat(_xlsx, always=True, is_binary=True),
}
"""The formats of a difference that are one file, by their names."""

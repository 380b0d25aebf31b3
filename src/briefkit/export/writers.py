"""The writers of all formats, by name; other packages can add theirs.

A writer is a `WriteDocument`. To add one, define an entry point in the group `briefkit.exporters`, named after the
format and its file extension: `docx = "my_package:write_docx"`.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, cast

from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.value import Publication
from briefkit.core.values import frozen
from briefkit.errors import ExportError
from briefkit.export.quotation import with_quotation_marks
from briefkit.export.result import ExportResult
from briefkit.export.texts import sanitized

GROUP = "briefkit.exporters"
Document = Publication | Dossier
"""The types of documents that can be written; a writer need not write dossiers."""


class WriteDocument(Protocol):
    """The function of a writer."""

    def __call__(self, document: Document, *, strict: bool = False) -> ExportResult:
        """The bytes of a document, with a sentence for each change or omission.

        The document's texts are free of control, format and bidirectional characters, and have the quotation marks of
        its language; the special characters of the format are the writer's to escape. Raises ExportError if it cannot
        write the document, and if `strict` instead of returning warnings.
        """


@frozen
class Writer:
    """A format's file extension, with its dot, and the entry point of its function, loaded on first use.

    `dossiers` says whether the function takes a `Dossier`, too.
    """

    ending: str
    place: EntryPoint
    dossiers: bool = False

    def write(self, document: Document, *, strict: bool = False) -> ExportResult:
        """Write a document. Raises `ExportError` if it cannot, or if `strict` and the result differs from the brief."""
        if isinstance(document, Dossier) and not self.dossiers:
            able = ", ".join(name for name, writer in WRITERS.items() if writer.dossiers)
            raise ExportError(f"a dossier cannot be exported to “{self.place.name}”", hint=f"use one of {able}")
        write = cast("WriteDocument", self.place.load())
        return write(with_quotation_marks(sanitized(document)), strict=strict)


def _own(name: str, place: str, *, dossiers: bool = False) -> Writer:
    return Writer(f".{name}", EntryPoint(name, place, GROUP), dossiers)


WRITERS: dict[str, Writer] = {
    "pdf": _own("pdf", "briefkit.export.pdf.pdf:write_pdf", dossiers=True),
    "docx": _own("docx", "briefkit.export.docx.docx:write_docx", dossiers=True),
    "html": _own("html", "briefkit.export.html.html:write_html", dossiers=True),
    "epub": _own("epub", "briefkit.export.epub.epub:write_epub"),
    "md": _own("md", "briefkit.export.plain.markdown:write_markdown"),
    "txt": _own("txt", "briefkit.export.plain.text:write_text"),
}


def writers() -> dict[str, Writer]:
    """The built-in writers and those of other packages, which cannot replace built-in ones."""
    return {point.name: Writer(f".{point.name}", point) for point in entry_points(group=GROUP)} | WRITERS


def find_writer(name: str) -> Writer | None:
    """The writer of a format; what other packages add is only looked for if it is none of ours."""
    return WRITERS.get(name) or writers().get(name)


def get_ready(formats: Iterable[str]) -> None:
    """Start what a format needs, while its documents are prepared."""
    if "pdf" in formats:
        from briefkit.export.pdf.typesetter import start  # noqa: PLC0415 - only for this format

        start()

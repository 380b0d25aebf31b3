"""The writers of all formats, by name; other packages can add theirs.

A writer is a function `(document, *, strict=False) -> ExportResult`. Its texts are free of control, format and
bidirectional characters; it must escape the special characters of its own format. To add one, define an entry point in
the group `briefkit.exporters`, named after the format and its file extension: `docx = "my_package:write_docx"`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from briefkit.core.publication.value import Publication
from briefkit.export.result import ExportResult
from briefkit.export.texts import sanitized

GROUP = "briefkit.exporters"
Document = Publication
"""The types of documents that can be written."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A format's file extension, with its dot, and the entry point of its function, loaded on first use."""

    ending: str
    place: EntryPoint

    def write(self, document: Document, *, strict: bool = False) -> ExportResult:
        """Write a document. Raises `ExportError` if it cannot, or if `strict` and the result differs from the brief."""
        return cast("ExportResult", self.place.load()(sanitized(document), strict=strict))


def _own(name: str, place: str) -> Writer:
    return Writer(f".{name}", EntryPoint(name, place, GROUP))


WRITERS: dict[str, Writer] = {
    "pdf": _own("pdf", "briefkit.export.pdf.pdf:write_pdf"),
    "html": _own("html", "briefkit.export.html.html:write_html"),
}


def writers() -> dict[str, Writer]:
    """The built-in writers and those of other packages, which cannot replace built-in ones."""
    return {point.name: Writer(f".{point.name}", point) for point in entry_points(group=GROUP)} | WRITERS

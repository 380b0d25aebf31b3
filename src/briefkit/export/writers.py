"""Every format that a document can be written in, by name; other packages may add theirs.

A writer is a function `(document, *, strict=False) -> ExportResult`. It is given texts free of control, format and
bidirectional characters; to escape what means something in its own format is left to it. An entry point in the group
`briefkit.exporters` adds one, its name the format's name and file ending, as in `docx = "my_package:write_docx"`.
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
"""What can be written; a second kind of document joins it here."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A format's file ending, with its dot, and where its function is: loaded when first used."""

    ending: str
    place: EntryPoint

    def write(self, document: Document, *, strict: bool = False) -> ExportResult:
        """Write a document. Raises `ExportError` where it cannot, or if `strict` and anything had to be mended."""
        return cast("ExportResult", self.place.load()(sanitized(document), strict=strict))


def _own(name: str, place: str) -> Writer:
    return Writer(f".{name}", EntryPoint(name, place, GROUP))


WRITERS: dict[str, Writer] = {
    "pdf": _own("pdf", "briefkit.export.pdf.pdf:write_pdf"),
    "html": _own("html", "briefkit.export.html.html:write_html"),
}


def writers() -> dict[str, Writer]:
    """The built-in writers and those of other packages; a built-in name cannot be taken over."""
    return {point.name: Writer(f".{point.name}", point) for point in entry_points(group=GROUP)} | WRITERS

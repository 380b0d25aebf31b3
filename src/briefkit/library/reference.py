"""The Word document of the house that documents are made after: named by an option, or in the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefkit.core.publication.own_fonts import FontProblem
from briefkit.errors import BriefkitError, ExportError
from briefkit.storage.files.door import REFERENCE, read_named

if TYPE_CHECKING:
    from briefkit.core.publication.dossier import Dossier
    from briefkit.core.publication.house_document import ReferenceDocument
    from briefkit.core.publication.value import Layout, Publication
    from briefkit.library.library import Library


_Document = TypeVar("_Document", "Publication", "Dossier")


def with_reference(library: Library, document: _Document, format_: str) -> _Document:
    """A Word document to be, with the house's own: the one that its layout names, else that of the settings, if any.

    Any other format is left as it is. Raises ExportError for a file that cannot be read, or is no Word document.
    """
    named = document.layout.reference_docx
    path = named or library.settings.brand.reference_docx
    if format_ != "docx" or not path:
        return document
    reference = _read(library, path, named=named is not None)
    return replace(document, imprint=replace(document.imprint, reference=reference))


def without_effect(layout: Layout | None, formats: Sequence[str]) -> list[str]:
    """A sentence if a document was named for formats of which none is Word's."""
    if layout is None or layout.reference_docx is None or not formats or "docx" in formats:
        return []
    return [f"--reference-docx is for Word documents: it changes nothing in {' and '.join(formats)}"]


def document_problem(library: Library) -> FontProblem | None:
    """Why the document of the settings cannot be taken over, in the words of an export; None if it can, or is none."""
    path = library.settings.brand.reference_docx
    try:
        if path:
            _read(library, path, named=False)
    except ExportError as error:
        return FontProblem(f"“brand.reference_docx”: {error.message}", error.hint or "")
    return None


def _read(library: Library, path: str, *, named: bool) -> ReferenceDocument:
    """The house's document, in the library unless it was named by an option. Raises ExportError."""
    from briefkit.importers.word.reference import read_reference

    try:
        data = read_named(Path(path), REFERENCE) if named else library.files.read(path, REFERENCE)
        return read_reference(data)
    except OSError as error:
        hint = (
            "name a Word document (.docx)"
            if named
            else "put it there, or correct “brand.reference_docx” in briefkit.toml"
        )
        raise ExportError(f"{path} cannot be read: {error.strerror}", hint=hint) from error
    except BriefkitError as error:
        raise ExportError(f"{path} cannot be taken over: {error.message}", hint=error.hint) from error

"""The Word document of the house that documents are made after: named by an option, or in the settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.errors import BriefkitError, ExportError
from briefkit.storage.files.door import REFERENCE, read_file, read_named

if TYPE_CHECKING:
    from briefkit.core.publication.value import Imprint
    from briefkit.library.library import Library


def with_reference(library: Library, imprint: Imprint, named: str | None = None) -> Imprint:
    """An imprint with the house's document: the one that is named, else that of the settings, if there is one.

    Raises ExportError for a file that cannot be read, or is no Word document.
    """
    path = named or library.settings.brand.reference_docx
    if not path:
        return imprint
    from briefkit.importers.word.reference import read_reference

    try:
        data = read_named(Path(path), REFERENCE) if named else read_file(library.folder, path, REFERENCE)
        return replace(imprint, reference=read_reference(data))
    except OSError as error:
        hint = "name a Word document (.docx)" if named else "look at “brand.reference_docx” in briefkit.toml"
        raise ExportError(f"{path} cannot be read: {error.strerror}", hint=hint) from error
    except BriefkitError as error:
        raise ExportError(f"{path} cannot be taken over: {error.message}", hint=error.hint) from error

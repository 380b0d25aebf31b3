"""Files that a caller names, inside the library or not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.ids import id_of
from briefkit.errors import BriefkitError, WriteError
from briefkit.storage.files.door import BRIEF, read_file
from briefkit.storage.files.write import replace_file


def write_output(path: Path, data: bytes, *, parents: bool = False) -> None:
    """Write a file in full or not at all; `parents` creates its folder. Raises WriteError."""
    try:
        if parents:
            path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror}") from error


def diagnostics_in(library: Path, path: str) -> Sequence[Diagnostic]:
    """The problems of the brief in a library's file. Raises BriefkitError if it cannot be read."""
    try:
        data = read_file(library, path, BRIEF)
    except OSError as error:
        raise BriefkitError(f"{library / path} cannot be read: {error.strerror or error}") from error
    return parse_brief(data, id=id_of(path), path=path).findings

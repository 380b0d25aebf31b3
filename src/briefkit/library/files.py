"""Files that a caller names, inside the library or not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefkit.core.brief.read import parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.ids import id_of
from briefkit.errors import BriefkitError
from briefkit.export.marks import is_made_here
from briefkit.storage.files import output
from briefkit.storage.files.door import BRIEF, read_file


def write_output(path: Path, data: bytes, *, force: bool = False, parents: bool = False) -> output.Identity:
    """Write a file in full or not at all; `parents` creates its folder. Returns its device and inode.

    A file that briefkit did not make is replaced only with `force`, one of a library never. Raises WriteError.
    """
    return output.write_output(path, data, is_made_here, force=force, parents=parents)


def check_output(path: Path, *, force: bool = False) -> output.Identity | None:
    """The device and inode of the file at a path, None if there is none. Raises what `write_output` would."""
    info = output.check_target(path, is_made_here, force=force)
    return (info.st_dev, info.st_ino) if info else None


def bytes_in(library: Path, path: str) -> bytes:
    """The bytes of the brief in a library's file. Raises BriefkitError if it cannot be read."""
    try:
        return read_file(library, path, BRIEF)
    except OSError as error:
        raise BriefkitError(f"{library / path} cannot be read: {error.strerror or error}") from error


def diagnostics_in(library: Path, path: str) -> Sequence[Diagnostic]:
    """The problems of the brief in a library's file. Raises BriefkitError if it cannot be read."""
    return parse_brief(bytes_in(library, path), id=id_of(path), path=path).findings

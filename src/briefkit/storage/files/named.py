"""Changing a file that a user has named, which may lie anywhere."""

from __future__ import annotations

import os
from pathlib import Path

from briefkit.errors import WriteError
from briefkit.storage.files.door import DOSSIER, read_named
from briefkit.storage.files.write import discard, output_beside, sync_folder, way_out, write_temporary


def replace_named(path: Path, before: bytes, after: bytes) -> None:
    """Replace the content of a dossier file in full or not at all, with its mode; where a link leads, not the link.

    Raises WriteError for a file that is read-only or has been changed since it was read.
    """
    target = Path(os.path.realpath(path))
    if not os.access(target, os.W_OK):
        raise WriteError(f"{path} is read-only", hint="make it writable, and make the dossier again")
    try:
        temporary = output_beside(target)
        try:
            write_temporary(temporary, after, target.stat())
            if read_named(target, DOSSIER) != before:
                raise WriteError(f"{path} has been changed by another program meanwhile", hint="try again")
            temporary.replace(target)
        finally:
            discard(temporary)
        sync_folder(target.parent)
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}", hint=way_out(error)) from error

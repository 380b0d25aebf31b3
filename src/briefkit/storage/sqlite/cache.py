"""The user's cache folder, as `briefkit doctor` looks at it."""

from __future__ import annotations

import os
from pathlib import Path

from briefkit.storage.sqlite.file import IndexFile, cache_folder, index_path


def cache_problem(folder: Path) -> str | None:
    """Why no index can be kept in a folder; None if one can. Nothing is made."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not there.is_dir():
        return f"{there} is not a folder"
    if not os.access(there, os.W_OK | os.X_OK):
        return f"{there} cannot be written"
    return None


def index_size(library: Path) -> int | None:
    """The size of a library's index in bytes; None if there is none that is intact."""
    file = IndexFile(index_path(library, cache_folder()))
    return file.path.stat().st_size if file.is_sealed() else None

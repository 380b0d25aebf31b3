"""Paths of a library's files as they are said to users."""

from __future__ import annotations

from pathlib import Path


def path_here(folder: Path, path: str = "") -> str:
    """A path in a library as it is seen from the current folder, if the library is below that.

    Without a path, it is that of the library, with a slash.
    """
    try:
        prefix = folder.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return path
    return path if prefix == "." else f"{prefix}/{path}"

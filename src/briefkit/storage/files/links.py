"""The symbolic links in a library, none of which is followed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from briefkit.storage.files.descend import descend


def symbolic_links(library: Path) -> list[tuple[str, str]]:
    """The path and the text of each, sorted, except in folders whose names start with a dot."""
    found: list[tuple[str, str]] = []

    def look(folder: int | str, prefix: str) -> list[str]:
        folders = []
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink():
                    found.append((prefix + entry.name, _target(folder, entry.name)))
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
        return folders

    with suppress(OSError):  # what cannot be listed is the walk's to tell
        descend(library, look, lambda _path, _error: None)
    return sorted(found)


def _target(folder: int | str, name: str) -> str:
    """The text of a link; it is not followed."""
    try:
        if isinstance(folder, str):
            return os.readlink(f"{folder}/{name}")  # noqa: PTH115 - the text of the link, not a path of ours
        return os.readlink(name, dir_fd=folder)
    except OSError:  # it has gone since
        return ""

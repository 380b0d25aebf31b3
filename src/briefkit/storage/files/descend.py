"""Visit the folders of a library, one after the other, without following a link."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from briefkit.storage.files.door import UnopenedError, open_folder

DEEPEST = 100
"""How many folders below the library's are entered: each needs a descriptor, and a system admits some 250 or more."""
TOO_DEEP = f"it is more than {DEEPEST} folders deep"
_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)

Look = Callable[[int | str, str], list[str]]
"""Looks at a folder, as `os.scandir` takes it, given the start of the paths in it; returns the folders to enter."""
Unread = Callable[[str, OSError], object]
"""Takes the path of a folder that cannot be listed, which ends in `/`, and the reason."""


def descend(library: Path, look: Look, unread: Unread) -> None:
    """Look at the library's folder and at those below it, depth first. Raises OSError for the library's own.

    Opening a folder from the one above it is a fifth faster than by its path, safe from folders being swapped, and not
    limited by the length of a path.
    """
    with open_folder(library, "") as folder:
        _visit(folder, "", look, unread)


def _visit(folder: int | str, prefix: str, look: Look, unread: Unread) -> None:
    for name in look(folder, prefix):
        path = f"{prefix}{name}/"
        try:
            if prefix.count("/") >= DEEPEST:
                raise UnopenedError(errno.ENAMETOOLONG, TOO_DEEP)
            if isinstance(folder, str):
                _visit(f"{folder}/{name}", path, look, unread)
            else:
                _visit_descriptor(os.open(name, _FLAGS, dir_fd=folder), path, look, unread)
        except OSError as error:
            unread(path, error)


def _visit_descriptor(folder: int, prefix: str, look: Look, unread: Unread) -> None:
    try:
        _visit(folder, prefix, look, unread)
    finally:
        os.close(folder)

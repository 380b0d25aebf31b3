"""The files of a library besides its briefs – pictures, originals, what the house prints with – wherever they are."""

from __future__ import annotations

import os
import stat
from collections.abc import Hashable
from pathlib import Path
from typing import Protocol

from briefkit.storage.files.door import FileKind, look_at, open_folder, read_file


class LibraryFiles(Protocol):
    """Reads files by their paths in the library, with `/`. All raise the OSErrors of `door.read_file`."""

    def read(self, path: str, kind: FileKind) -> bytes:
        """The bytes of a regular file."""

    def is_folder(self, path: str) -> bool:
        """Whether a path is that of a folder. Raises FileNotFoundError if there is nothing."""

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted."""

    def version(self, path: str) -> Hashable:
        """What is another value if a file has other bytes."""

    @property
    def place(self) -> str:
        """Where the files are, which tells libraries apart."""


class FolderFiles:
    """The files in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, path: str, kind: FileKind) -> bytes:
        """The bytes of a regular file."""
        return read_file(self.folder, path, kind)

    def is_folder(self, path: str) -> bool:
        """Whether a path is that of a folder."""
        return stat.S_ISDIR(look_at(self.folder, path).st_mode)

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted."""
        with open_folder(self.folder, folder) as opened:
            return sorted(os.listdir(opened))  # noqa: PTH208 - of a folder that was opened

    def version(self, path: str) -> Hashable:
        """The inode, size and time of a file."""
        info = look_at(self.folder, path)
        return info.st_ino, info.st_size, info.st_mtime_ns

    @property
    def place(self) -> str:
        """The folder."""
        return str(self.folder)

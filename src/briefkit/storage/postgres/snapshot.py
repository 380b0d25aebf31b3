"""What is pushed: the files of a library as they are in a folder, or in a commit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from briefkit.core.diagnostic import Diagnostic
from briefkit.settings import SETTINGS_FILE
from briefkit.storage.files.brief_data import read_data
from briefkit.storage.files.head import Head, read_head
from briefkit.storage.files.library_files import FolderFiles, LibraryFiles
from briefkit.storage.files.walk import walked_paths


class Origin(NamedTuple):
    """Where a snapshot is from: a commit, empty for a folder, with its day, author and subject; and in a few words."""

    commit: str = ""
    date: str = ""
    author: str = ""
    subject: str = ""
    source: str = ""


class Snapshot(Protocol):
    """One state of a library. Each process that was forked may read it."""

    @property
    def origin(self) -> Origin:
        """Where it is from."""

    @property
    def head(self) -> Head:
        """The settings and the registry."""

    @property
    def files(self) -> LibraryFiles:
        """Its files."""

    @property
    def prefix(self) -> str:
        """The library's folder in its repository, with `/`, or empty."""

    @property
    def settings_path(self) -> Path:
        """The path of the settings, for messages."""

    def paths(self, exclude: Sequence[str]) -> list[str]:
        """The paths of all brief files, and of what may be or hold some, sorted."""

    def read(self, path: str) -> bytes | Diagnostic:
        """The bytes of a brief file, or why it cannot be read."""

    def changed_since(self, commit: str) -> Collection[str] | None:
        """The paths of all files, briefs or not, that are not as in another commit; None if that cannot be told."""

    def among(self, paths: Collection[str], exclude: Sequence[str]) -> list[str]:
        """Those of some paths that `paths` would have."""

    def order(self, commit: str, source: str) -> str:
        """How this relates to what was served until now, for a note; empty if it is later, or the same folder.

        That is a `commit` or, if it is empty, the state of a folder, the `source`.
        """


def replaced(source: str) -> str:
    """The beginning of a note on a state of a folder that was served: nobody can tell whether it is older."""
    return f"the files of the folder {source} were served until now: what they have and"


class FolderSnapshot:
    """The files of a folder, as they are while they are read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin = Origin(source=str(folder))
        self.head = read_head(folder)
        self.files = FolderFiles(folder)
        self.prefix = ""
        self.settings_path = folder / SETTINGS_FILE

    def paths(self, exclude: Sequence[str]) -> list[str]:
        """The paths of all brief files, and of what may be or hold some, sorted."""
        return walked_paths(self.folder, exclude)

    def read(self, path: str) -> bytes | Diagnostic:
        """The bytes of a brief file, or why it cannot be read."""
        return read_data(self.folder, path)

    def changed_since(self, _commit: str) -> None:
        """Nobody can tell."""
        return

    def among(self, paths: Collection[str], exclude: Sequence[str]) -> list[str]:
        """Those of some paths that `paths` would have."""
        return [path for path in self.paths(exclude) if path in paths]

    def order(self, commit: str, source: str) -> str:
        """What is replaced unless it was a state of this folder, for a note."""
        if commit:
            return f"{commit[:10]} was served until now: what it has and this folder lacks is removed"
        return "" if source == self.origin.source else f"{replaced(source)} this folder lacks is removed"

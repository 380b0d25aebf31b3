"""What an interrupted write of several files has done, as the files show."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from briefkit.core.text.words import counted
from briefkit.storage.files.door import is_taken, kind_of, open_folder, read_file
from briefkit.storage.files.journal import own_names
from briefkit.storage.files.recovery import few
from briefkit.storage.files.signing_key import signing_key
from briefkit.storage.files.transaction import FileChange

NOTHING = "nothing was changed"


def outcome(library: Path, changes: Sequence[FileChange]) -> str:
    """Half a sentence on changes of which some, all or none are made: it follows “interrupted: ”."""
    now = _Now(library)
    begun = [change.path for change in changes if now.is_begun(change)]
    if not begun:
        return NOTHING
    if all(now.is_made(change) for change in changes):
        return "everything was changed before that"
    said = f"{len(begun)} of {counted(len(changes), 'file')} were changed"
    _, *signed = own_names(library, signing_key(library))
    if any(is_taken(library, name) for name in signed):
        return f"{said}; the next command that writes, such as “briefkit set”, changes the others or takes these back"
    return f"{said}, the others not: {few(begun)}"


class _Now:
    """The files of a library after an interruption; each folder is listed once."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self.names: dict[str, frozenset[str]] = {}

    def is_begun(self, change: FileChange) -> bool:
        """Whether a file has its new bytes, or its new name."""
        edited = change.after != change.before and self.holds(change.path, change.after)
        return edited or (change.moved_to is not None and self.holds(change.moved_to, change.after))

    def is_made(self, change: FileChange) -> bool:
        """Whether a file has both."""
        moved = change.moved_to is None or not self.lists(change.path)
        return moved and self.holds(change.moved_to or change.path, change.after)

    def holds(self, path: str, data: bytes) -> bool:
        """Whether there is a file with some bytes."""
        try:
            return self.lists(path) and read_file(self.library, path, kind_of(path)) == data
        except OSError:
            return False

    def lists(self, path: str) -> bool:
        """Whether a folder lists a name as it is spelt, also where the file system ignores case."""
        folder, _, name = path.rpartition("/")
        if folder not in self.names:
            self.names[folder] = _names_in(self.library, folder)
        return name in self.names[folder]


def _names_in(library: Path, folder: str) -> frozenset[str]:
    try:
        with open_folder(library, folder) as place, os.scandir(place) as entries:
            return frozenset(entry.name for entry in entries)
    except OSError:
        return frozenset()

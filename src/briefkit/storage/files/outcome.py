"""What an interrupted write of several files has done, as the files show."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from briefkit.core.text.words import counted
from briefkit.storage.files.door import kind_of, read_file
from briefkit.storage.files.journal import own_names
from briefkit.storage.files.recovery import few
from briefkit.storage.files.signing_key import signing_key
from briefkit.storage.files.transaction import FileChange

NOTHING = "nothing was changed"


def outcome(library: Path, changes: Sequence[FileChange]) -> str:
    """Half a sentence on changes of which some, all or none are made: it follows “interrupted: ”."""
    begun = [change.path for change in changes if _is_begun(library, change)]
    if not begun:
        return NOTHING
    if all(_is_made(library, change) for change in changes):
        return "everything was changed before that"
    said = f"{len(begun)} of {counted(len(changes), 'file')} were changed"
    _, *signed = own_names(library, signing_key(library))
    if any(os.path.lexists(library / name) for name in signed):
        return f"{said}; the next command that writes, such as “briefkit set”, changes the others or takes these back"
    return f"{said}, the others not: {few(begun)}"


def _is_begun(library: Path, change: FileChange) -> bool:
    """Whether a file has its new bytes, or its new name."""
    edited = change.after != change.before and _holds(library, change.path, change.after)
    return edited or (change.moved_to is not None and _holds(library, change.moved_to, change.after))


def _is_made(library: Path, change: FileChange) -> bool:
    moved = change.moved_to is None or not _is_listed(library, change.path)
    return moved and _holds(library, change.moved_to or change.path, change.after)


def _holds(library: Path, path: str, data: bytes) -> bool:
    try:
        return _is_listed(library, path) and read_file(library, path, kind_of(path)) == data
    except OSError:
        return False


def _is_listed(library: Path, path: str) -> bool:
    """Whether a folder lists a name as it is spelt, also where the file system ignores case."""
    try:
        return (library / path).name in os.listdir((library / path).parent)  # noqa: PTH208 - as names
    except OSError:
        return False

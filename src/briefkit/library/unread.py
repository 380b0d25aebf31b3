"""What cannot be read stands in the way of edits that are meant for every brief that they concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.diagnostic import Diagnostic
from briefkit.errors import WriteError
from briefkit.storage.files.brief_data import read_data, shown_path
from briefkit.storage.files.door import kind_of, read_file
from briefkit.storage.files.walk import is_folder

if TYPE_CHECKING:
    from pathlib import Path

    from briefkit.library.library import Library


def refuse_unread(library: Library) -> None:
    """Raise WriteError if a file or folder of a library cannot be read: which briefs match is not certain."""
    for item in library.unlisted:
        if item.rule == "file" and _is_unread(library.folder, item.path):
            message = f"{item.path}: {item.message}; which briefs match is not certain"
            raise WriteError(message, hint=f"{item.hint or 'check its permissions'}, or name the briefs")


def refuse_folder(folder: Path, path: str) -> None:
    """Raise WriteError for a folder that cannot be listed: references in it could not be updated."""
    found = read_data(folder, path)
    if isinstance(found, Diagnostic):
        raise WriteError(f"{shown_path(path)}: {found.message}; it may hold references", hint=found.hint)


def _is_unread(folder: Path, path: str) -> bool:
    if is_folder(path):
        return True
    try:
        read_file(folder, path, kind_of(path))
    except FileNotFoundError:  # a name that is not UTF-8 is shown in other characters
        return False
    except OSError:
        return True
    return False

"""Which library is meant, by an option, the environment or where one is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.errors import SettingsError
from briefkit.storage.files.locate import TYPED, address_in
from briefkit.storage.served_files import ServedFiles
from briefkit.storage.which import Which, which_library

if TYPE_CHECKING:
    from briefkit.library.library import Library

__all__ = ["Which", "commit_note", "find_which", "which_at"]
_DIGITS = 10


def find_which(named: str | Path | None, index: str | None = None) -> Which:
    """The library that is meant: see `storage.which.which_library`, which also says what it raises."""
    return which_library(named, index, os.environ, Path.cwd())


def which_at(address: str | None, named: str | Path | None, index: str | None = None) -> Which:
    """The library on the server at an address that is typed; without one, the library that is meant.

    Raises SettingsError for what is no address, and what `find_which` raises.
    """
    if not address:
        return find_which(named, index)
    if (server := address_in(address, "ADDRESS", TYPED)) is None:
        raise SettingsError("ADDRESS is no address", hint="write postgresql://NAME@HOST/DATABASE")
    return Which(None, server)


def commit_note(library: Library) -> str | None:
    """A sentence if a server answers for a clone from anything but its commit; None if not, or if nobody can tell."""
    files, root = library.files, library.root
    if not isinstance(files, ServedFiles) or root is None:
        return None
    from briefkit.storage.git_history import GitHistory, HistoryError

    served = files.served.commit
    try:
        history = GitHistory(root)
        here = history.resolve("HEAD")
    except HistoryError:
        return None
    if here == served:
        return None
    day = files.served.pushed_at.date().isoformat()
    if not served:
        answers = f"{files.place} answers from files of {day} that are no commit"
        return f"{answers}: --index local answers from those of this clone"
    unknown = "" if history.has(served) else ", which this clone does not have,"
    answers = f"{files.place} answers from commit {served[:_DIGITS]}{unknown} as of {day}"
    return f"{answers}; this clone is at {here[:_DIGITS]}: --index local answers from its files"

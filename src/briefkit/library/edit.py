"""The facade's writing half: edits of briefs and their renaming, all of one call or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.value import Edit
from briefkit.errors import EditRefusedError, WriteError
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from briefkit.storage.files.journal import finish_interrupted
from briefkit.storage.files.lock import locked
from briefkit.storage.files.read_file import read_file
from briefkit.storage.files.transaction import ConflictError, FileChange, write_changes

TRIES = 50


def plan_edits(library: Library, files: Iterable[BriefFile], edits: Sequence[Edit]) -> list[FileChange]:
    """What edits would change; files that they leave as they are don't count.

    Raises EditRefusedError, which names the file, where any of them cannot be done, and WriteError where one cannot
    be read.
    """
    changes = []
    for file in files:
        before = _read(library, file.path)
        try:
            after = edit_brief(before, edits)
        except EditRefusedError as error:
            raise EditRefusedError(error.reason, f"{file.path}: {error.message}", hint=error.hint) from error
        if after != before:
            changes.append(FileChange(file.path, before, after))
    return changes


def _read(library: Library, path: str) -> bytes:
    try:
        return read_file(library.folder / path)
    except OSError as error:
        raise WriteError(f"{path} cannot be read: {error.strerror or error}") from error


def apply_edits(library: Library, files: Sequence[BriefFile], edits: Sequence[Edit]) -> list[FileChange]:
    """Do edits and return what they changed. A file that someone else changes meanwhile is edited anew.

    Raises EditRefusedError and WriteError; then nothing is written.
    """
    return write_all(library, lambda: plan_edits(library, files, edits))


def write_all(library: Library, plan: Callable[[], list[FileChange]]) -> list[FileChange]:
    """Write what a plan says, all or nothing, planned anew where a file is no longer as it was read.

    Raises WriteError.
    """
    try:
        with locked(library.folder):
            finish_interrupted(library.folder)
            for _ in range(TRIES):
                changes = plan()
                try:
                    if changes:
                        write_changes(library.folder, changes)
                except ConflictError:
                    continue
                return changes
    except OSError as error:
        raise WriteError(f"nothing is changed: {error.strerror or error}") from error
    raise WriteError("nothing is changed: a file keeps being changed by another program", hint="try again")

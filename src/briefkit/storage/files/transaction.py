"""Change several files together: write a journal, then all temporary files, then rename one after the other.

A failure is rolled back. A crash between two renames leaves each file old or new, and the journal lets the next writer
finish the rest, or take back what will never be finished.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefkit.core.values import frozen
from briefkit.storage.files.door import kind_of, read_file
from briefkit.storage.files.journal import Step, remove_journal, write_journal
from briefkit.storage.files.write import (
    discard,
    drop_name,
    is_same_entry,
    name_file,
    sync_folder,
    temporary_beside,
    write_beside,
    write_temporary,
)


@frozen
class FileChange:
    """The new content of a file, at the same path or at `moved_to`, which must be free or only spelt otherwise."""

    path: str
    before: bytes
    after: bytes
    moved_to: str | None = None


class ConflictError(Exception):
    """A file has changed since it was read. Nothing is written."""


@dataclass(slots=True)
class _Prepared:
    change: FileChange
    target: Path
    temporary: Path | None = None
    backup: Path | None = None
    begun: bool = False
    moved: bool = False

    @property
    def done(self) -> bool:
        """Whether the file is replaced, also if an interruption came right after that."""
        return self.begun and self.temporary is not None and not os.path.lexists(self.temporary)


def write_changes(library: Path, changes: Sequence[FileChange]) -> None:
    """Write all changes, under the library's lock. Raises ConflictError or OSError; then nothing has been written."""
    prepared = [_Prepared(change, library / change.path) for change in changes]
    for item in prepared:
        if item.change.after != item.change.before:
            item.temporary = temporary_beside(item.target)
    if len(prepared) == 1 and not prepared[0].change.moved_to:
        _write_one(library, prepared[0])
    else:
        _write_several(library, prepared)


def _write_one(library: Path, item: _Prepared) -> None:
    try:
        _write_temporary(item)
        _compare(library, item)
        _replace(library, item)
    finally:
        _discard_temporaries([item])
    sync_folder(item.target.parent)


def _write_several(library: Path, prepared: list[_Prepared]) -> None:
    """Write several files: the journal first, so that it names whatever a crash leaves, and removed last."""
    journal = None
    try:
        journal = _journal(library, prepared)
        _replace_all(library, prepared)
    except BaseException:
        _roll_back(library, prepared)  # if that fails too, the journal stays for the next writer
        _discard_temporaries(prepared)
        _remove(journal)
        raise
    if _discard_temporaries(prepared):  # else the next writer finds in the journal what is left
        _remove(journal)


def _journal(library: Path, prepared: list[_Prepared]) -> Path | None:
    """The journal; None if its name is taken by something that could not be moved, which its finder has named."""
    try:
        return write_journal(library, [_step(library, item) for item in prepared])
    except FileExistsError:
        return None


def _replace_all(library: Path, prepared: list[_Prepared]) -> None:
    for item in prepared:
        _write_temporary(item)
    for item in prepared:
        _compare(library, item)
    _back_up(prepared)
    for item in prepared:
        _replace(library, item)
    for folder in {item.target.parent for item in prepared}:
        sync_folder(folder)


def _remove(journal: Path | None) -> None:
    if journal:
        remove_journal(journal)


def _discard_temporaries(prepared: list[_Prepared]) -> bool:
    """Whether all are gone."""
    gone = [discard(path) for item in prepared for path in (item.temporary, item.backup) if path]
    return all(gone)


def _write_temporary(item: _Prepared) -> None:
    if item.temporary:
        write_temporary(item.temporary, item.change.after, item.target.lstat())


def _compare(library: Path, item: _Prepared) -> None:
    try:
        now = read_file(library, item.change.path, kind_of(item.change.path))
    except OSError as error:
        raise ConflictError(item.change.path) from error
    if now != item.change.before:
        raise ConflictError(item.change.path)
    moved_to = library / item.change.moved_to if item.change.moved_to else None
    if moved_to and os.path.lexists(moved_to) and not is_same_entry(item.target, moved_to):
        raise FileExistsError(f"{item.change.moved_to} already exists")


def _step(library: Path, item: _Prepared) -> Step:
    temporary = item.temporary.relative_to(library).as_posix() if item.temporary else None
    return Step.of(item.change.path, temporary, item.change.before, item.change.after, item.change.moved_to)


def _back_up(prepared: list[_Prepared]) -> None:
    for item in prepared:
        if item.temporary:
            backup = item.temporary.with_suffix(".old")
            with suppress(OSError):  # without hard links the old bytes are written again
                os.link(item.target, backup)
                item.backup = backup


def _replace(library: Path, item: _Prepared) -> None:
    if item.temporary:
        item.begun = True
        item.temporary.replace(item.target)
    if item.change.moved_to:
        name_file(item.target, library / item.change.moved_to)
        item.moved = True
        drop_name(item.target, library / item.change.moved_to)


def _roll_back(library: Path, prepared: list[_Prepared]) -> None:
    for item in reversed(prepared):
        moved = library / item.change.moved_to if item.moved and item.change.moved_to else None
        if moved and (not item.target.exists() or is_same_entry(moved, item.target)):
            moved.replace(item.target)
        elif moved:
            discard(moved)
        if item.done and item.backup:
            item.backup.replace(item.target)
        elif item.done:
            write_beside(item.target, item.change.before, item.target.lstat()).replace(item.target)

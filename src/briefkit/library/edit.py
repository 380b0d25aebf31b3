"""The facade's writing half: changes of briefs, all of one call or nothing, planned before they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefkit.core.brief.model import Brief
from briefkit.core.edit.brief_edit import edit_brief, unknown_keys
from briefkit.core.edit.format import parse_edit
from briefkit.core.edit.value import Edit, Set
from briefkit.errors import BriefkitError, EditRefusedError, WriteError
from briefkit.library.names import BriefFile, find_file
from briefkit.library.part import Part
from briefkit.storage.files.journal import finish_interrupted
from briefkit.storage.files.lock import locked
from briefkit.storage.files.read_file import read_file
from briefkit.storage.files.transaction import ConflictError, FileChange, write_changes

if TYPE_CHECKING:
    from briefkit.library.library import Library

TRIES = 50
Plan = Callable[[], list[FileChange]]


class Changes:
    """What a call changes in a library's files. Nothing is written until `apply`.

    Iterating gives a `FileChange` for each file: its path, its bytes before and after, and the path it moves to. Files
    that stay as they are don't count. `names` tells what each file that was asked for is called, by its path; `notes`
    are sentences for whoever asked.
    """

    def __init__(
        self, library: Library, plan: Plan, *, names: dict[str, str] | None = None, notes: Sequence[str] = ()
    ) -> None:
        self.library = library
        self.names = names or {}
        self.notes = list(notes)
        self._plan = plan
        self._files: list[FileChange] | None = None

    @property
    def files(self) -> list[FileChange]:
        """The changes, planned when first asked for, or as they were written.

        Raises EditRefusedError, which names the file, where one cannot be done, WriteError where a file cannot be read.
        """
        if self._files is None:
            self._files = self._plan()
        return self._files

    def apply(self) -> Changes:
        """Write all, or nothing; planned anew where somebody else changes a file meanwhile.

        Raises what planning raises, and WriteError.
        """
        self._files = write_all(self.library, self._plan)
        return self

    def __iter__(self) -> Iterator[FileChange]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def __repr__(self) -> str:
        if self._files is None:
            return "<Changes: not planned yet>"
        return f"<Changes: {', '.join(change.path for change in self._files) or 'none'}>"


Named = str | Brief | BriefFile
"""An id, a path, a unique part of an id; or the brief itself."""


class Edits(Part):
    """Lossless edits of front matter: only what is named changes, everything else stays byte for byte."""

    def __call__(self, briefs: Iterable[Named], edits: Iterable[str | Edit]) -> Changes:
        """Edits of some briefs; nothing is written yet.

        An edit is a value, or a text such as `status=review`, `topics+=trade`, `issues.sanctions.status=resolved`.
        Raises UnknownBriefError, and EditRefusedError for an edit that cannot be understood.
        """
        files = list(dict.fromkeys(file_of(self.library, brief) for brief in briefs))
        told = [parse_edit(edit) if isinstance(edit, str) else edit for edit in edits]
        notes = [f"note: briefkit knows no key “{key}”: {hint}" for key, hint in unknown_keys(told)]
        names = {file.path: file.id for file in files}
        return Changes(self.library, lambda: edited(self.library, files, told), names=names, notes=notes)


def file_of(library: Library, brief: Named) -> BriefFile:
    """Where a brief lies. Raises UnknownBriefError for a name that means none, or several."""
    return find_file(library, brief, refresh=True) if isinstance(brief, str) else BriefFile(brief.id, brief.path)


def supersede(library: Library, old_name: str, new_name: str) -> Changes:
    """One brief takes the place of another, and both say so; nothing is written yet. Raises BriefkitError."""
    old, new = library.get(old_name), library.get(new_name)
    if old.id == new.id:
        raise BriefkitError(f"{old.id} cannot take its own place")
    if new.supersedes and new.supersedes != old.id:
        hint = f"first take that away: briefkit set {new.id} --remove supersedes"
        raise BriefkitError(f"{new.id} supersedes {new.supersedes} already", hint=hint)
    if old.supersedes == new.id:
        raise BriefkitError(f"{old.id} supersedes {new.id}: they cannot both take each other's place")
    if old.status == "retracted":
        raise BriefkitError(f"{old.id} is retracted and stays so")
    files = [BriefFile(brief.id, brief.path) for brief in (old, new)]
    edits: tuple[Edit, Edit] = (Set(("status",), "superseded"), Set(("supersedes",), old.id))

    def plan() -> list[FileChange]:
        return [change for file, edit in zip(files, edits, strict=True) for change in edited(library, [file], [edit])]

    return Changes(library, plan, names={file.path: file.id for file in files})


def edited(library: Library, files: Iterable[BriefFile], edits: Sequence[Edit]) -> list[FileChange]:
    """What edits change in some files. Raises EditRefusedError and WriteError, which name the file."""
    changes = []
    for file in files:
        before = read_or_refuse(library, file.path)
        try:
            after = edit_brief(before, edits)
        except EditRefusedError as error:
            raise EditRefusedError(error.reason, f"{file.path}: {error.message}", hint=error.hint) from error
        if after != before:
            changes.append(FileChange(file.path, before, after))
    return changes


def read_or_refuse(library: Library, path: str) -> bytes:
    """A file's bytes. Raises WriteError where it cannot be read."""
    try:
        return read_file(library.folder / path)
    except OSError as error:
        raise WriteError(f"{path} cannot be read: {error.strerror or error}") from error


def _moves(change: FileChange) -> bool:
    """A sort key: what moves comes last, so that a crash leaves links that lead to a name that is still to come."""
    return change.moved_to is not None


def write_all(library: Library, plan: Plan) -> list[FileChange]:
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
                        write_changes(library.folder, sorted(changes, key=_moves))
                except ConflictError:
                    continue
                return changes
    except OSError as error:
        raise WriteError(f"nothing is changed: {error.strerror or error}") from error
    raise WriteError("nothing is changed: a file keeps being changed by another program", hint="try again")

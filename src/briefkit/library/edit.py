"""`library.edit` and `supersede`: changes that are planned first, then written all or nothing."""

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

_ATTEMPTS = 50
Plan = Callable[[], list[FileChange]]


class Changes:
    """Planned changes to a library's files. Nothing is written until `apply`.

    Iterating yields a `FileChange` for each file that changes: its path, its bytes before and after, and the path it
    moves to. `names` maps the path of each brief that was named to what it is called; `notes` are sentences for the
    user.
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
        """The changes: planned when first asked for, and after `apply` those that were written.

        Raises EditRefusedError, which names the file, if an edit is not possible; WriteError if a file cannot be read.
        """
        if self._files is None:
            self._files = self._plan()
        return self._files

    def apply(self) -> Changes:
        """Write all changes or none, planning again if another program changes a file in the meantime.

        Returns itself. Raises what `files` raises, and WriteError if a file cannot be written.
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


BriefLike = str | Brief | BriefFile
"""A brief, or its id, an unambiguous part of its id, or its path."""


class Edits(Part):
    """Lossless edits of front matter: only the named value changes, every other byte stays."""

    def __call__(self, briefs: Iterable[BriefLike], edits: Iterable[str | Edit]) -> Changes:
        """The same edits in each of some briefs. Nothing is written until `apply`.

        An edit is an `Edit`, or text such as `status=review`, `topics+=trade`, `issues.sanctions.status=resolved`.
        Raises UnknownBriefError, and EditRefusedError for an edit that cannot be understood.
        """
        files = list(dict.fromkeys(file_of(self.library, brief) for brief in briefs))
        parsed = [parse_edit(edit) if isinstance(edit, str) else edit for edit in edits]
        notes = [f"note: briefkit knows no key “{key}”: {hint}" for key, hint in unknown_keys(parsed)]
        names = {file.path: file.id for file in files}
        return Changes(self.library, lambda: plan_edits(self.library, files, parsed), names=names, notes=notes)


def file_of(library: Library, brief: BriefLike) -> BriefFile:
    """The file of a brief. Raises UnknownBriefError if a name means none, or several."""
    return find_file(library, brief, refresh=True) if isinstance(brief, str) else BriefFile(brief.id, brief.path)


def supersede(library: Library, old_name: str, new_name: str) -> Changes:
    """Record in two briefs that the new one supersedes the old one. Raises BriefkitError."""
    old, new = library.get(old_name), library.get(new_name)
    if old.id == new.id:
        raise BriefkitError(f"{old.id} cannot supersede itself")
    if new.supersedes and new.supersedes != old.id:
        hint = f"first remove that: briefkit set {new.id} --remove supersedes"
        raise BriefkitError(f"{new.id} already supersedes {new.supersedes}", hint=hint)
    if old.supersedes == new.id:
        raise BriefkitError(f"{old.id} supersedes {new.id}; they cannot supersede each other")
    if old.status == "retracted":
        raise BriefkitError(f"{old.id} is retracted, so it cannot be superseded")
    files = [BriefFile(brief.id, brief.path) for brief in (old, new)]
    edits: tuple[Edit, Edit] = (Set(("status",), "superseded"), Set(("supersedes",), old.id))

    def plan() -> list[FileChange]:
        return [
            change for file, edit in zip(files, edits, strict=True) for change in plan_edits(library, [file], [edit])
        ]

    return Changes(library, plan, names={file.path: file.id for file in files})


def plan_edits(library: Library, files: Iterable[BriefFile], edits: Sequence[Edit]) -> list[FileChange]:
    """The changes that edits make to some files. Raises EditRefusedError and WriteError, which name the file."""
    changes = (change_of(library, file.path, lambda before: edit_brief(before, edits)) for file in files)
    return [change for change in changes if change]


def change_of(library: Library, path: str, edit: Callable[[bytes], bytes]) -> FileChange | None:
    """The change that an edit makes to a file, if any. Raises EditRefusedError and WriteError, which name the file."""
    try:
        before = read_file(library.folder / path)
    except OSError as error:
        raise WriteError(f"{path} cannot be read: {error.strerror or error}") from error
    after = edited(path, before, edit)
    return FileChange(path, before, after) if after != before else None


def edited(path: str, before: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """The bytes of a file after an edit. Raises EditRefusedError, which names the file."""
    try:
        return edit(before)
    except EditRefusedError as error:
        raise EditRefusedError(error.reason, f"{path}: {error.message}", hint=error.hint) from error


def _moves(change: FileChange) -> bool:
    """A sort key: files that move come last, so that after a crash links point to a name that is still to come."""
    return change.moved_to is not None


def write_all(library: Library, plan: Plan) -> list[FileChange]:
    """Write the changes of a plan, all or none; plan again if a file has changed since it was read.

    Raises WriteError.
    """
    try:
        with locked(library.folder):
            finish_interrupted(library.folder)
            for _ in range(_ATTEMPTS):
                changes = plan()
                try:
                    if changes:
                        write_changes(library.folder, sorted(changes, key=_moves))
                except ConflictError:
                    continue
                return changes
    except OSError as error:
        raise WriteError(f"nothing was changed: {error.strerror or error}") from error
    raise WriteError("nothing was changed: another program keeps changing a file", hint="try again")

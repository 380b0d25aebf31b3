"""`library.edit`: changes that are planned first, then written all or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.core.brief.model import Brief
from briefkit.core.edit.brief_edit import edit_brief
from briefkit.core.edit.dated import dated
from briefkit.core.edit.format import parse_edit
from briefkit.core.edit.registered import Resolve, naming_briefs, naming_judgments, registered
from briefkit.core.edit.value import Edit
from briefkit.errors import BriefkitError, EditRefusedError, WriteError
from briefkit.library.library import today
from briefkit.library.names import BriefFile, brief_id, find_file, judgment_ref
from briefkit.library.part import Part
from briefkit.library.unread import refuse_folder
from briefkit.storage.files.brief_data import shown_path
from briefkit.storage.files.door import UnopenedError, check_size, kind_of, read_file
from briefkit.storage.files.leftovers import remove_leftovers
from briefkit.storage.files.lock import locked
from briefkit.storage.files.outcome import outcome
from briefkit.storage.files.recovery import few, recover
from briefkit.storage.files.transaction import ConflictError, FileChange, write_changes
from briefkit.storage.files.walk import is_folder, is_utf8_name, walked_paths
from briefkit.storage.files.write import way_out

if TYPE_CHECKING:
    from briefkit.core.registry.registry import Registry
    from briefkit.library.library import Library

_ATTEMPTS = 50
Plan = Callable[[], list[FileChange]]


class Changes:
    """Planned changes to a library's files. Nothing is written until `apply`.

    Iterating yields a `FileChange` for each file that changes: its path, its bytes before and after, and the path it
    moves to. `names` maps the path of each brief that was named to what it is called, and each entry of the registry to
    its id; `notes` are sentences for the user; `subject` is what is to be repeated to the user, such as a claim;
    `renamed` is an id that changes, as old and new. Changes after which `check` would find an error that it does not
    find before are refused.
    """

    def __init__(
        self,
        library: Library,
        plan: Plan,
        *,
        names: dict[str, str] | None = None,
        notes: Sequence[str] = (),
        renamed: tuple[str, str] | None = None,
        subject: str = "",
    ) -> None:
        self.library = library
        self.names, self.subject = names or {}, subject
        self._notes = list(notes)
        self._warnings: list[str] = []
        self._recovered: list[str] = []
        self._plan, self._renamed = plan, renamed
        self._files: list[FileChange] | None = None
        self._tried: list[FileChange] = []

    @property
    def notes(self) -> list[str]:
        """Sentences for the user, such as what `check` will warn of. Raises what `files` raises."""
        return [*self._notes, *(self._warnings if self.files else ()), *self._recovered]

    @property
    def recovered(self) -> list[str]:
        """The notes that `apply` adds: what was done about an interrupted command, and what only looks like one."""
        return self._recovered

    def add_notes(self, notes: Iterable[str]) -> None:
        """Add sentences for the user."""
        self._notes += notes

    @property
    def files(self) -> list[FileChange]:
        """The changes: planned when first asked for, and after `apply` those that were written.

        Raises EditRefusedError, which names the file, if an edit is not possible or would leave an error; WriteError if
        a file cannot be read.
        """
        if self._files is None:
            self._files = self._planned()
        return self._files

    def _planned(self) -> list[FileChange]:
        from briefkit.library.guard import new_warnings

        changes = self._tried = self._plan()
        self._warnings = new_warnings(self.library, changes, self._renamed)
        return changes

    def apply(self) -> Changes:
        """Write all changes or none, planning again if another program changes a file in the meantime.

        Returns itself. Raises what `files` raises, and WriteError if a file cannot be written.
        """
        self._files, self._recovered = write_all(self.library, self._planned)
        return self

    def outcome(self) -> str:
        """Half a sentence on how much of the changes is made, for whoever is interrupted."""
        return outcome(self.library.folder, self._tried)

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
        resolve = resolver(self.library.registry)
        on_days = [dated(edit, today()) for edit in parsed]
        named = [naming_briefs(edit, partial(brief_id, self.library)) for edit, _ in on_days]
        judged = [naming_judgments(edit, partial(judgment_ref, self.library)) for edit, _ in named]
        spelled = [registered(edit, resolve) for edit, _ in judged]
        notes = [f"note: “{words}” is written as {date}" for words, date in _pairs(on_days)]
        notes += [f"note: “{name}” is written as {id_}, the id of that brief" for name, id_ in _pairs(named)]
        notes += [f"note: “{name}” is written as {ref}, the name of that judgment" for name, ref in _pairs(judged)]
        notes += [f"note: “{word}” is written as {id_}, its id in the registry" for word, id_ in _pairs(spelled)]

        def plan() -> list[FileChange]:
            return plan_edits(self.library, files, [edit for edit, _ in spelled], resolve)

        return Changes(self.library, plan, names={file.path: file.id for file in files}, notes=notes)


def _pairs(transformed: Iterable[tuple[Edit, list[tuple[str, str]]]]) -> list[tuple[str, str]]:
    """What was typed and what is written instead, each once."""
    return list(dict.fromkeys(pair for _, pairs in transformed for pair in pairs))


def file_of(library: Library, brief: BriefLike) -> BriefFile:
    """The file of a brief. Raises UnknownBriefError if a name means none, or several."""
    return find_file(library, brief, refresh=True) if isinstance(brief, str) else BriefFile(brief.id, brief.path)


def resolver(registry: Registry) -> Resolve:
    """What words stand for in a registry, by section; the section `holders` means parties, else people."""

    def resolve(section: str, word: str) -> str:
        return registry.resolve(registry.holder_section(word) if section == "holders" else section, word)

    return resolve


def plan_edits(
    library: Library, files: Iterable[BriefFile], edits: Sequence[Edit], resolve: Resolve
) -> list[FileChange]:
    """The changes that edits make to some files. Raises EditRefusedError and WriteError, which name the file."""
    changes = (change_of(library, file.path, lambda before: edit_brief(before, edits, resolve)) for file in files)
    return [change for change in changes if change]


def change_of(library: Library, path: str, edit: Callable[[bytes], bytes]) -> FileChange | None:
    """The change that an edit makes to a file, if any. Raises EditRefusedError and WriteError, which name the file."""
    try:
        before = read_file(library.folder, path, kind_of(path))
    except OSError as error:
        raise WriteError(f"{shown_path(path)} cannot be read: {error.strerror or error}") from error
    after = edited(path, before, edit)
    return FileChange(path, before, after) if after != before else None


def all_briefs(library: Library) -> list[str]:
    """The paths of all briefs, in which references are to be updated; also those whose name ends in .MD and the like.

    Raises WriteError for a folder that cannot be listed.
    """
    paths = walked_paths(library.folder, library.settings.library.exclude)
    for path in paths:
        if is_folder(path):
            refuse_folder(library.folder, path)
    return paths


def nameable(changes: list[FileChange]) -> list[FileChange]:
    """The changes. Raises WriteError for one of a file whose name is not UTF-8: the user could not be told of it."""
    for change in changes:
        if not is_utf8_name(change.path):
            message = f"{shown_path(change.path)}: its name is not UTF-8, so its references cannot be updated"
            raise WriteError(message, hint="give that file another name first")
    return changes


def edited(path: str, before: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    """The bytes of a file after an edit. Raises EditRefusedError, which names the file, also if it gets too large."""
    try:
        after = edit(before)
        check_size(len(after), kind_of(path))
    except EditRefusedError as error:
        raise EditRefusedError(error.reason, f"{shown_path(path)}: {error.message}", hint=error.hint) from error
    except UnopenedError as error:
        message = f"{shown_path(path)} could not be read any more: {error.strerror}"
        raise EditRefusedError("unreadable", message) from error
    return after


def _moves(change: FileChange) -> bool:
    """A sort key: files that move come last, so that after a crash links point to a name that is still to come."""
    return change.moved_to is not None


def write_all(library: Library, plan: Plan) -> tuple[list[FileChange], list[str]]:
    """Write the changes of a plan, all or none; plan again if a file has changed since it was read.

    Before, what an interrupted writer has left is finished or removed. Returns the changes, and sentences about that,
    which an error or an interruption carries as its notes.

    Raises WriteError.
    """
    notes: list[str] = []
    try:
        return _recover_and_write(library, plan, notes), notes
    except OSError as error:
        message = f"nothing was changed: {_refused_path(library, error)}: {error.strerror or error}"
        raise _with_notes(WriteError(message, hint=way_out(error)), notes) from error
    except (BriefkitError, KeyboardInterrupt, SystemExit) as error:
        _with_notes(error, notes)
        raise


def _refused_path(library: Library, error: OSError) -> str:
    """The file that an error is about, as the library names it; the library's folder if the error names none."""
    path = Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else library.folder
    return shown_path(str(path.relative_to(library.folder) if library.folder in path.parents else path))


def _with_notes(error: BaseException, notes: list[str]) -> BaseException:
    for note in notes:
        error.add_note(note)
    return error


def _recover_and_write(library: Library, plan: Plan, notes: list[str]) -> list[FileChange]:
    with locked(library.folder) as alone:
        notes += recover(library.folder).notes
        remove_leftovers(library.folder, [library.folder], alone=alone)
        for _ in range(_ATTEMPTS):
            changes = plan()
            others = {(library.folder / change.path).parent for change in changes} - {library.folder}
            remove_leftovers(library.folder, others, alone=alone)
            try:
                if changes:
                    write_changes(library.folder, sorted(changes, key=_moves))
            except ConflictError:
                continue
            except OSError as error:
                paths = few([change.path for change in changes])
                message = f"nothing was changed: {paths} cannot be written: {error.strerror or error}"
                raise WriteError(message, hint=way_out(error)) from error
            return changes
    raise WriteError("nothing was changed: another program keeps changing a file", hint="try again")

"""`library.rename`: rename a brief's file and update every reference to it, all or nothing."""

from __future__ import annotations

import posixpath

from briefkit.core.edit.move import Move
from briefkit.core.edit.references import follow_rename
from briefkit.core.text.slug import slug
from briefkit.core.text.words import composed, fold
from briefkit.errors import BriefkitError, WriteError
from briefkit.library.edit import BriefLike, Changes, all_briefs, edited, file_of, nameable
from briefkit.library.free_name import names_alike, taken_ids
from briefkit.library.library import Library
from briefkit.library.names import BriefFile
from briefkit.settings import MEDIA_FOLDER, ORIGINALS_FOLDER
from briefkit.storage.files.brief_data import shown_path
from briefkit.storage.files.door import BRIEF, is_taken, read_file, remedy_of
from briefkit.storage.files.transaction import FileChange

_HOLDS = {MEDIA_FOLDER: "media", ORIGINALS_FOLDER: "originals"}


def rename(library: Library, brief: BriefLike, new_id: str) -> Changes:
    """Plan a rename, as `Library.rename` says. Raises EditRefusedError if a reference cannot be updated or read."""
    file, new_id = file_of(library, brief), composed(new_id.removesuffix(".md"))
    notes = [
        f"note: the view “{name}” in briefkit.toml contains “{file.id}”; edit it by hand"
        for name, query in library.settings.views.items()
        if file.id in query and file.id != new_id
    ]
    named = {file.path: file.id}
    return Changes(
        library, lambda: _planned(library, file, new_id), names=named, notes=notes, renamed=(file.id, new_id)
    )


def _planned(library: Library, file: BriefFile, new_id: str) -> list[FileChange]:
    new = posixpath.join(posixpath.dirname(file.path), f"{new_id}.md")
    paths = all_briefs(library)
    _check_id(new_id, library.settings.library.language)
    _check_free(library, file, new, paths)
    others = [path for path in paths if path != file.path]
    move = Move(file.path, new, frozenset(others), lambda path: is_taken(library.folder, path))
    return nameable([change for path in (file.path, *others) if (change := _change(library, path, move))])


def _check_id(id_: str, language: str) -> None:
    odd = (
        not id_ or any(character in '/\\:*?"<>|#%' or character.isspace() for character in id_) or not id_.isprintable()
    )
    if odd or id_.startswith(".") or slug(id_).endswith("-brief") != id_.endswith("-brief") or id_ == "README":
        raise BriefkitError(f"“{id_}” cannot be an id", hint=f"use one such as {slug(id_, language)}")


def _check_free(library: Library, file: BriefFile, new: str, paths: list[str]) -> None:
    id_ = posixpath.basename(new).removesuffix(".md")
    path, is_copy = taken_ids(path for path in paths if path != file.path).get(fold(id_), ("", False))
    if is_copy:
        message = f"{path} would be taken for a conflict copy of “{id_}”"
        raise BriefkitError(message, hint="merge, rename or delete that file first, or choose another id")
    if path:
        raise BriefkitError(f"the id “{id_}” is taken by {path}", hint="choose another id")
    own = posixpath.basename(file.path)
    alike = [name for name in names_alike(library.folder, new) if name != own or new == file.path]
    if alike:
        raise BriefkitError(
            f"{posixpath.join(posixpath.dirname(new), alike[0])} already exists", hint="choose another id"
        )
    folder = new.split("/", 1)[0]
    if folder in _HOLDS:
        raise BriefkitError(f"{new} would not be a brief: {folder}/ holds {_HOLDS[folder]}")


def _change(library: Library, path: str, move: Move) -> FileChange | None:
    moved = move.new if path == move.old else None
    try:
        before = read_file(library.folder, path, BRIEF)
    except OSError as error:
        message = f"{shown_path(path)} cannot be read, so its references cannot be updated: {error.strerror or error}"
        raise WriteError(message, hint=remedy_of(error)) from error
    after = edited(path, before, lambda data: follow_rename(data, path, move))
    return FileChange(path, before, after, moved) if after != before or moved else None

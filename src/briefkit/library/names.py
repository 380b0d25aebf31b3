"""What the name of a brief means to every command: a path, an id, or part of an id."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.query.value import Metadata, Word, clause
from briefkit.core.text.ids import id_of
from briefkit.core.text.near_ids import did_you_mean_id
from briefkit.core.text.shell import argument
from briefkit.core.text.words import fold, meant
from briefkit.errors import UnknownBriefError
from briefkit.storage.files.brief_data import shown_path
from briefkit.storage.files.door import is_regular
from briefkit.storage.files.output import library_around
from briefkit.storage.files.walk import is_markdown_name, walked_paths, without_ending

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.library.library import Library

_LOCATION = re.compile(r"(.+\.(?:md|markdown|md\.txt))(?::\d+){1,2}:?", re.IGNORECASE)  # as `check` prints it
_MAX_SHOWN = 20


class BriefFile(NamedTuple):
    """A brief's id and its file's path in the library."""

    id: str
    path: str


class _Entry(NamedTuple):
    """A file that a name may mean. It has no title if it cannot be listed."""

    id: str
    path: str
    title: str | None


class _Name:
    """A name that a user typed: the paths in a library that it may mean, and the id."""

    def __init__(self, library: Library, text: str) -> None:
        location = _LOCATION.fullmatch(text)
        texts = dict.fromkeys([text, location[1]] if location else [text])
        self.paths = {path for name in texts if is_markdown_name(name) for path in _paths(library.root, name)}
        self.id = without_ending(last) if is_markdown_name(last := [*texts][-1]) else last

    def closest(self, entries: list[_Entry], *, unlisted: bool = False) -> list[_Entry]:
        """The entries that match the name best. Unless they count, those that cannot be listed are hidden by others."""
        folded = fold(self.id)
        found = [entry for entry in entries if entry.path in self.paths]
        found = found or [entries[place] for place in meant(self.id, [entry.id for entry in entries])]
        found = found or [entry for entry in entries if folded and folded in fold(entry.id)]
        return found if unlisted else [entry for entry in found if entry.title is not None] or found


def find_file(
    library: Library, name: str, *, refresh: bool = False, by_title: bool = False, unlisted: bool = False
) -> BriefFile:
    """The file that a name means: a path from here or from the library, an id, or an unambiguous part of one.

    A path may be followed by `:LINE:COLUMN`. Case and Unicode composition matter only if ids differ in nothing else.
    With `by_title`, for commands that only read, a name that no id contains may be a title or a part of one.
    With `unlisted`, for those that look for what is wrong, a file that cannot be listed may be meant as well as others.
    `refresh` is for a library opened with `stale_ok`: its files are checked only if the index does not know the name.

    Raises UnknownBriefError.
    """
    wanted = _Name(library, name)
    known = _known_exactly(library, wanted)
    if len(known) == 1 and (not refresh or is_regular(library.folder, known[0])):
        return BriefFile(id_of(known[0]), known[0])
    if refresh:
        library.refresh()
    found = wanted.closest(_entries(library, fold(PurePosixPath(wanted.id).name)), unlisted=unlisted)
    found = found or (_titled(library, name) if by_title else [])
    if len(found) == 1:
        return BriefFile(found[0].id, found[0].path)
    raise _ambiguous(name, found) if found else _unknown(library, name)


def _titled(library: Library, typed: str) -> list[_Entry]:
    """The briefs with a title, else those whose title contains the text."""
    entries, folded = [_Entry(*heading) for heading in library.store.headings()], fold(typed)
    exact = [entries[place] for place in meant(typed, [entry.title or "" for entry in entries])]
    return exact or [entry for entry in entries if folded.strip() and folded in fold(entry.title or "")]


def find_listed(library: Library, name: str, *, by_title: bool = False, unlisted: bool = False) -> BriefFile:
    """The file that a name in a list means: a path in the library first, as `briefkit list -0` writes it anywhere.

    Raises UnknownBriefError.
    """
    path = posixpath.normpath(name)  # without the “./” of “find .”
    if path in library.store.files_named(path):
        return BriefFile(id_of(path), path)
    return find_file(library, name, by_title=by_title, unlisted=unlisted)


def find_brief(library: Library, name: str, *, by_title: bool = False, listed: bool = False) -> Brief:
    """The brief that a name means to `find_file`, or in a list to `find_listed`. Raises UnknownBriefError."""
    file = (find_listed if listed else find_file)(library, name, by_title=by_title)
    brief = library.store.brief_at(file.path)
    if brief is None:
        raise _unlistable(library, file.path)
    return brief


def find_metadata(library: Library, name: str, *, by_title: bool = False) -> Metadata:
    """The metadata of the brief that a name means to `find_file`, from the store. Raises UnknownBriefError."""
    file = find_file(library, name, by_title=by_title)
    named = library.metadata(clause("id", ":", [Word(file.id)]))
    found = next((metadata for metadata in named if metadata["path"] == file.path), None)
    if found is None:
        raise _unlistable(library, file.path)
    return found


def _unlistable(library: Library, path: str) -> UnknownBriefError:
    return UnknownBriefError(f"{path} cannot be listed", hint=check_hint(library, path))


def check_hint(library: Library, path: str) -> str:
    """Where to see what is wrong with a file; it can only be checked where the files are."""
    return f"see “briefkit check {argument(path)}”{'' if library.has_files else ' where the files are'}"


def brief_id(library: Library, typed: str) -> str:
    """The whole id that a reference means, in whatever case and composition; an unknown or ambiguous one unchanged."""
    if library.store.files_named(typed):
        return typed
    ids = list(dict.fromkeys(heading[0] for heading in library.store.headings(fold(typed))))
    places = meant(typed, ids)
    return ids[places[0]] if len(places) == 1 else typed


def judgment_ref(library: Library, typed: str) -> str:
    """The whole BRIEF#ID that a reference to a judgment means, as for `brief_id`."""
    name, hash_, id_ = typed.rpartition("#")
    brief = brief_id(library, name) if hash_ else ""
    paths = library.store.files_named(brief) if brief else []
    found = library.store.brief_at(paths[0]) if len(paths) == 1 else None
    ids = [judgment.id for judgment in found.judgments] if found else []
    places = meant(id_, ids)
    return f"{brief}#{ids[places[0]] if len(places) == 1 else id_}" if brief else typed


def ids_like(library: Library, typed: str) -> list[tuple[str, str]]:
    """Ids with titles that complete what is typed: those that start with it, else contain it, else by their titles."""
    folded = fold(typed)
    alike = [(id_, title) for id_, _, title in library.store.headings(folded)]
    return (
        [item for item in alike if fold(item[0]).startswith(folded)]
        or alike
        or [(entry.id, entry.title or "") for entry in _titled(library, typed)]
    )


def _paths(folder: Path | None, text: str) -> Iterator[str]:
    """The paths in a folder that a text means from here and, unless it starts with a dot, from the folder.

    Where there is no folder, they are those that it means in the library, and that of a file in a clone from there.
    """
    rooted = text.startswith(("./", "../"))
    if folder is None:
        file = Path(os.path.realpath(Path(text).parent), Path(text).name)
        clone = library_around(file)
        if not (rooted and clone):
            yield posixpath.normpath(text)
        if clone:
            yield file.relative_to(clone).as_posix()
        return
    for base in [Path.cwd()] if rooted else [Path.cwd(), folder]:
        full = Path(os.path.normpath(base.absolute() / text))
        for root, path in ((folder.absolute(), full), (Path(os.path.realpath(folder)), Path(os.path.realpath(full)))):
            if path.is_relative_to(root):
                yield path.relative_to(root).as_posix()


def _known_exactly(library: Library, wanted: _Name) -> list[str]:
    """The files at the paths that a name may mean, or, if it is not a path, those with that id."""
    at = [path for path in wanted.paths if path in library.store.files_named(path)]
    return at if wanted.paths else library.store.files_named(wanted.id)


def _entries(library: Library, containing: str) -> list[_Entry]:
    """The files whose id contains a folded text."""
    entries = [_Entry(*heading) for heading in library.store.headings(containing)]
    unlisted = dict.fromkeys(item.path for item in library.unlisted if is_markdown_name(item.path))
    if library.has_files and any(
        "\\" in path for path in unlisted
    ):  # names that are not UTF-8: the real ones are in the folder
        files = walked_paths(library.folder, library.settings.library.exclude)
        unlisted = dict.fromkeys(path for path in files if shown_path(path) in unlisted)
    return entries + [_Entry(id_of(path), path, None) for path in unlisted if containing in fold(id_of(path))]


def _ambiguous(name: str, found: list[_Entry]) -> UnknownBriefError:
    shared = len({entry.id for entry in found}) < len(found)
    lines = [f"{entry.path if shared else entry.id}  {entry.title or ''}".rstrip() for entry in found[:_MAX_SHOWN]]
    lines += [f"… and {len(found) - _MAX_SHOWN} more"] if len(found) > _MAX_SHOWN else []
    message = f"“{name}” could be any of {len(found)} briefs:"
    return UnknownBriefError(message, hint="give more of the id, or the path", details=lines)


def _unknown(library: Library, name: str) -> UnknownBriefError:
    if library.root is None and is_markdown_name(name) and ("/" in name or "\\" in name):
        hint = "its paths are relative to the library, as “briefkit list -0” writes them; ids do as well"
        return UnknownBriefError(f"no brief “{name}” in {library.place}, which has no folder here", hint=hint)
    near = did_you_mean_id(name, [id_ for id_, _path, _title in library.store.headings()])
    return UnknownBriefError(f"no brief “{name}” in {library.place}", hint=near or "see “briefkit list”")

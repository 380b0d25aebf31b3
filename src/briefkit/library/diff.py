"""`library.diff`: differences between two briefs, two files, or two revisions of one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode, has_byte_order_mark
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.diff.make import make_diff
from briefkit.core.diff.text.unseen import BYTE_ORDER, Unseen
from briefkit.core.diff.value import COMPARISON, REVISION, Diff
from briefkit.core.events.state import Mention
from briefkit.core.registry.registry import Registry
from briefkit.core.text.shell import argument
from briefkit.errors import BriefkitError, UnknownBriefError
from briefkit.library.library import Library
from briefkit.settings import LibrarySettings
from briefkit.storage.files.door import BRIEF, is_taken, read_file
from briefkit.storage.git_history import GitHistory, HistoryError
from briefkit.storage.git_lines import path_at

if TYPE_CHECKING:
    from briefkit.library.redline_readers import Readers

_PLAIN = "Text without front matter"


class DiffError(BriefkitError):
    """Two things cannot be compared."""


class Version(NamedTuple):
    """One side of a diff: a brief, its label, what is wrong with its file, and whether that has a byte order mark."""

    brief: Brief
    label: str
    warnings: tuple[str, ...] = ()
    marked: bool = False


class Location(NamedTuple):
    """A file that may have a history; `path` is relative to the folder."""

    folder: Path
    path: str


class Compared(NamedTuple):
    """Two briefs and what differs between them."""

    diff: Diff
    old: Brief
    new: Brief


def diff(
    library: Library | None, a: str, b: str | None = None, *, revisions: str | None = None, mode: str | None = None
) -> Diff:
    """What differs between A and B, or in A since a revision (HEAD by default) or between two revisions `A..B`.

    A and B are ids, unambiguous parts of ids, or files; files outside a library need none. `mode` is "revision" or
    "comparison"; the default is "comparison" for two briefs of a library, otherwise "revision".

    Raises UnknownBriefError, DiffError, and HistoryError if git has no such file or revision.
    """
    return compare(library, a, b, revisions=revisions, mode=mode).diff


def compare(
    library: Library | None,
    a: str,
    b: str | None = None,
    *,
    revisions: str | None = None,
    mode: str | None = None,
    readers: Readers | None = None,
) -> Compared:
    """As `diff`, with the two briefs as `readers` may see them. Raises ExportError for one that is not for them."""
    if b is None:
        before, now = _revisions(locate(library, a), revisions or "HEAD")
        return _compared(library, readers, before, now, mode=mode or REVISION)
    if revisions:
        raise BriefkitError("--rev compares one brief with itself", hint="give one brief, or leave out --rev")
    old, new = _brief(library, a), _other(library, a, b)
    if library is not None and old is not None and new is not None:
        return _compared(library, readers, Version(old, ""), Version(new, ""), mode=mode or COMPARISON, labelled=False)
    versions = [_version(library, a, old), _version(library, b, new)]
    return _compared(library, readers, *versions, mode=mode or REVISION, labelled=mode != COMPARISON)


def _compared(
    library: Library | None, readers: Readers | None, old: Version, new: Version, *, mode: str, labelled: bool = True
) -> Compared:
    if readers:
        library = readers.library
        old, new = (side._replace(brief=readers.version(side.brief, side.label)) for side in (old, new))
    diff = diff_versions(library, old, new, mode=mode, labelled=labelled, readers=readers)
    return Compared(diff, old.brief, new.brief)


def compare_briefs(library: Library, old: Brief, new: Brief, *, mode: str = COMPARISON) -> Diff:
    """What differs between two briefs of a library."""
    return diff_versions(library, Version(old, ""), Version(new, ""), mode=mode, labelled=False)


def diff_versions(
    library: Library | None,
    old: Version,
    new: Version,
    *,
    mode: str = REVISION,
    labelled: bool = True,
    readers: Readers | None = None,
) -> Diff:
    """What differs between two versions, with the names that a library uses. Unlabelled versions show their dates."""
    settings = library.settings.library if library else LibrarySettings()
    return make_diff(
        old.brief,
        new.brief,
        library.registry if library else Registry(),
        mode=mode,
        labels=(old.label, new.label) if labelled else None,
        scale=settings.likelihood_scale,
        language=settings.language,
        warnings=tuple(dict.fromkeys(old.warnings + new.warnings)),
        mentions=_mentions(library, readers, old.brief, new.brief) if library and mode == COMPARISON else (),
        unseen=() if old.marked == new.marked else (Unseen(BYTE_ORDER[new.marked], 0, None),),
    )


def _mentions(library: Library, readers: Readers | None, *briefs: Brief) -> Sequence[Mention]:
    """What live briefs of a library say of the events of some briefs, as far as it may be told."""
    ids = {library.registry.resolve("events", event.id) for brief in briefs for event in brief.events}
    found = library.store.event_mentions(ids, live=True) if ids else ()
    return readers.mentions(found, briefs) if readers else found


def _revisions(file: Location, revisions: str) -> tuple[Version, Version]:
    """A file at revision `REV` and now, or at two revisions `A..B`."""
    history = GitHistory(file.folder)
    first, dots, second = revisions.partition("..")
    before = _at(history, first or "HEAD", file.path)
    if dots:
        return before, _at(history, second or "HEAD", file.path)
    return before, version_of(read_bytes(file, file.path), file.path, "working file")


def _at(history: GitHistory, revision: str, path: str) -> Version:
    commit = history.resolve(revision)
    path = path_at(history, commit, path)
    return version_of(history.read(commit, path, largest=BRIEF.largest), f"{revision}:{path}", revision)


def is_file(name: str) -> bool:
    """Whether a name means a file, whether or not it exists."""
    return "/" in name or name.endswith((".md", ".markdown", ".txt")) or _is_here(name)


def _is_here(name: str) -> bool:
    try:
        return Path(name).is_file()
    except OSError:  # a name that is longer than the file system takes
        return False


def _brief(library: Library | None, name: str) -> Brief | None:
    """The library's brief with a name, or None for a file outside the library."""
    if library is None:
        return None
    try:
        return library.get(str(Path(name).absolute()) if _is_here(name) else name)
    except UnknownBriefError:
        if is_file(name):
            return None
        raise


def _other(library: Library | None, a: str, b: str) -> Brief | None:
    """As `_brief` for B, which may be a revision by mistake: the error then says how A is compared with that."""
    try:
        return _brief(library, b)
    except UnknownBriefError as error:
        if library is None or library.root is None or not _is_revision(library.root, b):
            raise
        hint = f"it is a revision: briefkit diff {argument(a)} --rev {argument(b)}"
        raise UnknownBriefError(error.message, hint=hint) from error


def _is_revision(folder: Path, name: str) -> bool:
    try:
        return bool(GitHistory(folder).resolve(name))
    except HistoryError:
        return False


def _version(library: Library | None, name: str, brief: Brief | None) -> Version:
    """One side of a diff, with its name in messages. Raises DiffError."""
    if library is None or brief is None or _is_here(name):
        return version_of(read_bytes(_named(library, Path(name)), name), name, name)
    if not library.has_files:
        return version_of(library.source(brief), brief.path, brief.path)
    full = str(library.folder / brief.path)
    return version_of(read_bytes(Location(library.folder, brief.path), full), full, full)


def _named(library: Library | None, path: Path) -> Location:
    """Where a file is that the caller names; one in the library by its path there, where no link is followed."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - a link must not be resolved
    root = library.root if library else None
    for folder in reversed(full.parents) if root and os.path.lexists(path) else ():
        if root and folder.samefile(root):
            return Location(root, full.relative_to(folder).as_posix())
    return Location(path.parent, path.name)


def locate(library: Library | None, name: str) -> Location:
    """Where a brief or file is, to ask for its history. Raises BriefkitError if it does not exist."""
    brief = _brief(library, name)
    if brief is not None and library is not None:
        return Location(library.folder, brief.path)
    if os.path.lexists(name):
        return _named(library, Path(name))
    if library is not None and is_taken(library.folder, name):
        return Location(library.folder, name)
    raise BriefkitError(f"there is no file {name}", hint="see “briefkit list”")


def read_bytes(file: Location, name: str) -> bytes:
    """The bytes of a file. Raises DiffError if it cannot be read or is too large."""
    try:
        return read_file(file.folder, file.path, BRIEF)
    except FileNotFoundError as error:
        raise DiffError(f"there is no file {name}") from error
    except OSError as error:
        raise DiffError(f"{name} cannot be read: {error.strerror or error}") from error


def version_of(data: bytes, name: str, label: str) -> Version:
    """A version of a file. One without front matter is compared as plain text. Raises DiffError."""
    text = decode(data)
    if isinstance(text, Diagnostic):
        raise DiffError(f"{name} cannot be compared as text: {text.message}", hint=text.hint)
    path = name.partition(":")[2] or name
    if text.split("\n", 1)[0].rstrip() != "---":
        brief = Brief(id=Path(path).stem, path=path, title=_PLAIN, kind="note", date=None, body=text)
        warnings: tuple[str, ...] = (f"{name} has no front matter; only its text is compared",)
        return Version(brief, label, warnings, has_byte_order_mark(data))
    reading = parse_brief(data, id=Path(path).stem, path=path)
    if reading.brief is None:
        raise DiffError(f"{name}:{reading.findings[0]}", hint="“briefkit check” lists all problems")
    warnings = tuple(f"{name}:{finding}" for finding in reading.findings)
    return Version(reading.brief, label, warnings, has_byte_order_mark(data))

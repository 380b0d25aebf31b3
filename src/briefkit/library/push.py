"""`briefkit index push` and `index status`: a library is written to its server, and what is served there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.progress import SILENT, Progress
from briefkit.core.text.words import counted
from briefkit.errors import QueryError, SettingsError
from briefkit.library.which import which_at
from briefkit.settings import REGISTRY_FILE, parse_settings

if TYPE_CHECKING:
    from briefkit.storage.postgres.address import Address
    from briefkit.storage.postgres.problems import Problems
    from briefkit.storage.postgres.push import Pushed
    from briefkit.storage.postgres.snapshot import Snapshot

_NAMED = 3


class Pushing(NamedTuple):
    """What to push where: the library's folder, unless a repository is named, and what the command line says."""

    folder: Path | None = None
    index_at: str | None = None
    address: str | None = None
    commit: str = "HEAD"
    repository: Path | None = None
    within: str | None = None
    as_is: bool = False
    full: bool = False


def push_library(asked: Pushing, *, progress: Progress = SILENT) -> str:
    """Push a library. Returns what was done, as a sentence.

    Raises QueryError for options that contradict each other, SettingsError if no server is known, ServerError, and
    HistoryError if git cannot tell what is in the commit.
    """
    from briefkit.storage.postgres.push import push

    _check(asked)
    snapshot = _snapshot(asked)
    pushed = push(snapshot, _address(asked, snapshot), full=asked.full, progress=progress)
    if not (asked.as_is or asked.repository) and asked.commit == "HEAD":
        _note_uncommitted(asked, snapshot, progress)
    _note_problems(pushed.problems, progress)
    return _sentence(pushed, snapshot)


def _note_problems(problems: Problems, progress: Progress) -> None:
    """Say what is wrong with what is served now."""
    told = [f"{counted(problems.unlisted, 'file')} cannot be listed"] if problems.unlisted else []
    told += [f"{REGISTRY_FILE} has {counted(problems.registry, 'problem')}"] if problems.registry else []
    told += [f"briefs that are listed have {counted(problems.listed, 'problem')}"] if problems.listed else []
    if told:
        progress.note(f"of what is served, {', '.join(told)}: see “briefkit check”")


def _note_uncommitted(asked: Pushing, snapshot: Snapshot, progress: Progress) -> None:
    """Say what of the folder is not pushed because it is not committed."""
    from briefkit.storage.postgres.snapshot import FolderSnapshot
    from briefkit.storage.postgres.uncommitted import uncommitted
    from briefkit.storage.settings_file import settings_table

    exclude = settings_table(snapshot.head, snapshot.settings_path.parent).get("library", {}).get("exclude", ())
    if found := uncommitted(FolderSnapshot(asked.folder or Path()), snapshot, exclude):
        named = ", ".join(found[:_NAMED]) + (f" and {len(found) - _NAMED} more" if len(found) > _NAMED else "")
        progress.note(f"not pushed, since it is not committed: {named} (--folder pushes files as they are)")


def _check(asked: Pushing) -> None:
    if asked.as_is and (asked.repository or asked.within is not None or asked.commit != "HEAD"):
        raise QueryError("--folder pushes files as they are, and not a commit", hint="leave out --folder, or the other")
    if asked.within is not None and not asked.repository:
        raise QueryError("--path is a folder in --repository", hint="name that, too, or the library with --library")


def _snapshot(asked: Pushing) -> Snapshot:
    from briefkit.storage.git_history import HistoryError
    from briefkit.storage.postgres.commit_snapshot import CommitSnapshot
    from briefkit.storage.postgres.snapshot import FolderSnapshot

    if asked.repository:
        return CommitSnapshot(asked.repository, asked.commit, asked.within, is_named=True)
    folder = asked.folder or Path()
    if asked.as_is:
        return FolderSnapshot(folder)
    try:
        return CommitSnapshot(folder, asked.commit)
    except HistoryError as error:
        hint = error.hint or "--folder pushes the files as they are, without git"
        raise HistoryError(error.message, hint=hint) from error


def _address(asked: Pushing, snapshot: Snapshot) -> Address:
    """The server: the one that is named, otherwise the one that is asked for the library."""
    if asked.address or asked.folder:
        server = which_at(asked.address, asked.folder, asked.index_at).server
    else:
        server = _server_of(asked, snapshot)
    if server is None:
        hint = "name it, as in “briefkit index push postgresql://NAME@HOST/DATABASE”, or set “library.index”"
        raise SettingsError("this library has no server", hint=hint)
    return server


def _server_of(asked: Pushing, snapshot: Snapshot) -> Address | None:
    """The server of a library that has no folder here: its settings are those of the commit."""
    from briefkit.storage.settings_file import settings_table
    from briefkit.storage.which import server_in_settings, server_of

    def own() -> Address | None:
        table = settings_table(snapshot.head, snapshot.settings_path.parent)
        return server_in_settings(parse_settings(table).library.index)

    return server_of(asked.index_at, os.environ, own)


def _sentence(pushed: Pushed, snapshot: Snapshot) -> str:
    origin = snapshot.origin
    what = f"{origin.commit[:10]} of {origin.date}" if origin.commit else origin.source
    briefs = counted(pushed.briefs, "brief")
    if pushed.whole:
        return f"{what} is served, with {briefs}"
    if not pushed.written and not pushed.removed:
        return f"{what} is served, with {briefs}; none has changed"
    written = f"{counted(pushed.written, 'file')} written" if pushed.written else ""
    removed = f"{counted(pushed.removed, 'file')} removed" if pushed.removed else ""
    return f"{what} is served, with {briefs}; {', '.join(filter(None, [written, removed]))}"


def server_status(server: Address | None) -> dict[str, Any] | None:
    """What is served of a library; None if its index is on no server. Raises ServerError."""
    if server is None:
        return None
    from briefkit.storage.postgres.status import status_of

    return status_of(server)

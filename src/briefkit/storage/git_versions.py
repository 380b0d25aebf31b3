"""The committed versions of all briefs in a folder, from one walk through the history.

Every commit counts, on whatever branch it was made: a merge only where it differs from all that it merges. Files are
followed through renames, also from other folders of the repository.
"""

from __future__ import annotations

import datetime
import hashlib
import posixpath
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode, with_keys
from briefkit.core.brief.version import KEYS, Version
from briefkit.core.text.ids import id_of
from briefkit.storage.files.recent import Recent
from briefkit.storage.git_blobs import GitBlobs
from briefkit.storage.git_changes import CommitChanges, commits_changing
from briefkit.storage.git_history import GitHistory, HistoryError, NoRevisionError, in_repository
from briefkit.storage.git_lines import Entry, FileLines

_KEPT = 256
"""How many committed versions are kept, for whoever checks a file again and again."""


class GitVersions:
    """The versions of the briefs in a folder. Raises HistoryError if git cannot tell all of them."""

    def __init__(self, folder: Path) -> None:
        self._git = GitHistory(folder)
        self._blobs = GitBlobs(self._git)
        self._head = self._now()
        self._lines = FileLines(self._walk(), self._git.prefix)
        self._briefs: Recent[tuple[str, str], Brief | None] = Recent(_KEPT)

    @property
    def is_current(self) -> bool:
        """Whether the history is still the one that was walked through."""
        return self._now() == self._head

    def _now(self) -> str:
        """The commit that is checked out; empty if there is none yet."""
        try:
            return self._git.resolve("HEAD")
        except NoRevisionError:
            return ""

    def first_day(self, paths: Iterable[str]) -> datetime.date | None:
        """The day of the first commit that has one of some files."""
        return min((entry.day for path in paths for entry in self._files(path)), default=None)

    def versions(self, path: str, data: bytes) -> list[Version]:
        """The versions of a file that now holds `data`, oldest first; none if it was never committed."""
        files = self._files(path)
        now = hash_of(data, files[-1].change.after.blob) if files else ""
        return [
            self._version(path, entry, current=entry is files[-1] and entry.change.after.blob == now) for entry in files
        ]

    def _files(self, path: str) -> list[Entry]:
        """The entries with which a path's file was a file: not deleted, and no symbolic link."""
        return [entry for entry in self._lines.line(self._git.prefix + path) if entry.change.after.is_file]

    def close(self) -> None:
        """Stop reading contents."""
        self._blobs.close()

    def _version(self, path: str, entry: Entry, *, current: bool) -> Version:
        blob = entry.change.after.blob

        def read() -> Brief | None:
            return self._briefs.get((path, blob), parsed)

        def parsed() -> Brief | None:
            try:
                text = decode(self._blobs.read(blob))
            except HistoryError:
                return None
            if not isinstance(text, str):
                return None
            return parse_brief(with_keys(text, KEYS).encode(), id=id_of(path), path=path).brief

        return Version(
            entry.commit,
            entry.day,
            read,
            contents=blob,
            before=[old.blob for old in entry.change.before],
            new=entry.new,
            imported=entry.imported,
            current=current,
        )

    def _walk(self) -> Sequence[CommitChanges]:
        """The commits that changed the folder, or the folders that its files came from, ancestors first."""
        if self._git.ask("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise HistoryError("the clone is shallow", hint="get the whole history with “git fetch --unshallow”")
        if not self._head:
            return ()
        folders, commits = [self._git.prefix], list[CommitChanges]()
        for _ in range(2):
            commits = commits_changing(self._git, folders)
            outside = _outside(commits, folders)
            if not outside:
                return commits
            folders = sorted({*folders, *outside})
        return commits_changing(self._git, [""])


def history_of(folder: Path) -> GitVersions | None:
    """The versions of the briefs in a folder; None if it is in no repository. Raises HistoryError."""
    return GitVersions(folder) if in_repository(folder) else None


def _outside(commits: Iterable[CommitChanges], folders: Iterable[str]) -> set[str]:
    """The folders outside of some from which briefs were moved into them."""
    inside = tuple(folders)
    return {
        posixpath.dirname(old) + "/" if "/" in old else ""
        for commit in commits
        for change in commit.changes
        for old in change.earlier_paths
        if change.path.startswith(inside) and change.path.endswith(".md") and not old.startswith(inside)
    }


def hash_of(data: bytes, like: str) -> str:
    """The name that git gives to some contents, of the kind of another name: SHA-1 or SHA-256."""
    kind = "sha1" if len(like) == 40 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

"""The committed versions of all briefs in a folder, from one walk through the history.

Every commit counts, on whatever branch it was made: a merge only where it differs from all that it merges. Files are
followed through renames, also from other folders of the repository.
"""

from __future__ import annotations

import datetime
import hashlib
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from briefkit.core.brief.model import Brief
from briefkit.core.brief.read import parse_brief
from briefkit.core.brief.split import decode, with_keys
from briefkit.core.brief.version import KEYS, Version
from briefkit.storage.files.brief_data import id_of
from briefkit.storage.git_blobs import GitBlobs
from briefkit.storage.git_history import GitHistory, HistoryError, in_repository

_MANY = 10
"""A commit that adds this many briefs is an import."""
_DIFF = ("diff-tree", "--stdin", "-r", "-z", "-M40%", "-l1000", "-c", "--combined-all-paths", "--root", "--raw",
         "--no-abbrev", "--no-ext-diff", "--no-textconv", "--format=%H %as")  # fmt: skip


class _Change(NamedTuple):
    """One file that a commit changed: its other paths before, its path, and its contents."""

    before: tuple[str, ...]
    path: str
    blob: str
    added: bool


class _Commit(NamedTuple):
    hash: str
    day: datetime.date
    changes: tuple[_Change, ...]


class _Entry(NamedTuple):
    order: int
    commit: str
    day: datetime.date
    blob: str
    new: bool
    imported: bool


class GitVersions:
    """The versions of the briefs in a folder. Raises HistoryError if git cannot tell all of them."""

    def __init__(self, folder: Path) -> None:
        self._git = GitHistory(folder)
        self._blobs = GitBlobs(self._git)
        self._lines: dict[str, list[_Entry]] = {}
        self._renamed: set[str] = set()
        for order, commit in enumerate(self._walk()):
            imported = sum(map(self._is_new_brief, commit.changes)) >= _MANY
            for change in commit.changes:
                self._enter(order, commit, change, imported=imported)

    def first_day(self, paths: Iterable[str]) -> datetime.date | None:
        """The day of the first commit that has one of some files."""
        lines = (self._lines.get(self._git.prefix + path) for path in paths)
        return min((entry.day for line in lines if line for entry in line), default=None)

    def versions(self, path: str, data: bytes) -> list[Version]:
        """The versions of a file that now holds `data`, oldest first; none if it was never committed."""
        line = self._lines.get(self._git.prefix + path, [])
        now = _hash(data, line[-1].blob) if line else ""
        return [self._version(path, entry, current=entry is line[-1] and entry.blob == now) for entry in line]

    def close(self) -> None:
        """Stop reading contents."""
        self._blobs.close()

    def _version(self, path: str, entry: _Entry, *, current: bool) -> Version:
        def read() -> Brief | None:
            text = decode(data) if (data := self._blobs.read(entry.blob)) is not None else None
            if not isinstance(text, str):
                return None
            return parse_brief(with_keys(text, KEYS).encode(), id=id_of(path), path=path).brief

        return Version(entry.commit, entry.day, read, new=entry.new, imported=entry.imported, current=current)

    def _walk(self) -> Sequence[_Commit]:
        """The commits that changed the folder, or the folders that its files came from, ancestors first."""
        if self._git.ask("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise HistoryError("the clone is shallow", hint="get the whole history with “git fetch --unshallow”")
        try:
            self._git.resolve("HEAD")
        except HistoryError:  # no commit yet
            return ()
        folders, commits = [self._git.prefix], list[_Commit]()
        for _ in range(2):
            commits = list(self._commits(folders))
            outside = _outside(commits, folders)
            if not outside:
                return commits
            folders = sorted({*folders, *outside})
        return list(self._commits([""]))

    def _commits(self, folders: Sequence[str]) -> Iterator[_Commit]:
        paths = [posixpath.relpath("/" + folder, "/" + self._git.prefix) for folder in folders]
        limits = () if "" in folders else paths
        hashes = self._git.ask("rev-list", "--topo-order", "--reverse", "--full-history", "HEAD", "--", *limits)
        return _parse(self._git.ask(*_DIFF, given=hashes).decode("utf-8", "surrogateescape"))

    def _enter(self, order: int, commit: _Commit, change: _Change, *, imported: bool) -> None:
        """Add a version to the line of its file; a renamed file goes on with the line that it had."""
        path, lines = change.path, self._lines
        if change.added and path in self._renamed:  # another file, by a name that has become free
            lines.pop(path, None)
            self._renamed.discard(path)
        line = lines.setdefault(path, [])
        for old in change.before:
            line[:] = sorted({*line, *lines.get(old, ())})
            self._renamed.add(old)
        new = change.added or bool(change.before)
        line.append(_Entry(order, commit.hash, commit.day, change.blob, new, imported=change.added and imported))

    def _is_new_brief(self, change: _Change) -> bool:
        return change.added and change.path.startswith(self._git.prefix) and change.path.endswith(".md")


def history_of(folder: Path) -> GitVersions | None:
    """The versions of the briefs in a folder; None if it is in no repository. Raises HistoryError."""
    return GitVersions(folder) if in_repository(folder) else None


def _parse(text: str) -> Iterator[_Commit]:
    """The commits that diff-tree prints, with the files that they changed and did not delete."""
    tokens = iter(text.split("\0"))
    head, changes = "", list[_Change]()
    for token in map(str.lstrip, tokens):  # a line break comes before the first file
        if token.startswith(":"):
            changes += _change(token, tokens)
        elif token:
            if head:
                yield _commit(head, changes)
            head, changes = token, []
    if head:
        yield _commit(head, changes)


def _change(token: str, tokens: Iterator[str]) -> Iterator[_Change]:
    """One file, from `:mode… hash… letters` with a colon, mode and hash for each parent, and the paths after it."""
    parents = len(token) - len(token.lstrip(":"))
    *fields, letters = token.lstrip(":").split(" ")
    renamed = parents == 1 and letters[0] in "RC"
    before = [next(tokens) for _ in range(parents if parents > 1 or renamed else 0)]
    path, mode, blob = next(tokens), fields[parents], fields[-1]
    if mode.startswith("100"):
        others = tuple(old for old in dict.fromkeys(before) if old and old != path)
        yield _Change(others, path, blob, added=set(letters) == {"A"})


def _commit(head: str, changes: Iterable[_Change]) -> _Commit:
    name, _, day = head.partition(" ")
    try:
        return _Commit(name, datetime.date.fromisoformat(day), tuple(changes))
    except ValueError:  # nobody knows when: before all others, so that nothing is called late
        return _Commit(name, datetime.date.min, tuple(changes))


def _outside(commits: Iterable[_Commit], folders: Iterable[str]) -> set[str]:
    """The folders outside of some from which briefs were moved into them."""
    inside = tuple(folders)
    return {
        posixpath.dirname(old) + "/" if "/" in old else ""
        for commit in commits
        for change in commit.changes
        for old in change.before
        if change.path.startswith(inside) and change.path.endswith(".md") and not old.startswith(inside)
    }


def _hash(data: bytes, like: str) -> str:
    """The name that git gives to some contents, of the kind of another name: SHA-1 or SHA-256."""
    kind = "sha1" if len(like) == 40 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

"""The line of each file: its committed versions, followed through renames and deletions."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from briefkit.storage.git_changes import CommitChanges, FileChange, changes_of, walk
from briefkit.storage.git_history import GitHistory, NoRevisionError

_MANY = 10
"""A commit that adds this many briefs is an import."""


class Entry(NamedTuple):
    """What one commit did to a file; `order` counts commits, ancestors first.

    `new` says that the file has its name from this commit, `imported` that the commit added it with many others.
    """

    order: int
    commit: str
    day: datetime.date
    change: FileChange
    new: bool
    imported: bool


class FileLines:
    """The lines of all files that some commits changed, by their paths in the repository."""

    def __init__(self, commits: Iterable[CommitChanges], prefix: str) -> None:
        self._prefix = prefix
        self._lines: dict[str, list[Entry]] = {}
        self._renamed: set[str] = set()
        for order, commit in enumerate(commits):
            imported = sum(map(self._is_new_brief, commit.changes)) >= _MANY
            for change in commit.changes:
                self._enter(order, commit, change, imported=imported)

    def line(self, path: str) -> list[Entry]:
        """What was done to the file that has a path now, oldest first."""
        return self._lines.get(path, [])

    def _enter(self, order: int, commit: CommitChanges, change: FileChange, *, imported: bool) -> None:
        """Add an entry to the line of its file; a renamed file goes on with the line that it had."""
        path, lines, earlier = change.path, self._lines, change.earlier_paths
        if path in self._renamed and (change.added or (earlier and len(change.before) == 1)):
            lines.pop(path, None)  # another file, by a name that has become free
            self._renamed.discard(path)
        line = lines.setdefault(path, [])
        for old in earlier:
            line[:] = sorted({*line, *lines.get(old, ())})
            self._renamed.add(old)
        new = change.added or bool(earlier)
        line.append(Entry(order, commit.hash, commit.day, change, new, imported=change.added and imported))

    def _is_new_brief(self, change: FileChange) -> bool:
        new = change.added and change.after.is_file
        return new and change.path.startswith(self._prefix) and change.path.endswith(".md")


class FileLine(NamedTuple):
    """The line of one file, and its commits and merges as (hash, hashes of the commits before them), oldest first."""

    entries: list[Entry]
    walked: list[list[str]]


def line_of_file(git: GitHistory, path: str) -> FileLine:
    """The line of one file, whose path is relative to the folder: as `FileLines` has it, from the commits that matter.

    It has no entries if the file was never committed. Raises HistoryError.
    """
    try:
        git.resolve("HEAD")
    except NoRevisionError:  # no commit yet
        return FileLine([], [])
    names = {git.prefix + path}
    while True:
        walked = walk(git, names, "--simplify-merges", "--parents")
        commits = changes_of(git, (commit for commit, *_ in walked))
        changes = (change for commit in commits for change in commit.changes if change.path in names)
        earlier = {old for change in changes for old in change.earlier_paths} - names
        if not earlier:
            return FileLine(FileLines(commits, git.prefix).line(git.prefix + path), walked)
        names |= earlier


def path_at(git: GitHistory, commit: str, path: str) -> str:
    """The path at a commit of what is at `path` today, both relative to the folder.

    Raises HistoryError if it was not there; a file that had the name before this one is another.
    """
    there, line = set(git.ask("rev-list", commit).decode("ascii").split()), line_of_file(git, path).entries
    names = [entry.change.path for entry in reversed(line) if entry.commit in there]
    if not names and commit not in git.ask("rev-list", "HEAD").decode("ascii").split():  # on another branch
        names = [git.prefix + path, *(old for entry in reversed(line) for old in entry.change.earlier_paths)]
    for name in dict.fromkeys(names):
        if name.startswith(git.prefix) and git.ask("ls-tree", "-z", "--full-tree", commit, "--", name):
            return name.removeprefix(git.prefix)
    raise git.not_there(commit, path)

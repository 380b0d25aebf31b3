"""What commits changed in the files of a repository, each commit compared with its parents.

A merge counts only where it differs from all that it merges, as in git's combined differences.
"""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefkit.storage.git_history import GitHistory

_DIFF = ("diff-tree", "--stdin", "-r", "-z", "-M40%", "-l1000", "-c", "--combined-all-paths", "--root", "--raw",
         "--no-abbrev", "--no-ext-diff", "--no-textconv", "--format=%H %as")  # fmt: skip
_NOTHING = "000000"


class FileState(NamedTuple):
    """What is at a path of the repository in one commit: git's mode, and the name of the contents."""

    path: str
    mode: str
    blob: str

    @property
    def is_there(self) -> bool:
        """Whether there is anything."""
        return self.mode != _NOTHING

    @property
    def is_file(self) -> bool:
        """Whether it is a file: no symbolic link and no submodule."""
        return self.mode.startswith("100")


class FileChange(NamedTuple):
    """One file that a commit changed: what it was in each parent, at least one, and what it is now."""

    before: tuple[FileState, ...]
    after: FileState

    @property
    def path(self) -> str:
        """Where the file is now, or was."""
        return self.after.path

    @property
    def added(self) -> bool:
        """Whether the file was in no parent."""
        return self.after.is_there and not any(old.is_there for old in self.before)

    @property
    def earlier_paths(self) -> tuple[str, ...]:
        """The other paths that the file had in the parents."""
        paths = (old.path for old in self.before if old.is_there)
        return tuple(path for path in dict.fromkeys(paths) if path != self.path)


class CommitChanges(NamedTuple):
    """A commit, the author's day, and the files that it changed. An unreadable day is the first of all days."""

    hash: str
    day: datetime.date
    changes: tuple[FileChange, ...]


def commits_changing(git: GitHistory, paths: Iterable[str]) -> list[CommitChanges]:
    """The commits on all branches up to HEAD that changed some files or folders of the repository, ancestors first.

    Branches that were worked on at the same time are told by date. The path "" means the whole repository. Raises
    HistoryError.
    """
    return changes_of(git, [commit for commit, *_ in walk(git, paths)])


def walk(git: GitHistory, paths: Iterable[str], *options: str) -> list[list[str]]:
    """What `rev-list` tells of the commits that changed some files or folders: words, first the commit's hash."""
    wanted = list(paths)
    limits = () if "" in wanted else (posixpath.relpath("/" + path, "/" + git.prefix) for path in wanted)
    listed = git.ask("rev-list", "--date-order", "--reverse", "--full-history", *options, "HEAD", "--", *limits)
    return [line.split() for line in listed.decode("ascii").splitlines()]


def changes_of(git: GitHistory, commits: Iterable[str]) -> list[CommitChanges]:
    """Each of some commits with all the files that it changed; one that changed none may be missing."""
    given = "".join(f"{commit}\n" for commit in commits).encode("ascii")
    return list(_parse(git.ask(*_DIFF, given=given).decode("utf-8", "surrogateescape")))


def _parse(text: str) -> Iterator[CommitChanges]:
    tokens = iter(text.split("\0"))
    head, changes = "", list[FileChange]()
    for token in map(str.lstrip, tokens):  # a line break comes before the first file
        if token.startswith(":"):
            changes.append(_change(token, tokens))
        elif token:
            if head:
                yield _commit(head, changes)
            head, changes = token, []
    if head:
        yield _commit(head, changes)


def _change(token: str, tokens: Iterator[str]) -> FileChange:
    """One file, from `:mode… hash… letters` with a colon, mode and hash for each parent, and the paths after it."""
    parents = len(token) - len(token.lstrip(":"))
    *fields, letters = token.lstrip(":").split(" ")
    renamed = parents == 1 and letters[0] in "RC"
    before = [next(tokens) for _ in range(parents if parents > 1 or renamed else 0)]
    path = next(tokens)
    modes, blobs = fields[: parents + 1], fields[parents + 1 :]
    *old, new = map(FileState, [*(before or [path]), path], modes, blobs)
    return FileChange(tuple(old), new)


def _commit(head: str, changes: Iterable[FileChange]) -> CommitChanges:
    name, _, day = head.partition(" ")
    try:
        return CommitChanges(name, datetime.date.fromisoformat(day), tuple(changes))
    except ValueError:  # nobody knows when: before all others, so that nothing is called late
        return CommitChanges(name, datetime.date.min, tuple(changes))

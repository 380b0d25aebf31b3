"""What each commit changed in a file: its version compared with those of the commit's parents."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence

from briefkit.core.diff.lines import change_lines
from briefkit.core.diff.merged import merged_lines
from briefkit.core.diff.value import Diff
from briefkit.errors import BriefkitError
from briefkit.library.diff import Version, diff_versions, version_of
from briefkit.library.library import Library
from briefkit.storage.git_blobs import GitBlobs
from briefkit.storage.git_changes import FileState
from briefkit.storage.git_commit import commit_head
from briefkit.storage.git_history import GitHistory, HistoryError
from briefkit.storage.git_lines import Entry
from briefkit.storage.git_sides import TakenSide

Line = tuple[str, str]
"""A change, as (part, text)."""
_KINDS = {"120000": "a symbolic link", "160000": "a submodule"}
_MARKER = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


class FileStory:
    """Tells what the commits of one file's line changed, reading every version once."""

    def __init__(self, library: Library | None, git: GitHistory, line: Sequence[Entry]) -> None:
        self._library, self._git, self._line = library, git, line
        self._blobs = GitBlobs(git)
        self._known: dict[FileState, Version | str] = {}
        self._starts = git.shallow_commits()

    def close(self) -> None:
        """Stop reading contents."""
        self._blobs.close()

    def about(self, commit: str, path: str) -> tuple[str, str, str, str]:
        """The path of a file in a commit, and the commit's day, author and subject."""
        return self._shown_path(path), *commit_head(self._blobs.read(commit))

    def _shown_path(self, path: str) -> str:
        """A path of the repository as seen from the folder."""
        return posixpath.relpath("/" + path, "/" + self._git.prefix)

    def changes(self, entry: Entry) -> tuple[list[Line], str | None]:
        """What a commit changed, and what is wrong if its version cannot be read."""
        change = entry.change
        before = [old for old in change.before if old.is_there]
        if not change.after.is_there:
            return [("meta", f"file deleted: {self._title(before[0])}")], None
        renamed = [("meta", line) for line in self._renamed(entry)]
        new = self._read(change.after)
        if isinstance(new, str):
            return renamed, new
        if not before:
            return [*self._first(entry, new), *_markers(new)], None
        found = [*renamed, *self._compared(entry, before, new)]
        return found or [("text", _unchanged(entry))], None

    def taken(self, side: TakenSide) -> Line:
        """What a merge did that took one side's version."""
        if not side.kept.is_there:
            return "meta", f"merge: leaves the file deleted; the version of {side.left[:8]} is not taken"
        if not side.dropped.is_there:
            return "meta", f"merge: keeps the file, which {side.left[:8]} deleted"
        return "meta", f"merge: takes the version of {side.taken[:8]} as it is, not the one of {side.left[:8]}"

    def _first(self, entry: Entry, new: Version) -> Iterator[Line]:
        """The lines of a commit that adds a file."""
        if entry.commit in self._starts:
            yield "meta", f"the history begins here (shallow clone): {new.brief.title}"
            return
        deleted = self._deleted(entry)
        if deleted is None:
            yield "meta", f"first version: {new.brief.title}"
            return
        yield "meta", "file written again, after it was deleted"
        yield from self._compared(deleted, [deleted.change.before[0]], new)

    def _deleted(self, entry: Entry) -> Entry | None:
        """The commit before one that deleted the file which it adds again."""
        deletions = {one.commit: one for one in self._line[: self._line.index(entry)] if not one.change.after.is_there}
        if not deletions:
            return None
        path = self._shown_path(entry.change.path)
        last = self._git.ask(
            "rev-list", "--topo-order", "--full-history", "--max-count=1", entry.commit + "^@", "--", path
        )
        return deletions.get(last.decode("ascii").strip())

    def _compared(self, entry: Entry, before: Sequence[FileState], new: Version) -> Iterator[Line]:
        """What differs from the versions before, or from the last ones that can be read."""
        found = [self._readable(state, entry) for state in before]
        readable = [(version, since) for version, since in found if version is not None]
        if not readable:
            yield "meta", f"first version that can be read: {new.brief.title}"
            return
        for _, since in readable:
            if since is not None:
                day = commit_head(self._blobs.read(since.commit)).date
                yield "meta", f"compared with {since.commit[:8]} of {day}, the last version that can be read"
        diffs = [diff_versions(self._library, old, new, labelled=False) for old, _ in readable]
        yield from _lines(diffs)
        yield from _new_markers(new, [old for old, _ in readable])

    def _readable(self, state: FileState, entry: Entry) -> tuple[Version | None, Entry | None]:
        """A version, or the last one before it that can be read, with its commit."""
        since, brought = None, self._origin(state, entry)
        while isinstance(version := self._read(state), str):
            earlier = [old for old in brought.change.before if old.is_there] if brought else []
            if brought is None or not earlier:
                return None, None
            state = earlier[0]
            since = brought = self._origin(state, brought)
        return version, since

    def _origin(self, state: FileState, entry: Entry) -> Entry | None:
        """The last commit before one that brought a version."""
        older = (one for one in reversed(self._line) if one.order < entry.order)
        return next((one for one in older if one.change.after == state), None)

    def _renamed(self, entry: Entry) -> Iterator[str]:
        """The line for a file that has a name which it had in no parent."""
        change = entry.change
        if change.path not in {old.path for old in change.before}:
            old = next(old.path for old in change.before if old.is_there)
            yield f"file {self._shown_path(old)} is now {self._shown_path(change.path)}"

    def _title(self, state: FileState) -> str:
        version = self._read(state)
        return self._shown_path(state.path) if isinstance(version, str) else version.brief.title

    def _read(self, state: FileState) -> Version | str:
        """A version, or why it cannot be read."""
        if state not in self._known:
            self._known[state] = self._read_again(state)
        return self._known[state]

    def _read_again(self, state: FileState) -> Version | str:
        path = self._shown_path(state.path)
        if not state.is_file:
            return f"{path} is {_KINDS.get(state.mode, 'no file')}"
        try:
            data = self._blobs.read(state.blob)
        except HistoryError as error:
            return f"{path}: {error.message}"
        try:
            return version_of(data, path, "")
        except BriefkitError as error:
            return error.message


def _lines(diffs: Sequence[Diff]) -> list[Line]:
    """What differs from one version, or from all that a merge brings together."""
    if len(diffs) == 1:
        return list(change_lines(diffs[0]))
    return list(merged_lines(diffs)) or [("meta", "merge: nothing of its own")]


def _unchanged(entry: Entry) -> str:
    if all(old.blob == entry.change.after.blob for old in entry.change.before):
        return "only the mode of the file"
    return "only white space or the style of the YAML"


def _new_markers(new: Version, before: Sequence[Version]) -> list[Line]:
    return [] if any(_MARKER.search(old.brief.body) for old in before) else _markers(new)


def _markers(new: Version) -> list[Line]:
    found = _MARKER.search(new.brief.body)
    if found is None:
        return []
    line = new.brief.body_line + new.brief.body.count("\n", 0, found.start())
    return [("text", f"marks of a merge conflict in line {line}")]

"""Merges that took a file from one side as it was, although another side had changed it too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefkit.storage.git_changes import FileState
from briefkit.storage.git_history import GitHistory
from briefkit.storage.git_lines import FileLine

_ABSENT = FileState("", "000000", "")


class TakenSide(NamedTuple):
    """A merge: the commit whose version it took, that of the version it did not take, and both versions.

    `place` is the number of entries of the file's line that come before it.
    """

    place: int
    merge: str
    taken: str
    left: str
    kept: FileState
    dropped: FileState


def taken_sides(git: GitHistory, line: FileLine) -> list[TakenSide]:
    """The merges in the history of a file with a line, ancestors first. Raises HistoryError."""
    paths = ((entry.change.path, *entry.change.earlier_paths) for entry in reversed(line.entries))
    names = list(dict.fromkeys(name for entry in paths for name in entry))
    known = {entry.commit for entry in line.entries}
    found, place = list[TakenSide](), 0
    for commit, *parents in line.walked:
        place += commit in known
        if len(parents) > 1 and commit not in known:
            found += _sides(git, names, place, commit, parents)
    return found


def _sides(git: GitHistory, names: Sequence[str], place: int, merge: str, parents: Sequence[str]) -> list[TakenSide]:
    now = _state(git, names, merge)
    states = {parent: _state(git, names, parent) for parent in parents}
    taken = next((parent for parent, state in states.items() if state.blob == now.blob), None)
    if taken is None:
        return []
    return [
        TakenSide(place, merge, taken, parent, now, state)
        for parent, state in states.items()
        if state.blob != now.blob and state.blob != _common(git, names, taken, parent)
    ]


def _common(git: GitHistory, names: Sequence[str], one: str, other: str) -> str:
    """The contents in the common ancestor of two commits; nothing if there is none, or if there are several."""
    answer = git.ask("rev-parse", f"{one}...{other}").decode("ascii").split()
    ancestors = [commit[1:] for commit in answer if commit.startswith("^")]
    return _state(git, names, ancestors[0]).blob if len(ancestors) == 1 else ""


def _state(git: GitHistory, names: Sequence[str], commit: str) -> FileState:
    listed = git.ask("ls-tree", "-z", "--full-tree", commit, "--", *names).decode("utf-8", "surrogateescape")
    there = {}
    for item in filter(None, listed.split("\0")):
        about, _, path = item.partition("\t")
        mode, _, blob = about.split()
        there[path] = FileState(path, mode, blob)
    return next((there[name] for name in names if name in there), _ABSENT)

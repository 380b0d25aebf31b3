"""Which briefs are not as in the last commit. Git's own `status` might run programs that a configuration names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefkit.core.diagnostic import Diagnostic
from briefkit.storage.files.brief_data import read_data
from briefkit.storage.files.walk import chosen_paths, walked_paths
from briefkit.storage.git_files import CommitFiles
from briefkit.storage.git_history import GitHistory, NoRevisionError
from briefkit.storage.git_versions import hash_of


def uncommitted_briefs(folder: Path, exclude: Sequence[str]) -> list[str]:
    """The paths of briefs that are new, gone or changed since the last commit, line endings aside.

    Raises HistoryError where there is no history.
    """
    git = GitHistory(folder)
    here = walked_paths(folder, exclude)
    try:
        commit = git.resolve("HEAD")
    except NoRevisionError:
        return here
    there = {path: entry.name for path, entry in CommitFiles(git, commit, git.prefix).all().items() if entry.is_file}
    gone = set(chosen_paths(there, exclude)) - set(here)
    changed = (path for path in here if path not in there or not _is_same(folder, path, there[path]))
    return sorted([*gone, *changed])


def _is_same(folder: Path, path: str, name: str) -> bool:
    data = read_data(folder, path)
    if isinstance(data, Diagnostic):
        return True  # other questions say what is wrong with it
    return name in {hash_of(data, name), hash_of(data.replace(b"\r\n", b"\n"), name)}

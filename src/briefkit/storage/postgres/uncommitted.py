"""What a clone holds that is not in the commit which is pushed."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.door import FileKind, kind_of
from briefkit.storage.postgres.snapshot import Snapshot

_MOST = 2000
"""Files that are compared: to read more would take longer than to push what has changed."""


def uncommitted(folder: Snapshot, commit: Snapshot, exclude: Sequence[str]) -> list[str] | None:
    """The briefs, and settings and registry, that are not as in a commit, line endings aside; None if they are many."""
    here, there = set(folder.paths(exclude)), set(commit.paths(exclude))
    if len(here) > _MOST:
        return None
    others = [name for name in (SETTINGS_FILE, REGISTRY_FILE) if not _is_same(folder, commit, name, kind_of(name))]
    changed = [path for path in here & there if _lines(folder.read(path)) != _lines(commit.read(path))]
    return sorted([*others, *changed, *(here ^ there)])


def _is_same(folder: Snapshot, commit: Snapshot, name: str, kind: FileKind) -> bool:
    contents = []
    for snapshot in (folder, commit):
        try:
            contents.append(_lines(snapshot.files.read(name, kind)))
        except OSError:
            contents.append(None)
    return contents[0] == contents[1]


def _lines(content: object) -> object:
    return content.replace(b"\r\n", b"\n") if isinstance(content, bytes) else content

"""The committed contents of a file by their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from briefkit.storage.git_blobs import GitBlobs
from briefkit.storage.git_history import GitHistory, HistoryError, in_repository
from briefkit.storage.git_lines import line_of_file


def committed_contents(folder: Path, path: str, digest: str) -> bytes | None:
    """The contents that a file once had, by their SHA-256 in hexadecimal digits; None if no commit has them.

    Its renames are followed. Raises HistoryError if git cannot tell.
    """
    if not in_repository(folder):
        return None
    git = GitHistory(folder)
    blobs = GitBlobs(git)
    try:
        for name in _names(git, path):
            try:
                data = blobs.read(name)
            except HistoryError:
                continue
            for form in (data, data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")):  # as it may be checked out
                if hashlib.sha256(form).hexdigest() == digest:
                    return form
    finally:
        blobs.close()
    return None


def _names(git: GitHistory, path: str) -> Iterator[str]:
    """The names of the contents of a file, the newest first."""
    seen: set[str] = set()
    for entry in reversed(line_of_file(git, path).entries):
        for state in (entry.change.after, *entry.change.before):
            if state.is_file and state.blob not in seen:
                seen.add(state.blob)
                yield state.blob

"""The files of a library that are briefs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from briefkit.config import MEDIA_FOLDER

ENDING = ".md"


def brief_paths(library: Path, exclude: Sequence[str] = ()) -> list[str]:
    """The paths of all briefs, relative to the library, with `/` between parts, sorted.

    `**/*.md` except in dot-folders and `media/`, `README.md`, and what `exclude` names (a path, a folder or a pattern).
    Links are not followed: a library is what lies in it.
    """
    return sorted(_walk(library, "", [pattern.rstrip("/") for pattern in exclude]))


def _walk(library: Path, folder: str, exclude: list[str]) -> Iterator[str]:
    try:
        entries = list(os.scandir(library / folder))
    except PermissionError:
        return
    for entry in entries:
        path = f"{folder}{entry.name}"
        if entry.name.startswith(".") or any(fnmatchcase(path, pattern) for pattern in exclude):
            continue
        if entry.is_dir(follow_symlinks=False):
            if path != MEDIA_FOLDER:
                yield from _walk(library, f"{path}/", exclude)
        elif entry.name.endswith(ENDING) and entry.name != "README.md" and entry.is_file(follow_symlinks=False):
            yield path


def is_utf8_name(path: str) -> bool:
    """Whether a path can be written down: some file systems allow bytes that no text stands for."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True

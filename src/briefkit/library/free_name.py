"""Ids that a new or renamed brief cannot have."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from pathlib import Path

from briefkit.checks.files.conflict_copy import copied_from
from briefkit.core.text.words import fold
from briefkit.storage.files.door import open_folder
from briefkit.storage.files.walk import without_ending


def taken_ids(paths: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """The folded ids that files take, each with a file and whether it would count as a conflict copy of that id."""
    stems = [(without_ending(posixpath.basename(path)), path) for path in paths]
    copies = {fold(original): (path, True) for stem, path in stems for original, _, _ in copied_from(stem)}
    return copies | {fold(stem): (path, False) for stem, path in stems}


def names_alike(library: Path, path: str) -> list[str]:
    """The names in a file's folder that some file systems do not tell apart from its own, itself included."""
    with open_folder(library, posixpath.dirname(path)) as folder:
        others = os.listdir(folder)  # noqa: PTH208 - by its descriptor
    return [other for other in others if fold(other) == fold(posixpath.basename(path))]

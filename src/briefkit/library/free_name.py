"""Ids that a new or renamed brief cannot have."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

from briefkit.checks.files.conflict_copy import copied_from
from briefkit.core.text.words import fold
from briefkit.storage.files.walk import without_ending


def taken_ids(paths: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """The folded ids that files take, each with a file and whether it would count as a conflict copy of that id."""
    stems = [(without_ending(posixpath.basename(path)), path) for path in paths]
    copies = {fold(original): (path, True) for stem, path in stems for original, _, _ in copied_from(stem)}
    return copies | {fold(stem): (path, False) for stem, path in stems}


def names_alike(path: Path) -> list[str]:
    """The names in a file's folder that some file systems do not tell apart from its own, itself included."""
    return [other.name for other in path.parent.iterdir() if fold(other.name) == fold(path.name)]

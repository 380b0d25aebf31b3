"""The files of a folder that belong to a library: whoever imports the folder does not mean them."""

from __future__ import annotations

import os
from pathlib import Path

from briefkit.library.library import Library
from briefkit.storage.files.walk import walked_paths


def own_briefs(library: Library, folder: Path) -> set[str]:
    """The names of files in a folder that are briefs of a library; none if the folder lies outside.

    Raises BriefkitError if the library cannot be listed.
    """
    here, root = Path(os.path.realpath(folder)), Path(os.path.realpath(library.folder))
    if not here.is_relative_to(root):
        return set()
    under = here.relative_to(root)
    paths = map(Path, walked_paths(library.folder, library.settings.library.exclude))
    return {path.name for path in paths if path.parent == under}

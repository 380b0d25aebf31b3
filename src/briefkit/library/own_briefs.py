"""The files of a folder that belong to a library: whoever imports the folder does not mean them."""

from __future__ import annotations

import os
from pathlib import Path

from briefkit.library.library import Library
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.files.walk import walked_paths


def own_briefs(library: Library, folder: Path) -> set[str]:
    """The paths below a folder of files that are briefs of a library, or its settings; none if it lies outside.

    Raises BriefkitError if the library cannot be listed.
    """
    here, root = Path(os.path.realpath(folder)), Path(os.path.realpath(library.folder))
    if not here.is_relative_to(root):
        return set()
    under = here.relative_to(root)
    walked = walked_paths(library.folder, library.settings.library.exclude)
    paths = map(Path, [*walked, SETTINGS_FILE, REGISTRY_FILE])
    return {path.relative_to(under).as_posix() for path in paths if path.is_relative_to(under)}

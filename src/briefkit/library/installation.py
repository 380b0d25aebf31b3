"""What is installed of briefkit, and where it keeps its index and looks for the user's settings."""

from __future__ import annotations

from briefkit.installed.extras import EXTRAS
from briefkit.storage.files.locate import user_config_file
from briefkit.storage.sqlite.file import FORMAT as INDEX_FORMAT
from briefkit.storage.sqlite.file import cache_folder


def installation() -> dict[str, object]:
    """The extras of which every package is installed, the format of the local index, and paths."""
    return {
        "extras": [extra.name for extra in EXTRAS.values() if not extra.missing],
        "index_format": INDEX_FORMAT,
        "cache": str(cache_folder()),
        "config": str(user_config_file()),
    }

"""What is installed of briefkit, and where it keeps its index and looks for the user's settings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution, version

from briefkit.storage.files.locate import user_config_file
from briefkit.storage.sqlite.file import FORMAT as INDEX_FORMAT
from briefkit.storage.sqlite.file import cache_folder

_OF_EXTRA = re.compile(r"([\w.-]+)[^;]*;.*extra == [\"']([\w-]+)[\"']")


def installation() -> dict[str, object]:
    """The extras of which every package is installed, the format of the local index, and paths."""
    return {
        "extras": extras_present(distribution("briefkit").requires or ()),
        "index_format": INDEX_FORMAT,
        "cache": str(cache_folder()),
        "config": str(user_config_file()),
    }


def extras_present(requirements: Iterable[str]) -> list[str]:
    """The extras of which every package is installed, by the requirements in the metadata of a package."""
    packages: dict[str, list[str]] = {}
    for found in filter(None, map(_OF_EXTRA.match, requirements)):
        packages.setdefault(found[2], []).append(found[1])
    return [extra for extra, names in packages.items() if all(map(_is_installed, names))]


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True

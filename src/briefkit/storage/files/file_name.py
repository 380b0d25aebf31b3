"""File names made from ids, as long as the file system takes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_USUAL = 255
_DIGITS = 8


def fitting_name(folder: Path, id_: str, ending: str) -> str:
    """An id with an ending; what is longer than the folder's file system takes is shortened.

    Then the id is cut between two characters, and a hyphen and 8 hexadecimal digits of its SHA-256 follow.
    """
    name, longest = f"{id_}{ending}", _longest(folder)
    data = os.fsencode(id_)
    if len(os.fsencode(name)) <= longest:
        return name
    tail = f"-{hashlib.sha256(data).hexdigest()[:_DIGITS]}{ending}"
    return data[: max(longest - len(os.fsencode(tail)), 0)].decode("utf-8", "ignore") + tail


def _longest(folder: Path) -> int:
    """The longest name in a folder, which may not exist yet, in bytes; at most 255, as almost everywhere."""
    for place in (folder, *folder.absolute().parents):
        try:
            return min(os.pathconf(place, "PC_NAME_MAX"), _USUAL) if hasattr(os, "pathconf") else _USUAL
        except (OSError, ValueError):  # it does not exist yet, or its file system does not say
            continue
    return _USUAL

"""Read the images that briefs refer to: only regular files inside the library."""

from __future__ import annotations

import errno
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from briefkit.storage.files.read_file import read_file


def read_image(library: Path, brief_path: str, source: str) -> bytes | str:
    """The bytes of an image, or a sentence that says why there are none.

    `source` is relative to the brief's folder or to the library.
    """
    if "://" in source or source.startswith(("data:", "//")):
        return "it is not a file in the library"
    relative = PurePosixPath(unquote(source))
    if relative.is_absolute() or not _stays_inside(brief_path, relative):
        return "it is outside the library"
    for folder in dict.fromkeys((PurePosixPath(brief_path).parent, PurePosixPath())):
        found = _read(library, library / folder / relative)
        if found is not None:
            return found
    return "there is no such file"


def _read(library: Path, path: Path) -> bytes | str | None:
    try:
        inside = path.resolve().is_relative_to(library.resolve())
        return read_file(path) if inside else "it is outside the library"
    except FileNotFoundError:
        return None
    except ValueError:
        return "it is not a valid file name"
    except OSError as error:
        return "it is a link" if error.errno == errno.ELOOP else f"it cannot be read ({error.strerror})"


def _stays_inside(brief_path: str, relative: PurePosixPath) -> bool:
    depth = len(PurePosixPath(brief_path).parent.parts)
    for part in relative.parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return False
    return True

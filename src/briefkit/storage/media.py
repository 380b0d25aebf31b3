"""Images that briefs refer to: only regular files inside the library are read."""

from __future__ import annotations

import errno
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from briefkit.storage.read_file import read_file


def read_image(library: Path, brief_path: str, source: str) -> bytes | str:
    """An image's bytes, or a sentence that says why there are none.

    `source` is relative to the brief's folder or to the library, as the author wrote it.
    """
    if "://" in source or source.startswith(("data:", "//")):
        return "it is not a file of the library"
    relative = PurePosixPath(unquote(source))
    if relative.is_absolute() or not _stays_inside(brief_path, relative):
        return "it lies outside the library"
    for folder in dict.fromkeys((PurePosixPath(brief_path).parent, PurePosixPath())):
        path = library / folder / relative
        try:
            if not path.resolve().is_relative_to(library.resolve()):
                return "it lies outside the library"
            return read_file(path)
        except FileNotFoundError:
            continue
        except ValueError:
            return "that is no file name"
        except OSError as error:
            return "it is a link" if error.errno == errno.ELOOP else f"it cannot be read ({error.strerror})"
    return "there is no such file"


def _stays_inside(brief_path: str, relative: PurePosixPath) -> bool:
    depth = len(PurePosixPath(brief_path).parent.parts)
    for part in relative.parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return False
    return True

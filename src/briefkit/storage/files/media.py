"""The files that briefs refer to, such as pictures: only regular files inside the library."""

from __future__ import annotations

import posixpath
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from briefkit.storage.files.door import INVALID, MEDIA, OUTSIDE, UnopenedError, check_kind, look_at
from briefkit.storage.files.library_files import LibraryFiles

MISSING = "there is no such file"
MARKDOWN = "it is Markdown, not a picture"


def read_image(files: LibraryFiles, brief_path: str, source: str) -> bytes | str:
    """The bytes of an image, or a sentence that says why there are none.

    `source` is relative to the brief's folder or to the library.
    """
    paths = places_of_picture(brief_path, source)
    if isinstance(paths, str):
        return paths
    for path in paths:
        try:
            return files.read(path, MEDIA)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            return reason_of(error)
    return MISSING


def places_of(brief_path: str, source: str) -> list[str] | str:
    """Where a file that a brief refers to may be, or a sentence that says why it can be nowhere.

    The paths are relative to the library, first that from the brief's folder. `..` means the folder above in the path
    as it is written, since no folder on the way may be a link.
    """
    if "://" in source or source.startswith(("data:", "//")):
        return "it is not a file in the library"
    relative = unquote(source)
    if "\0" in relative:
        return INVALID
    folder = str(PurePosixPath(brief_path).parent)
    paths = [posixpath.normpath(f"{base}/{relative}") for base in dict.fromkeys((folder, "."))]
    inside = [path for path in paths if path != ".." and not path.startswith("../")]
    return OUTSIDE if relative.startswith("/") or not inside else inside


def places_of_picture(brief_path: str, source: str) -> list[str] | str:
    """As `places_of`; a brief is no picture, wherever it is, so that renaming one changes nothing about that."""
    return MARKDOWN if PurePosixPath(unquote(source)).suffix.lower() == ".md" else places_of(brief_path, source)


def picture_problem(library: Path, path: str) -> str | None:
    """Why an existing file cannot be read as a picture; None if it can."""
    try:
        check_kind(look_at(library, path), MEDIA)
    except OSError as error:
        return reason_of(error)
    return None


def reason_of(error: OSError) -> str:
    """Why a file cannot be used, as a sentence about “it”."""
    return str(error.strerror) if isinstance(error, UnopenedError) else f"it cannot be read ({error.strerror})"

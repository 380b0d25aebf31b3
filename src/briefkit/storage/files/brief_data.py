"""The bytes of a brief's file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from briefkit.core.diagnostic import Diagnostic
from briefkit.storage.files.read_file import read_file
from briefkit.storage.files.walk import is_utf8_name


def read_data(library: Path, path: str) -> bytes | Diagnostic:
    """The bytes of a file, or the finding that it cannot be read."""
    if not is_utf8_name(path):
        return _unlisted("its name is not UTF-8", "rename it")
    try:
        return read_file(f"{library}/{path}")
    except OSError as error:
        return _unlisted(f"cannot be read: {error.strerror or error}", "look at its permissions")


def _unlisted(message: str, hint: str) -> Diagnostic:
    return Diagnostic("file", message, 1, 1, hint, unlists=True)


def id_of(path: str) -> str:
    """The id of the brief in a file: its name without the ending."""
    return PurePosixPath(path).stem


def files_named(paths: Iterable[str], name: str) -> list[str]:
    """The one of some files that is at a path, else those whose name without its ending is this one."""
    found = list(paths)
    return [path for path in found if path == name] or [path for path in found if id_of(path) == name]


def shown_path(path: str) -> str:
    """A path that can be written down, whatever its bytes are."""
    return path if path.isascii() else path.encode("utf-8", "backslashreplace").decode()

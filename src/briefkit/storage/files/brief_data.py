"""The bytes of a brief's file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path

from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.ids import id_of
from briefkit.storage.files.descend import TOO_DEEP
from briefkit.storage.files.door import BRIEF, is_regular, read_file, remedy_of
from briefkit.storage.files.walk import ENDING, is_folder, is_utf8_name, why_unread, without_ending

_EXCLUDE = "exclude it in briefkit.toml"
_JUST_BEFORE = "it could not be listed a moment ago"


def read_data(library: Path, path: str) -> bytes | Diagnostic:
    """The bytes of a file, or a diagnostic that it cannot be read."""
    wrong = unlisted_name(path)
    if wrong and (not is_utf8_name(path) or is_regular(library, path)):
        return wrong
    if is_folder(path):
        return unlisted_folder(why_unread(library, path) or _JUST_BEFORE)
    try:
        return read_file(library, path, BRIEF)
    except OSError as error:
        return unlisted_file(error)


def unlisted_name(path: str) -> Diagnostic | None:
    """Why a file cannot be listed because of its name; None if that is right."""
    if not is_utf8_name(path):
        return _unlisted("its name is not UTF-8", "rename it")
    if not path.endswith((ENDING, "/")):
        right = f"{without_ending(posixpath.basename(path))}{ENDING}"
        return _unlisted(f"its name does not end in {ENDING}", f"rename it to {right}, or {_EXCLUDE}")
    return None


def unlisted_folder(reason: str) -> Diagnostic:
    """That a folder cannot be read."""
    remedy = "move it up" if reason == TOO_DEEP else "check its permissions"
    return _unlisted(f"the folder cannot be read: {reason}", f"{remedy}, or {_EXCLUDE}")


def unlisted_file(error: OSError) -> Diagnostic:
    """That a file cannot be read."""
    return _unlisted(f"cannot be read: {error.strerror or error}", remedy_of(error))


def _unlisted(message: str, hint: str) -> Diagnostic:
    return Diagnostic("file", message, 1, 1, hint, unlists=True)


def files_named(paths: Iterable[str], name: str) -> list[str]:
    """The file at a path, otherwise the files whose name without the suffix is `name`."""
    found = [path for path in paths if path.endswith(ENDING)]
    return [path for path in found if path == name] or [path for path in found if id_of(path) == name]


def shown_path(path: str) -> str:
    """A path as printable text; bytes that are not UTF-8 are escaped."""
    return path if path.isascii() else path.encode("utf-8", "backslashreplace").decode()

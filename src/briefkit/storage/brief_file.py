"""One brief's file, read and parsed."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from briefkit.core.brief_parse import Reading, parse_brief
from briefkit.core.finding import Finding
from briefkit.storage.read_file import read_file
from briefkit.storage.walk import is_utf8_name


def read_brief(library: Path, path: str) -> tuple[Reading, bytes]:
    """What a file holds, and its bytes; what cannot be read is a finding."""
    if not is_utf8_name(path):
        return _unlisted("its name is not UTF-8", "rename it"), b""
    try:
        data = read_file(library / path)
    except OSError as error:
        return _unlisted(f"cannot be read: {error.strerror or error}", "look at its permissions"), b""
    return parse_brief(data, id=PurePosixPath(path).stem, path=path), data


def _unlisted(message: str, hint: str) -> Reading:
    return Reading(None, (Finding("file", message, 1, 1, hint, unlists=True),))


def shown_path(path: str) -> str:
    """A path that can be written down, whatever its bytes are."""
    return path if path.isascii() else path.encode("utf-8", "backslashreplace").decode()

"""One brief's file: read and parsed, and when it was saved."""

from __future__ import annotations

from pathlib import Path

from briefkit.core.brief.read import Reading, parse_brief
from briefkit.core.diagnostic import Diagnostic
from briefkit.core.text.ids import id_of
from briefkit.storage.files.brief_data import read_data
from briefkit.storage.files.door import look_at


def read_brief(library: Path, path: str) -> Reading:
    """The brief in a file, with diagnostics; a file that cannot be read has only those."""
    data = read_data(library, path)
    if isinstance(data, Diagnostic):
        return Reading((data,))
    return parse_brief(data, id=id_of(path), path=path)


def saved_at(library: Path, path: str) -> int:
    """When a file was last written, in nanoseconds since 1970; 0 if there is none."""
    try:
        return look_at(library, path).st_mtime_ns
    except OSError:
        return 0

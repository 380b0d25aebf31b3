"""The text of a brief, without its front matter."""

from __future__ import annotations

from pathlib import Path

from briefkit.core.brief.split import decode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.storage.files.door import BRIEF, read_file


def read_body(library: Path, path: str) -> str:
    """The Markdown of a brief; empty if the file is gone or no longer a brief."""
    try:
        text = decode(read_file(library, path, BRIEF))
    except OSError:
        return ""
    if isinstance(text, Diagnostic):
        return ""
    halves = split(text)
    return "" if isinstance(halves, Diagnostic) else halves.body

"""The text of a brief, without its front matter."""

from __future__ import annotations

from pathlib import Path

from briefkit.core.brief.split import decode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.storage.files.door import BRIEF, read_file


def read_body(library: Path, path: str) -> str:
    """The Markdown of a brief; empty if the file is gone or no longer a brief."""
    try:
        return body_of(read_file(library, path, BRIEF))
    except OSError:
        return ""


def body_of(data: bytes) -> str:
    """The Markdown in the bytes of a brief's file; empty if it is not a brief."""
    text = decode(data)
    if isinstance(text, Diagnostic):
        return ""
    halves = split(text)
    return "" if isinstance(halves, Diagnostic) else halves.body

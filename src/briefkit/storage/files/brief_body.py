"""The text of a brief, without its front matter."""

from __future__ import annotations

from pathlib import Path

from briefkit.core.brief.split import SplitText, decode, split
from briefkit.core.diagnostic import Diagnostic
from briefkit.storage.files.door import BRIEF, read_file


def read_body(library: Path, path: str) -> str:
    """The Markdown of a brief; empty if the file is gone or no longer a brief."""
    try:
        return body_of(read_file(library, path, BRIEF))
    except OSError:
        return ""


def text_of_version(library: Path, path: str, version: bytes) -> tuple[str, int] | None:
    """The Markdown of a brief and its first line, if the bytes of its file still have a hash; None if not."""
    from briefkit.storage.index.rows import content_hash  # noqa: PLC0415 - hashing, which passages do without

    try:
        data = read_file(library, path, BRIEF)
    except OSError:
        return None
    text = decode(data) if content_hash(data) == version else None
    halves = split(text) if isinstance(text, str) else None
    return (halves.body, halves.body_line) if isinstance(halves, SplitText) else None


def body_of(data: bytes) -> str:
    """The Markdown in the bytes of a brief's file; empty if it is not a brief."""
    text = decode(data)
    if isinstance(text, Diagnostic):
        return ""
    halves = split(text)
    return "" if isinstance(halves, Diagnostic) else halves.body

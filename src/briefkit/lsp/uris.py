"""File URIs (RFC 8089) and paths."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit


def path_of(uri: str) -> Path | None:
    """The path of a file; None for what is no file on this machine, such as `untitled:1`."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    if parts.scheme.lower() != "file" or parts.query:
        return None
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if sys.platform == "win32":
        path = f"//{parts.netloc}{path}" if parts.netloc else path.lstrip("/")
    return Path(path) if path and "\0" not in path else None


def uri_of(path: Path) -> str:
    """The URI of a file, given its absolute path."""
    return path.as_uri()

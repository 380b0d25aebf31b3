"""Writing so that a failure leaves the old file or the new one, never half of either."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def create_file(path: Path, data: bytes) -> None:
    """Write a file that must not exist yet. Raises FileExistsError where it does, other OSErrors as they come."""
    temporary = _write_beside(path, data)
    try:
        os.link(temporary, path)
    except PermissionError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(f"{path} is there already") from None
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink()
    _sync_folder(path.parent)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file, in place of one that may be there. Raises OSError."""
    temporary = _write_beside(path, data)
    try:
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _write_beside(path: Path, data: bytes) -> Path:
    temporary = path.with_name(f".{path.name[:100]}.{secrets.token_hex(6)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(descriptor)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems know no fsync of a folder; the file itself is safe
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

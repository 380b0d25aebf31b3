"""Read a regular file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_file(path: Path | str) -> bytes:
    """The bytes of a regular file that is not a link. Raises OSError; never waits for a device or a pipe."""
    descriptor = os.open(path, _FLAGS)
    try:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            raise OSError(f"{path} is not a regular file")
        data = os.read(descriptor, info.st_size + 1)
        if len(data) == info.st_size:
            return data
        parts = [data]  # a file may grow, and not every file system returns all at once
        while parts[-1]:
            parts.append(os.read(descriptor, 1 << 20))
        return b"".join(parts)
    finally:
        os.close(descriptor)

"""Reading one file, and nothing but a file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_file(path: Path) -> bytes:
    """The bytes of a regular file that is no link. Raises OSError, and never waits for a device or a pipe."""
    descriptor = os.open(path, _FLAGS)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path} is no regular file")
        return file.read()

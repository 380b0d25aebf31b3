"""Read a regular file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


def read_file(path: Path | str, *, follow: bool = False) -> bytes:
    """The bytes of a regular file; of a link only with `follow`.

    Raises OSError; never waits for a device or a pipe.
    """
    descriptor = os.open(path, _FLAGS if follow else _FLAGS | _NO_LINKS)
    try:
        info = os.fstat(descriptor)
        if stat.S_ISDIR(info.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
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

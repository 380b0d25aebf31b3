"""One writer at a time: an advisory lock on the library's folder, which leaves no file behind."""

from __future__ import annotations

import errno
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefkit.errors import WriteError

PATIENCE = 60.0
_HELD = frozenset([errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK])
_OURS = threading.local()
"""`folders`: those that this thread has locked, by device and inode, each with whether there is such a lock."""


@contextmanager
def locked(library: Path, *, patience: float = PATIENCE) -> Iterator[bool]:
    """Hold the library's lock. Raises WriteError if another process holds it for longer than `patience` seconds.

    Where the system or a network file system has no such lock, writing goes on without: files are still compared before
    they are replaced. The value says whether there is one. A thread that holds the lock already goes on holding it.
    """
    if sys.platform == "win32":
        yield False
        return
    ours: dict[tuple[int, int], bool] = vars(_OURS).setdefault("folders", {})
    descriptor = os.open(library, os.O_RDONLY)
    try:
        info = os.fstat(descriptor)
        folder = info.st_dev, info.st_ino
        if folder in ours:
            yield ours[folder]
            return
        ours[folder] = _lock(descriptor, library, time.monotonic() + patience)
        try:
            yield ours[folder]
        finally:
            del ours[folder]
    finally:
        os.close(descriptor)


def _lock(descriptor: int, library: Path, until: float) -> bool:
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415 - not on Windows

    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _HELD:
                return False
        else:
            return True
        if time.monotonic() > until:
            raise WriteError(f"another briefkit process is writing to {library}", hint="wait for it, or stop it")
        time.sleep(random.uniform(0.001, 0.01))  # noqa: S311 - only to take turns

"""The memory that one statement may take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOST = 384 * 1024 * 1024
"""Bytes, beside what the process has already."""


@contextmanager
def limited_memory() -> Iterator[None]:
    """Refuse more memory within the block, which raises MemoryError there; on Linux only.

    The limits of SQLite itself cannot be raised again, and would hold for every later connection of the process.
    """
    if sys.platform != "linux":
        yield
        return
    import resource  # noqa: PLC0415 - not on Windows

    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    now = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    wanted = now + MOST
    limits = [limit for limit in (before, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([wanted, *limits]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))

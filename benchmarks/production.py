"""A PostgreSQL server for benchmarks, with settings as for a team, and a repository of any number of briefs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tests.postgres import Server  # noqa: E402 - the tests' own server, from the root of the project

SETTINGS = {
    "shared_buffers": "2GB",
    "effective_cache_size": "8GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "max_connections": "250",
    "random_page_cost": "1.1",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "jit": "off",
}
"""What an administrator sets on a machine with 16 GB and a solid-state disk; all else as PostgreSQL has it."""
_WHO = b"committer Example Institute <briefs@example.org> "
_FIRST = 1_700_000_000
"""The time of the first commit, in seconds since 1970."""


@contextmanager
def served() -> Iterator[Server]:
    """A server that is stopped and deleted at the end."""
    server = Server(SETTINGS)
    try:
        yield server
    finally:
        server.stop("fast")
        server.remove()


class Repository:
    """A bare repository of a library, written by `git fast-import`: a million loose objects would fill a disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._commits = 0

    def make(self, library: Path) -> str:
        """Store all files of a folder as the first commit, unless an earlier run has. Returns the id of the last."""
        if (self.folder / "HEAD").exists():
            self._commits = int(self._git("rev-list", "--count", "main"))
            return self._git("rev-parse", "main")
        subprocess.run(["git", "init", "--quiet", "--bare", "-b", "main", str(self.folder)], check=True)
        return self.commit(files_of(library))

    def commit(self, files: Iterator[tuple[str, bytes]]) -> str:
        """Store some new or changed files, by path, as one more commit. Returns its id."""
        call = ["git", "-c", "core.compression=1", "-C", str(self.folder), "fast-import", "--quiet", "--depth=0"]
        with subprocess.Popen(call, stdin=subprocess.PIPE) as process:
            assert process.stdin is not None  # noqa: S101 - it is a pipe
            who = _WHO + b"%d +0000\n" % (_FIRST + self._commits)
            process.stdin.write(b"commit refs/heads/main\n" + who + b"data 6\nBriefs\n")
            if self._commits:
                process.stdin.write(b"from refs/heads/main^0\n")
            for path, data in files:
                process.stdin.write(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, call)
        self._commits += 1
        return self._git("rev-parse", "main")

    def _git(self, *words: str) -> str:
        done = subprocess.run(["git", "-C", str(self.folder), *words], capture_output=True, check=True, text=True)
        return done.stdout.strip()


def files_of(library: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder with their paths, one by one: the process that measures has to stay small."""
    for folder, folders, names in os.walk(library):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            yield path.relative_to(library).as_posix(), path.read_bytes()

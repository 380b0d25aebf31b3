"""The contents of committed files, from one git process that answers until it is closed."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from contextlib import suppress
from typing import IO

from briefkit.storage.files.door import BRIEF
from briefkit.storage.git_history import SECONDS, GitHistory, HistoryError

_SILENT = "git does not give its contents"


class _EndedError(HistoryError):
    """Git does not answer any more."""


class TooLargeError(HistoryError):
    """Contents have more bytes than are read; `size` is how many."""

    def __init__(self, size: int, largest: int) -> None:
        super().__init__(f"it is larger than {largest >> 20} MiB")
        self.size = size


class GitBlobs:
    """Reads contents by their names. Each process that was forked has a git process of its own."""

    def __init__(self, git: GitHistory) -> None:
        self._git = git
        self._running: _Process | None = None
        self._owner = 0

    def read(self, name: str, largest: int = BRIEF.largest) -> bytes:
        """The contents with a name. Raises HistoryError if they are missing or too large, or git does not answer."""
        if self._running is None or self._owner != os.getpid():
            self._owner = os.getpid()
            try:
                self._running = _Process(self._git.start("cat-file", "--batch"))
            except OSError as error:
                raise HistoryError("git is not installed") from error
        try:
            return self._running.read(name, largest)
        except _EndedError:  # as when a partial clone lacks the contents: the next question starts git again
            self.close()
            raise

    def close(self) -> None:
        """End the git process, if there is one."""
        if self._running is not None and self._owner == os.getpid():
            self._running.close()
        self._running = None


class _Process:
    """A `git cat-file --batch`, which is killed if it does not answer."""

    def __init__(self, running: subprocess.Popen[bytes]) -> None:
        self._running = running
        self._asked: float | None = None
        self._closed = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def read(self, name: str, largest: int) -> bytes:
        running = self._running
        if running.stdin is None or running.stdout is None:
            raise _EndedError(_SILENT)
        self._asked = time.monotonic()
        try:
            running.stdin.write(name.encode("ascii") + b"\n")
            running.stdin.flush()
            return _answer(running.stdout, largest)
        except OSError as error:  # it has ended
            raise _EndedError(_SILENT) from error
        finally:
            self._asked = None

    def close(self) -> None:
        self._closed.set()
        with suppress(OSError):
            self._running.communicate(timeout=SECONDS)

    def _watch(self) -> None:
        """One thread for all answers: to start one takes longer than most answers."""
        while not self._closed.wait(min(1, SECONDS)):
            asked = self._asked
            if asked is not None and time.monotonic() - asked > SECONDS:
                self._running.kill()
                return


def _answer(out: IO[bytes], largest: int) -> bytes:
    """The contents after a line `name kind size`. Raises HistoryError if they are missing or too large."""
    head = out.readline().split()
    if not head:
        raise _EndedError(_SILENT)
    if len(head) != 3:
        raise HistoryError("its contents are not in this clone")
    size = int(head[2])
    if size > largest:
        for start in range(0, size + 1, BRIEF.largest):
            out.read(min(BRIEF.largest, size + 1 - start))
        raise TooLargeError(size, largest)
    data = out.read(size)
    if out.read(1) != b"\n":
        raise _EndedError(_SILENT)
    return data

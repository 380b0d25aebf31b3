"""The progress of work that takes time, on stderr."""

from __future__ import annotations

import sys
import time

from briefkit.cli.messages import say
from briefkit.core.progress import Progress


class StderrProgress(Progress):
    """Writes to stderr; shows a running count only on a terminal."""

    def __init__(self) -> None:
        self.since = time.monotonic()
        self._shown = 0

    def note(self, message: str) -> None:
        """Write a line to stderr."""
        self.clear()
        say(f"briefkit: {message}")

    def advance(self, what: str, done: int, total: int) -> None:
        """Update the running count, once the work has taken a second."""
        if sys.stderr.isatty() and time.monotonic() - self.since > 1:
            end = "\n" if done >= total else ""
            count = f"{what}: {done} of {total}"
            print(f"\r{count}", end=end, file=sys.stderr, flush=True)  # noqa: T201 - messages go to stderr
            self._shown = 0 if end else len(count)

    def clear(self) -> None:
        """Write blanks over the running count."""
        if self._shown:
            print(f"\r{' ' * self._shown}\r", end="", file=sys.stderr, flush=True)  # noqa: T201 - as above
            self._shown = 0

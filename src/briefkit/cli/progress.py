"""The progress of work that takes time, on stderr."""

from __future__ import annotations

import os
import sys
import time

from briefkit.cli.messages import clear_count, say, show_count
from briefkit.core.progress import Progress


class StderrProgress(Progress):
    """Writes to stderr; shows a running count only on a terminal."""

    def __init__(self) -> None:
        self.since = time.monotonic()

    def note(self, message: str) -> None:
        """Write a line to stderr."""
        say(f"briefkit: {message}")

    def advance(self, what: str, done: int, total: int) -> None:
        """Update the running count, once the work has taken a second. A dumb terminal could not write over it."""
        shows = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        if shows and time.monotonic() - self.since > 1:
            show_count(f"{what}: {done} of {total}", ended=done >= total)

    def clear(self) -> None:
        """Write blanks over the running count."""
        clear_count()

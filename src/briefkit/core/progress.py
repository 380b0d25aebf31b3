"""The progress of long work."""

from __future__ import annotations


class Progress:
    """Receives the progress of long work. This class ignores it; subclasses show it."""

    def note(self, message: str) -> None:
        """Show a message."""

    def clear(self) -> None:
        """Take away what shows how far the work is, before something else is written."""

    def advance(self, what: str, done: int, total: int) -> None:
        """Show how far the work is."""


SILENT = Progress()

"""A progress that records what it is notified of."""

from __future__ import annotations

from briefkit.core.progress import Progress


class RecordedProgress(Progress):
    """The messages of a store, and the number of its steps."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.steps = 0

    def note(self, message: str) -> None:
        self.messages.append(message)

    def advance(self, what: str, done: int, total: int) -> None:
        self.steps += 1

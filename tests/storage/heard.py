"""Progress that remembers."""

from __future__ import annotations

from briefkit.core.ports import Progress


class Heard(Progress):
    """What a store said, and how often it got on."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.steps = 0

    def note(self, message: str) -> None:
        self.words.append(message)

    def advance(self, what: str, done: int, total: int) -> None:
        self.steps += 1

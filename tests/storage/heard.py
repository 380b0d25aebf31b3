"""A talk that remembers."""

from __future__ import annotations

from briefkit.core.ports.talk import Talk


class Heard(Talk):
    """What a store said."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.steps = 0

    def say(self, words: str) -> None:
        self.words.append(words)

    def progress(self, what: str, done: int, total: int) -> None:
        self.steps += 1

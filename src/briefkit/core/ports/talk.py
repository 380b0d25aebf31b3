"""What a store may want to say while it works."""

from __future__ import annotations


class Talk:
    """Where words and progress go: nowhere, unless a subclass takes them somewhere."""

    def say(self, words: str) -> None:
        """A line for a person."""

    def progress(self, what: str, done: int, total: int) -> None:
        """How far long work has come."""


SILENCE = Talk()

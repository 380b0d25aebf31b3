"""Hints of similar words for the problems of one file."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.text.words import did_you_mean

MOST = 50


class Hints:
    """Similar words for the first MOST problems: comparing thousands of words with thousands takes minutes."""

    def __init__(self) -> None:
        self._left = MOST

    def similar(self, word: str, known: Iterable[str]) -> str | None:
        """A hint that names similar words, or None."""
        self._left -= 1
        return did_you_mean(word, known) if self._left >= 0 else None

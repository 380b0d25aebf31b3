"""What a reader of documents comes upon that no Markdown has."""

from __future__ import annotations

from briefkit.core.revisions.document import Lost
from briefkit.core.text.words import counted


class Losses:
    """Sentences on what has no place in Markdown, each once, with how often and where it was first."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    def add(self, what: str, paragraph: int = -1) -> None:
        """Note something in a paragraph, or with -1 in none."""
        self._first.setdefault(what, paragraph)
        self._counts[what] = self._counts.get(what, 0) + 1

    def told(self) -> tuple[Lost, ...]:
        """All that was noted."""
        return tuple(Lost(_counted(what, self._counts[what]), first) for what, first in self._first.items())


def _counted(what: str, count: int) -> str:
    return what if count == 1 else f"{what} ({counted(count, 'time')})"

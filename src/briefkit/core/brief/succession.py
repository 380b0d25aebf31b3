"""Which briefs are on the record, and how many later editions have replaced each since."""

from __future__ import annotations

from collections.abc import Iterable

from briefkit.core.brief.vocabulary import LIVE, UNPUBLISHED

SUPERSEDED = "superseded"
LIVE_ONLY = (LIVE,)
ON_RECORD = (LIVE, SUPERSEDED)
"""The statuses of briefs that were published and not retracted."""
PUBLISHED = (LIVE, SUPERSEDED, "retracted")
"""The statuses of briefs that were ever published: their forecasts count, whatever became of them."""


def succeeds(status: str) -> bool:
    """Whether a brief with a status replaces the one that it supersedes: a draft does not yet."""
    return status not in UNPUBLISHED


class Successions:
    """Who replaced whom, from (id, id of the brief that it supersedes)."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._successors: dict[str, set[str]] = {}
        for id_, superseded in pairs:
            self._successors.setdefault(superseded, set()).add(id_)

    def replaced(self, id_: str, status: str) -> int | None:
        """How many editions have replaced a brief: 0 if it is live, None if it is not on the record."""
        if status == LIVE:
            return 0
        return max(1, self._editions(id_)) if status == SUPERSEDED else None

    def has_successor(self, id_: str) -> bool:
        """Whether a brief was replaced."""
        return id_ in self._successors

    def _editions(self, id_: str) -> int:
        """The number of steps to the last successor; a circle ends where it began."""
        seen, later, steps = {id_}, self._successors.get(id_, set()), 0
        while later := later - seen:
            seen |= later
            steps += 1
            later = {successor for one in later for successor in self._successors.get(one, ())}
        return steps

"""Trails to the positions of a brief."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.brief.model import Brief, Issue, Position
from briefkit.core.diagnostic import Trail


def held_positions(issue: Issue) -> Iterator[tuple[Position, Trail]]:
    """The positions on an issue, each with its trail; those of the same holder are numbered."""
    counts: dict[str, int] = {}
    for position in issue.positions:
        number = counts[position.holder] = counts.get(position.holder, -1) + 1
        yield position, ("issues", issue.id, "positions", position.holder, number)


def all_positions(brief: Brief) -> Iterator[tuple[Position, Trail]]:
    """The positions on every issue of a brief, each with its trail."""
    for issue in brief.issues:
        yield from held_positions(issue)

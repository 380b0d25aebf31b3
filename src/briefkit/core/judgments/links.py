"""Which briefs may carry on each other's judgments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefkit.core.brief.model import Brief
from briefkit.core.text.ids import brief_of


def linked_briefs(
    editions: Mapping[str, str], continued: Iterable[tuple[str, str | None]]
) -> Iterator[tuple[str, str]]:
    """Pairs of ids of briefs: one that supersedes another, or has a judgment that continues one of it, and the other.

    `editions` says which brief each supersedes; `continued` has the id of a brief and BRIEF#ID for each judgment.
    """
    yield from editions.items()
    yield from ((id_, brief_of(ref)) for id_, ref in continued if ref)


def linked_by(brief: Brief) -> list[str]:
    """The ids of the briefs whose judgments a brief may carry on."""
    editions = {brief.id: brief.supersedes} if brief.supersedes else {}
    stated = ((brief.id, judgment.continues) for judgment in brief.judgments)
    return [other for _, other in linked_briefs(editions, stated)]

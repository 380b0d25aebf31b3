"""The positions that one brief states, in its own words: what rows over many briefs are made of."""

from __future__ import annotations

from typing import Any, NamedTuple

from briefkit.core.brief.model import Brief, Issue, Position
from briefkit.core.brief.shapes import Key, keys_of
from briefkit.core.dates.dates import PartialDate
from briefkit.core.issues.sources import SourceUse, source_uses, sources_of


class IssueBrief(NamedTuple):
    """What every position of a brief shares: `parties` are those that it lists, `people` who writes and speaks."""

    id: str
    title: str
    date: PartialDate | None
    parties: tuple[str, ...]
    people: tuple[str, ...] = ()


class StatedPosition(NamedTuple):
    """One position as its brief states it, ids and titles unresolved; `holder` is None where an issue has none.

    `date` is the position's own. `grade`, `source_title` and `source_key` are those of `issue_sources`.
    `more` holds the values of the keys in MORE.
    """

    brief: IssueBrief
    issue: str
    title: str | None = None
    question: str | None = None
    status: str | None = None
    trend: str | None = None
    outlook: str | None = None
    holder: str | None = None
    date: PartialDate | None = None
    stance: str | None = None
    says: str | None = None
    basis: str | None = None
    source: str | None = None
    grade: str | None = None
    source_title: str | None = None
    source_key: str | None = None
    more: tuple[Any, ...] = ()


_OWN = frozenset(["says", "stance", "source", "basis", "date"])
MORE: dict[str, Key] = {name: key for name, key in keys_of(Position).items() if name not in _OWN}
"""The keys of a position that have no field of their own in its rows: what the format has gained since."""


def stated_positions(brief: Brief) -> list[StatedPosition]:
    """Every position of a brief, issues and holders as written."""
    if not brief.issues:
        return []
    head = IssueBrief(brief.id, brief.title, brief.date, brief.parties, tuple(brief.people))
    sources = source_uses(brief)
    return [stated for issue in brief.issues for stated in _of_issue(head, issue, sources)]


def _of_issue(head: IssueBrief, issue: Issue, sources: dict[str, SourceUse]) -> list[StatedPosition]:
    about = (head, issue.id, issue.title, issue.question, issue.status, issue.trend, issue.outlook)
    return [_held(about, position, sources) for position in issue.positions] or [StatedPosition(*about)]


_About = tuple[IssueBrief, str, str | None, str | None, str | None, str | None, str | None]


def _held(about: _About, position: Position, sources: dict[str, SourceUse]) -> StatedPosition:
    source = sources_of(about[0].id, position.source, sources)
    said = (position.holder, position.date, position.stance, position.says, position.basis, position.source)
    more = tuple([getattr(position, name) for name in MORE])
    return StatedPosition._make((*about, *said, *source, more))

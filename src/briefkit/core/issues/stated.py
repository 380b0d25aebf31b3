"""The positions that one brief states, in its own words: what rows over many briefs are made of.

They are kept in the index as plain data (`told_positions`), so that a matrix over ten thousand briefs builds none of
them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefkit.core.brief.model import Brief, Issue, Position
from briefkit.core.brief.shapes import Json
from briefkit.core.dates.dates import PartialDate, parse_date
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
    return StatedPosition(*about, *said, *source)


_DATE = StatedPosition._fields.index("date")


def told_positions(stated: Iterable[StatedPosition]) -> Json:
    """The positions of one brief as plain data: its head, then a list for each, cut off after its last value."""
    rows = list(stated)
    if not rows:
        return []
    head = rows[0].brief
    return [[head.id, head.title, _text(head.date), list(head.parties), list(head.people)], *map(_told, rows)]


def _told(stated: StatedPosition) -> list[Json]:
    row: list[Json] = [*stated[1:_DATE], _text(stated.date), *stated[_DATE + 1 :]]
    while row[-1] is None:
        row.pop()
    return row


def _text(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def read_positions(told: Json) -> list[StatedPosition]:
    """The positions that `told_positions` told."""
    if not told:
        return []
    (id_, title, date, parties, people), *rows = told
    head = IssueBrief(id_, title, parse_date(date) if date else None, tuple(parties), tuple(people))
    read = []
    for row in rows:
        if len(row) >= _DATE and row[_DATE - 1]:
            row[_DATE - 1] = parse_date(row[_DATE - 1])
        read.append(StatedPosition(head, *row))
    return read

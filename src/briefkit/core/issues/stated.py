"""The positions stated in one brief, unresolved. Rows across briefs are made from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from briefkit.core.brief.model import POSITION, Brief, Issue, Position, Source
from briefkit.core.brief.shapes import Key, RecordOf, keys_of
from briefkit.core.dates.dates import PartialDate
from briefkit.core.issues.sources import SourceUse, source_uses, sources_of
from briefkit.core.issues.view import Chosen, view_of


class IssueBrief(NamedTuple):
    """What all positions of a brief share. `parties` are those it lists, `people` its authors and experts.

    `replaced` is the number of editions that have replaced it: 0 for a live brief, None for one that is not on the
    record (see `core.brief.succession`).
    """

    id: str
    title: str
    date: PartialDate | None
    parties: tuple[str, ...]
    people: tuple[str, ...] = ()
    replaced: int | None = 0


class StatedPosition(NamedTuple):
    """One position as stated in its brief, ids and titles unresolved; `holder` is None if an issue has no position.

    `date` is the position's own. `grade` and the fields from `source_title` to `source_key` are from `sources`.
    `more` holds the values of the keys in MORE. `chosen` is whether it meets the conditions of a query,
    None if its brief does not.
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
    source_publisher: str | None = None
    source_date: str | None = None
    source_url: str | None = None
    source_key: str | None = None
    more: tuple[Any, ...] = ()
    chosen: bool | None = True


_OWN = frozenset(["says", "stance", "source", "basis", "date"])
MORE: dict[str, Key] = {name: key for name, key in keys_of(Position).items() if name not in _OWN}
"""The keys of a position without a field of their own in its rows."""


def stated_positions(brief: Brief, replaced: int | None = 0, chosen: Chosen | None = None) -> list[StatedPosition]:
    """All positions of a brief, with issues and holders as written; `replaced` as in `IssueBrief`."""
    if not brief.issues:
        return []
    head = IssueBrief(brief.id, brief.title, brief.date, brief.parties, tuple(brief.people), replaced)
    sources = source_uses(brief)
    found = [stated for issue in brief.issues for stated in _of_issue(head, issue, sources)]
    if chosen is None:
        return found
    return [stated._replace(chosen=chosen(view)) for stated, view in zip(found, _views(brief), strict=True)]


def _of_issue(head: IssueBrief, issue: Issue, sources: dict[str, SourceUse]) -> list[StatedPosition]:
    about = (head, issue.id, issue.title, issue.question, issue.status, issue.trend, issue.outlook)
    return [_held(about, position, sources) for position in issue.positions] or [StatedPosition(*about)]


_About = tuple[IssueBrief, str, str | None, str | None, str | None, str | None, str | None]


def _held(about: _About, position: Position, sources: dict[str, SourceUse]) -> StatedPosition:
    source = sources_of(about[0].id, position.source, sources)
    said = (position.holder, position.date, position.stance, position.says, position.basis, position.source)
    more = tuple([getattr(position, name) for name in MORE])
    return StatedPosition._make((*about, *said, *source, more, True))


def _views(brief: Brief) -> Iterator[dict[str, Any]]:
    """A view of every position, in the order of `stated_positions`."""
    sources = {source.id: source for source in brief.sources}
    for issue in brief.issues:
        about = _ISSUE.dump(issue.replaced(positions=()))
        if not issue.positions:
            yield view_of(brief.id, _text(brief.date), about)
        for position in issue.positions:
            source = sources.get(position.source or "")
            held = (position.holder, POSITION.dump(position))
            yield view_of(brief.id, _text(position.date or brief.date), about, held, source and _SOURCE.dump(source))


def _text(date: PartialDate | None) -> str | None:
    return str(date) if date else None


_ISSUE, _SOURCE = RecordOf(Issue), RecordOf(Source)

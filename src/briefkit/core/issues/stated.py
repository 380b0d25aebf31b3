"""The issues and positions stated in one brief, unresolved. Rows across briefs are made from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from briefkit.core.brief.model import POSITION, Brief, Issue, Position, Source
from briefkit.core.brief.shapes import Key, RecordOf, keys_of
from briefkit.core.dates.dates import PartialDate
from briefkit.core.issues.sources import SourceUse, source_uses, sources_of
from briefkit.core.issues.view import Chosen, view_of
from briefkit.core.text.ids import id_key, of_id


class IssueBrief(NamedTuple):
    """What all positions of a brief share.

    `parties` are those it lists, `people` its authors and experts: ids with names.
    `replaced` is the number of editions that have replaced it: 0 for a live brief, None for one that is not on the
    record (see `core.brief.succession`).
    """

    id: str
    title: str
    date: PartialDate | None
    parties: tuple[str, ...]
    people: Mapping[str, str] = MappingProxyType({})
    replaced: int | None = 0


class StatedPosition(NamedTuple):
    """One position as stated in its brief, ids unresolved; `holder` is None if an issue has no position.

    `date` is the position's own. `grade` and the fields from `source_title` to `source_key` are from `sources`.
    `more` holds the values of the keys in MORE. `chosen` is whether it meets the conditions of a query,
    None if its brief does not.
    """

    date: PartialDate | None = None
    holder: str | None = None
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


class StatedIssue(NamedTuple):
    """One issue as stated in a brief, id and title unresolved, with at least one position, see `NO_POSITION`."""

    brief: IssueBrief
    issue: str
    title: str | None
    question: str | None
    status: str | None
    trend: str | None
    outlook: str | None
    positions: Sequence[StatedPosition]

    @property
    def has_chosen(self) -> bool:
        """Whether one of the positions meets the conditions that were asked."""
        return any(position.chosen for position in self.positions)

    def unasked(self) -> StatedIssue:
        """The same issue in a brief that was not asked for."""
        return self._replace(positions=[position._replace(chosen=None) for position in self.positions])


NO_POSITION = StatedPosition()
"""The position on an issue without one."""
_OWN = frozenset(["says", "stance", "source", "basis", "date"])
MORE: dict[str, Key] = {name: key for name, key in keys_of(Position).items() if name not in _OWN}
"""The keys of a position without a field of their own in its rows."""


def stated_issues(brief: Brief, replaced: int | None = 0, chosen: Chosen | None = None) -> list[StatedIssue]:
    """All issues of a brief with their positions, as written; `replaced` as in `IssueBrief`."""
    if not brief.issues:
        return []
    head = IssueBrief(brief.id, brief.title, brief.date, brief.parties, brief.people, replaced)
    sources = source_uses(brief)
    return [_of_issue(head, issue, sources, chosen and map(chosen, _views(brief, issue))) for issue in brief.issues]


def _of_issue(
    head: IssueBrief, issue: Issue, sources: dict[str, SourceUse], chosen: Iterable[bool] | None
) -> StatedIssue:
    held = [_held(head.id, position, sources) for position in issue.positions] or [NO_POSITION]
    if chosen is not None:
        held = [position._replace(chosen=is_chosen) for position, is_chosen in zip(held, chosen, strict=True)]
    return StatedIssue(head, issue.id, issue.title, issue.question, issue.status, issue.trend, issue.outlook, held)


def _held(brief: str, position: Position, sources: dict[str, SourceUse]) -> StatedPosition:
    source = sources_of(brief, position.source, sources)
    said = (position.date, position.holder, position.stance, position.says, position.basis, position.source)
    more = tuple([getattr(position, name) for name in MORE])
    return StatedPosition._make((*said, *source, more, True))


def _views(brief: Brief, issue: Issue) -> Iterator[dict[str, Any]]:
    """A view of every position on an issue, or of the issue without one."""
    sources = {id_key(source.id): source for source in brief.sources}
    about = _ISSUE.dump(issue.replaced(positions=()))
    if not issue.positions:
        yield view_of(brief.id, _text(brief.date), about)
    for position in issue.positions:
        source = of_id(sources, position.source)
        held = (position.holder, POSITION.dump(position))
        yield view_of(brief.id, _text(position.date or brief.date), about, held, source and _SOURCE.dump(source))


def _text(date: PartialDate | None) -> str | None:
    return str(date) if date else None


_ISSUE, _SOURCE = RecordOf(Issue), RecordOf(Source)

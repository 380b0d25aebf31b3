"""Issues brief by brief: what each brief says of an issue, and how its status moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefkit.core.dates.dates import sort_key
from briefkit.core.issues.columns import BRIEF, DATED, ISSUE, MISSING, MOVEMENT, OUTLOOK, STATUS, TITLE
from briefkit.core.issues.history import Moves, by_holder, by_issue
from briefkit.core.issues.movement import Move
from briefkit.core.issues.rows import PositionRow
from briefkit.core.issues.sources import count_sources
from briefkit.core.tables import COUNT, LIST, Column, TableSchema
from briefkit.core.values import frozen


@frozen
class IssueStep:
    """One issue in one brief: how far apart the parties are, compared with the brief before."""

    brief: str
    brief_title: str
    date: str | None
    issue: str
    title: str
    status: str | None
    move: Move
    trend: str | None
    outlook: str | None
    holders: tuple[str, ...]
    sources: int
    missing: tuple[str, ...]


def issue_steps(rows: Sequence[PositionRow], moves: Moves | None = None) -> list[IssueStep]:
    """Every issue of every brief, in order of the briefs' dates."""
    moves = moves or Moves(rows)
    steps = [
        (sort_key(of_brief[0].brief_date), number, _step(of_brief, moves))
        for number, of_issue in enumerate(by_issue(rows).values())
        for of_brief in _by_brief(of_issue).values()
    ]
    steps.sort(key=lambda item: (item[0], item[2].brief, item[1]))
    return [step for *_, step in steps]


def _by_brief(rows: Iterable[PositionRow]) -> dict[str, list[PositionRow]]:
    found: dict[str, list[PositionRow]] = {}
    for row in rows:
        found.setdefault(row.brief, []).append(row)
    return found


def _step(rows: Sequence[PositionRow], moves: Moves) -> IssueStep:
    row = rows[0]
    move = moves.of_status(row.issue)[row.brief]
    date = str(row.brief_date) if row.brief_date else None
    holders = tuple(by_holder(rows))
    sources = count_sources(row.source_key for row in rows)
    missing = moves.missing(row.issue, rows, row.brief)
    head = (row.brief, row.brief_title, date, row.issue, row.title, row.status, move, row.trend, row.outlook)
    return IssueStep(*head, holders, sources, missing)


STEPS = TableSchema(
    "issues-by-brief",
    "briefkit issues --by brief",
    "One issue in one brief.",
    [
        BRIEF._replace(about="The brief's id"),
        DATED._replace(about="The brief's date"),
        *(ISSUE, TITLE, STATUS, *MOVEMENT, *OUTLOOK),
        Column("holders", LIST, "The holders of positions in it"),
        Column("sources", COUNT, "Number of different sources for them"),
        MISSING._replace(about="Parties that the brief lists without a position on the issue"),
    ],
)

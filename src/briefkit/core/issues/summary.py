"""One row per issue: its status and movement, the sources for it, and whose position is missing."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from briefkit.core.issues.columns import ISSUE, MISSING, MOVEMENT, OUTLOOK, QUESTION, STATUS, TITLE
from briefkit.core.issues.history import Moves, by_holder, by_issue, last_status
from briefkit.core.issues.movement import Move, status_move
from briefkit.core.issues.rows import PositionRow
from briefkit.core.issues.sources import count_sources
from briefkit.core.tables import COUNT, DATE, LIST, TEXT, Column, TableSchema
from briefkit.core.values import frozen


@frozen
class IssueSummary:
    """An issue across several briefs.

    `move` is the movement from the last brief but one to the last, `since_first` from the first to the last; both also
    count briefs that are not shown. `started` is the date of that first one.
    `single_sourced` are the holders whose positions have a single source, `unsourced` those without one; `missing` are
    the parties listed in the briefs without a position on this issue.
    """

    issue: str
    title: str
    question: str | None
    status: str | None
    trend: str | None
    outlook: str | None
    move: Move
    since_first: Move
    started: str | None
    first: str | None
    last: str | None
    briefs: int
    sources: int
    holders: tuple[str, ...]
    single_sourced: tuple[str, ...]
    unsourced: tuple[str, ...]
    missing: tuple[str, ...]


def issue_summaries(rows: Sequence[PositionRow], moves: Moves | None = None) -> list[IssueSummary]:
    """A summary of every issue in some rows, in their order."""
    moves = moves or Moves(rows)
    return [_summary(issue, of_issue, moves) for issue, of_issue in by_issue(rows).items()]


def _summary(issue: str, rows: Sequence[PositionRow], moves: Moves) -> IssueSummary:
    last = rows[-1]
    status = next((row.status for row in reversed(rows) if row.status), None)
    start = moves.start(issue)
    begun = start.status if start and start.brief != last.brief else None
    briefs = {row.brief for row in rows}
    held = by_holder(rows)
    counts = {holder: count_sources(row.source_key for row in of_holder) for holder, of_holder in held.items()}
    dates = [str(row.brief_date) for row in rows if row.brief_date]
    return IssueSummary(
        issue=issue,
        title=last.title,
        question=last.question,
        status=status,
        trend=last.trend,
        outlook=last.outlook,
        move=moves.of_status(issue)[(last_status(rows) or last).brief],
        since_first=status_move(begun, status),
        started=str(start.brief_date) if start and start.brief_date else None,
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        briefs=len(briefs),
        sources=count_sources(row.source_key for row in rows),
        holders=tuple(held),
        single_sourced=tuple(holder for holder, count in counts.items() if count == 1),
        unsourced=tuple(holder for holder, count in counts.items() if count == 0),
        missing=moves.missing(issue, rows),
    )


SUMMARIES = TableSchema(
    "issues-by-issue",
    "briefkit issues --by issue",
    "One issue across all briefs.",
    [
        *(ISSUE, TITLE, STATUS, *MOVEMENT),
        Column(
            "since_first",
            TEXT,
            "The movement from the first brief on the issue, shown or not, to the last",
            attrgetter("since_first.word"),
        ),
        *OUTLOOK,
        Column("first", DATE, "The date of the first brief"),
        Column("last", DATE, "The date of the last brief"),
        Column("briefs", COUNT, "Number of briefs that cover it"),
        Column("sources", COUNT, "Number of different sources for it"),
        Column("holders", LIST, "The holders of positions"),
        Column("single_sourced", LIST, "Holders whose positions have a single source"),
        Column("unsourced", LIST, "Holders whose positions have no source"),
        MISSING,
        QUESTION,
    ],
)

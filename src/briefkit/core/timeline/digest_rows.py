"""The changes that a digest tells, as rows."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from briefkit.core.tables import ANY, DATE, MAYBE, TEXT, Column, Json, TableSchema
from briefkit.core.values import frozen

BRIEF = "brief"
STATUS = "status"
POSITION = "position"
MADE = "made"
UPDATED = "updated"
RESOLVED = "resolved"
DUE = "due"
CHANGED = "event"
DECISION = "decision"
DECIDED = "decided"
WANTED = "wanted"
DATED = "dated"
RESCHEDULED = "rescheduled"
HELD, CANCELLED, MOVED = "held", "cancelled", "changed"
"""Statuses of events (see core.brief.vocabulary)."""
KINDS = (BRIEF, STATUS, POSITION, MADE, UPDATED, RESOLVED, DUE, DECISION, DECIDED, CHANGED)


class DigestRow(NamedTuple):
    """One change. `word` says how it changed; `issue` is None for changes without an issue, such as events.

    `direction` is 1 if the number of an updated forecast rose, −1 if it fell. `place` is a sort key of its date.
    `moved_from` and `moved_to` are the days of an event whose status tells of a move that no row of its own does.
    """

    issue: str | None
    issue_title: str | None
    kind: str
    word: str
    date: str | None
    text: str
    brief: str | None = None
    id: str | None = None
    holder: str | None = None
    before: Json = None
    after: Json = None
    detail: str | None = None
    before_term: str | None = None
    after_term: str | None = None
    direction: int = 0
    place: tuple[int, int] = (0, 0)
    moved_from: str | None = None
    moved_to: str | None = None


@frozen
class Digest:
    """The changes of a period, from `since` to `until`, both included."""

    since: datetime.date
    until: datetime.date
    rows: tuple[DigestRow, ...]

    def by_issue(self) -> dict[str | None, list[DigestRow]]:
        """The changes by issue, in order of first mention; those without an issue last."""
        found: dict[str | None, list[DigestRow]] = {}
        for row in self.rows:
            found.setdefault(row.issue, []).append(row)
        rest = found.pop(None, None)
        return found | ({None: rest} if rest else {})


DIGEST = TableSchema(
    "digest",
    "briefkit digest",
    "One change.",
    [
        Column("issue", MAYBE, "The issue's id; null for changes without one"),
        Column("kind", TEXT, "brief, status, position, made, updated, resolved, due, decision, decided or event"),
        Column(
            "word",
            TEXT,
            "How it changed: a movement, hardened, softened, reversed, an outcome, an event's status, dated or"
            " rescheduled; of a decision, wanted, due or what came of it",
        ),
        Column("date", DATE, "The date of the change"),
        Column(
            "text",
            TEXT,
            "The brief's title, the issue's question, the position, the claim, the event's title, the decision wanted",
        ),
        Column("holder", MAYBE, "The holder of the position, who judges, or who decides"),
        Column("before", ANY, "The value before: a status, stances, a probability or band, an event's date"),
        Column("after", ANY, "The value after, in the same form; an outcome; or the day by which a decision is needed"),
        Column("brief", MAYBE, "The brief that records it"),
        Column("id", MAYBE, "The judgment's id in it, or the event's id"),
        Column(
            "detail",
            MAYBE,
            "A brief's kind, a source's grade, the evidence, the judgments that depend on an event, the option that was"
            " chosen",
        ),
        Column("before_term", MAYBE, "The term that belongs to a likelihood in `before`"),
        Column("after_term", MAYBE, "The term that belongs to a likelihood in `after`"),
        Column("issue_title", MAYBE, "The issue's title"),
        Column("moved_from", DATE, "The day of a changed event before, if no row tells that it was rescheduled"),
        Column("moved_to", DATE, "Its new day"),
    ],
)

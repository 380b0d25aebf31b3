"""What changed since the last briefing, issue by issue: compares the state of the library on two days."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefkit.core.brief.heads import BriefHead
from briefkit.core.dates.dates import PartialDate
from briefkit.core.issues.history import by_holder, by_issue, last_day, latest_of, stances_on
from briefkit.core.issues.movement import FIRST, Move, question_key, stance_move, status_move
from briefkit.core.issues.rows import PositionRow
from briefkit.core.judgments.moves import judgment_moves
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.likelihood.movement import UNCHANGED
from briefkit.core.tables import ANY, DATE, MAYBE, TEXT, Column, Json, TableSchema, band_json
from briefkit.core.timeline.rows import EVENT, TimelineRow

BRIEF = "brief"
STATUS = "status"
POSITION = "position"
MADE = "made"
UPDATED = "updated"
RESOLVED = "resolved"
DUE = "due"
CHANGED = "event"
KINDS = (BRIEF, STATUS, POSITION, MADE, UPDATED, RESOLVED, DUE, CHANGED)


class DigestRow(NamedTuple):
    """One change. `word` says how it changed; `issue` is None for changes without an issue, such as events."""

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


@dataclass(frozen=True, slots=True)
class State:
    """What was known on a day: live briefs in order of date, positions, events, judgments."""

    briefs: Sequence[BriefHead]
    positions: Sequence[PositionRow]
    events: Sequence[TimelineRow]
    judgments: Sequence[JudgmentRow]


@dataclass(frozen=True, slots=True)
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


def make_digest(before: State, after: State, since: datetime.date, until: datetime.date) -> Digest:
    """Compare two states: `before` is what was known the day before `since`, `after` what was known on `until`."""
    titles = {row.issue: row.title for row in (*before.positions, *after.positions)}
    rows = [
        *_new_briefs(before, after, titles),
        *_issues(before, after),
        *_judgments(after, titles, since, until),
        *_events(before, after),
    ]
    order = {issue: number for number, issue in enumerate([*titles, None])}
    rows.sort(key=lambda row: (order.get(row.issue, len(order)), KINDS.index(row.kind)))
    return Digest(since, until, tuple(rows))


def _new_briefs(before: State, after: State, titles: dict[str, str]) -> Iterator[DigestRow]:
    known = {brief.id for brief in before.briefs}
    treated: dict[str, list[str]] = {}
    for row in after.positions:
        treated.setdefault(row.brief, []).append(row.issue)
    for brief in after.briefs:
        if brief.id not in known:
            for issue in dict.fromkeys(treated.get(brief.id, [])) or [None]:
                title = titles.get(issue or "")
                yield DigestRow(issue, title, BRIEF, "new", str(brief.date), brief.title, brief.id, detail=brief.kind)


def _issues(before: State, after: State) -> Iterator[DigestRow]:
    earlier = by_issue(before.positions)
    for issue, rows in by_issue(after.positions).items():
        old = earlier.get(issue, [])
        yield from _status(old, rows)
        held_before = by_holder(old)
        for holder, held in by_holder(rows).items():
            yield from _position(held_before.get(holder, []), held)


def _last_status(rows: Sequence[PositionRow]) -> PositionRow | None:
    return next((row for row in reversed(rows) if row.status), None)


def _status(before: Sequence[PositionRow], after: Sequence[PositionRow]) -> Iterator[DigestRow]:
    old, new = _last_status(before), _last_status(after)
    if new is None:
        return
    move = status_move(old.status if old else None, new.status)
    if move.moved or move.word == FIRST:
        values = (new.issue, new.title, STATUS, move.word, str(new.brief_date), new.question or new.title, new.brief)
        yield DigestRow(*values, before=move.before, after=move.after, detail=new.trend)


def _position(before: Sequence[PositionRow], after: Sequence[PositionRow]) -> Iterator[DigestRow]:
    new = latest_of(last_day(after))
    old = latest_of(last_day(before)) if before else ()
    if {_content(row) for row in new} == {_content(row) for row in old}:
        return
    move = _stances(old, new)
    if move.word == FIRST and old:
        return  # not comparable: a stance added to a known statement, or another question
    if not move.moved and old:
        return
    last = new[-1]
    text = "; ".join(dict.fromkeys(row.says for row in new if row.says))
    head = (last.issue, last.title, POSITION, move.word if old else FIRST, str(last.date), text, last.brief)
    yield DigestRow(*head, None, last.holder_title, move.before, move.after, last.grade)


def _content(row: PositionRow) -> tuple[object, ...]:
    return row.stance, row.says, row.date


def _stances(old: Sequence[PositionRow], new: Sequence[PositionRow]) -> Move:
    question = question_key(new[-1].question)
    return stance_move(stances_on(question, old), stances_on(question, new))


def _judgments(state: State, titles: dict[str, str], since: datetime.date, until: datetime.date) -> Iterator[DigestRow]:
    def digest_row(row: JudgmentRow, kind: str, word: str, date: PartialDate | None, **more: Json) -> DigestRow:
        issue = next((issue for issue in row.about if issue in titles), None)
        head = (issue, titles.get(issue or ""), kind, word, str(date) if date else None, row.judgment.claim)
        return DigestRow(*head, row.brief, row.judgment.id, row.by_name, **more)

    def within(date: PartialDate | None) -> bool:
        return date is not None and since <= date.first <= until

    for row in state.judgments:
        judgment = row.judgment
        if within(row.made):
            yield digest_row(row, MADE, "made", row.made, after=band_json(row.initial), detail=judgment.term)
        for move in judgment_moves(row):
            if within(move.date) and move.word != UNCHANGED:
                bands = {"before": band_json(move.before), "after": band_json(move.after)}
                yield digest_row(row, UPDATED, move.word, move.date, **bands)
        if not judgment.is_open and within(judgment.resolved_on):
            bands = {"before": band_json(row.current), "after": row.outcome, "detail": row.evidence_title}
            yield digest_row(row, RESOLVED, row.outcome, judgment.resolved_on, **bands)
        if judgment.is_open and judgment.due and since <= judgment.due.first <= until:
            row_due = digest_row(row, DUE, "due", None, before=band_json(row.current))
            yield row_due._replace(date=str(judgment.due))


def _events(before: State, after: State) -> Iterator[DigestRow]:
    known = {row.id: row for row in before.events if row.kind == EVENT}
    for row in after.events:
        old = known.get(row.id)
        old_status = old.status if old else None
        if row.kind == EVENT and row.status and row.status != old_status:
            on = str(row.status_on) if row.status_on else None
            dependents = ", ".join(row.judgments) or None
            head = (None, None, CHANGED, row.status, on, row.title, None, row.id)
            yield DigestRow(*head, before=old_status, after=row.status, detail=dependents)


DIGEST = TableSchema(
    "digest",
    "briefkit digest",
    "One change.",
    [
        Column("issue", MAYBE, "The issue's id; null for changes without one"),
        Column("kind", TEXT, "brief, status, position, made, updated, resolved, due or event"),
        Column("word", TEXT, "How it changed: a movement, hardened, softened, reversed, an outcome, an event's status"),
        Column("date", DATE, "The date of the change"),
        Column("text", TEXT, "The brief's title, the issue's question, the position, the claim, the event's title"),
        Column("holder", MAYBE, "The holder of the position, or who judges"),
        Column("before", ANY, "The value before: a status, stances, a probability or band"),
        Column("after", ANY, "The value after, in the same form; or an outcome"),
        Column("brief", MAYBE, "The brief that records it"),
        Column("id", MAYBE, "The judgment's id in it, or the event's id"),
        Column(
            "detail",
            MAYBE,
            "A brief's kind, a source's grade, a term, the evidence, the judgments that depend on an event",
        ),
        Column("issue_title", MAYBE, "The issue's title"),
    ],
)

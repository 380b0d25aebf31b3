"""What changed since the last briefing, issue by issue."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from briefkit.core.brief.heads import BriefHead
from briefkit.core.dates.dates import DateSpan, PartialDate, end_key, sort_key
from briefkit.core.dates.days import Days
from briefkit.core.events.state import DateStep, StatusStep, are_apart
from briefkit.core.issues.changes import IssueChange, issue_changes
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
DATED = "dated"
RESCHEDULED = "rescheduled"
HELD, CANCELLED = "held", "cancelled"
KINDS = (BRIEF, STATUS, POSITION, MADE, UPDATED, RESOLVED, DUE, CHANGED)


class DigestRow(NamedTuple):
    """One change. `word` says how it changed; `issue` is None for changes without an issue, such as events.

    `direction` is 1 if the number of an updated forecast rose, −1 if it fell. `place` is a sort key of its date.
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


class Known(NamedTuple):
    """What was known on a day: live briefs in order of date, and events with each status that they have had."""

    briefs: Sequence[BriefHead]
    events: Sequence[TimelineRow]


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


class Stated(NamedTuple):
    """What briefs stated: positions by issue in order of date, and judgments to which something happened."""

    positions: Sequence[PositionRow]
    judgments: Sequence[JudgmentRow]


def make_digest(
    before: Sequence[TimelineRow],
    after: Known,
    stated: Stated,
    since: datetime.date,
    until: datetime.date,
    *,
    title: Callable[[str], str] = str,
    chosen: Callable[[PositionRow], bool] | None = None,
    narrow: bool = False,
) -> Digest:
    """What changed from `since` to `until`, by issue.

    `before` are the events as known the day before, `after` and `stated` is what was known on the last day, or what is
    known now. `title` titles an issue on which no brief states a position. With `chosen`, only changes of such
    positions are told; a brief without one stands under no issue. A `narrow` digest has only events on which a judgment
    depends.
    """
    days = Days(since, until)
    positions = [row for row in stated.positions if not chosen or chosen(row)]
    titles = {row.issue: row.title for row in stated.positions}
    titles |= {issue: title(issue) for row in stated.judgments for issue in row.about if issue not in titles}
    rows = [
        *_new_briefs(after.briefs, positions, titles, days),
        *_issues(stated.positions, days, chosen),
        *(row for judgment in stated.judgments for row in _of_judgment(judgment, titles, days)),
    ]
    events = after.events
    if narrow:
        refs = {row.ref for row in stated.judgments}
        events = [event for event in events if not refs.isdisjoint(event.judgments)]
    rows += _events(before, events, days)
    order = {issue: number for number, issue in enumerate([*titles, None])}
    rows.sort(key=lambda row: (order[row.issue], KINDS.index(row.kind), row.place))
    return Digest(since, until, tuple(rows))


def _new_briefs(
    briefs: Sequence[BriefHead], positions: Sequence[PositionRow], titles: dict[str, str], days: Days
) -> Iterator[DigestRow]:
    treated: dict[str, list[str]] = {}
    for row in positions:
        treated.setdefault(row.brief, []).append(row.issue)
    for brief in briefs:
        if days.begin(brief.date):
            head, place = (str(brief.date), brief.title, brief.id), _place(brief.date)
            for issue in dict.fromkeys(treated.get(brief.id, [])) or [None]:
                title = titles.get(issue or "")
                yield DigestRow(issue, title, BRIEF, "new", *head, detail=brief.kind, place=place)


def _place(date: PartialDate | None) -> tuple[int, int]:
    return sort_key(date), 0


def _issues(
    positions: Sequence[PositionRow], days: Days, chosen: Callable[[PositionRow], bool] | None
) -> Iterator[DigestRow]:
    """The changes of a period: those dated in it, and those that a brief of it is the first to record."""
    told = {(row.issue, row.brief) for row in positions if not chosen or chosen(row)}
    for change in issue_changes(positions):
        if days.begin(change.date) or any(map(days.begin, change.recorded)):
            of_status = change.of_status and (change.last.issue, change.last.brief) in told
            if of_status or not chosen or (not change.of_status and any(map(chosen, change.rows))):
                yield _of_issue(change)


def _of_issue(change: IssueChange) -> DigestRow:
    row, move = change.last, change.move
    head = (row.issue, row.title, STATUS if change.of_status else POSITION, move.word, str(change.date))
    if change.of_status:
        text, holder, detail = row.question or row.title, None, row.trend
    else:
        said = dict.fromkeys(said.says for said in change.statements if said.says)
        text, holder, detail = "; ".join(said), row.holder_title, row.grade
    return DigestRow(*head, text, row.brief, None, holder, move.before, move.after, detail, place=_place(change.date))


def _of_judgment(row: JudgmentRow, titles: dict[str, str], days: Days) -> Iterator[DigestRow]:
    """The changes of one judgment, each under all of its issues."""
    for change in _changes(row, days):
        for issue in row.about or [None]:
            yield change._replace(issue=issue, issue_title=titles.get(issue or ""))


def _changes(row: JudgmentRow, days: Days) -> Iterator[DigestRow]:
    """What became of a judgment. Updates and outcomes count, and what is due is due, on the last day of their date."""

    def change(kind: str, word: str, date: PartialDate | DateSpan | None, **more: Any) -> DigestRow:
        head = (None, None, kind, word, str(date) if date else None, row.judgment.claim)
        return DigestRow(*head, row.brief, row.judgment.id, row.by_name, **more, place=end_key(date))

    judgment = row.judgment
    if days.begin(row.made):
        first = row.state.first
        yield change(MADE, "made", row.made, after=band_json(first.band), after_term=first.term)
    for move in judgment_moves(row):
        if days.end(move.date) and move.word != UNCHANGED:
            values = {"after": band_json(move.after.band), "after_term": move.after.term}
            if move.before:
                values |= {"before": band_json(move.before.band), "before_term": move.before.term}
            yield change(UPDATED, move.word, move.date, direction=move.direction, **values)
    if not row.is_open and days.end(judgment.resolved_on):
        values = {"before": band_json(row.current), "after": row.outcome, "detail": row.evidence_title}
        yield change(RESOLVED, row.outcome, judgment.resolved_on, before_term=row.term, **values)
    if row.is_open and days.end(judgment.due):
        yield change(DUE, "due", judgment.due, before=band_json(row.current), before_term=row.term)


def _events(before: Sequence[TimelineRow], after: Sequence[TimelineRow], days: Days) -> Iterator[DigestRow]:
    """What became of events: each new status and each new date, and those whose own date came.

    The latter are told as *dated* while nobody has said that they were held or cancelled.
    """
    known = {row.id: row for row in before if row.kind == EVENT}
    for row in after:
        if row.kind == EVENT:
            eve = known.get(row.id)
            path = eve.path if eve else ()
            told = [step for step in _new_steps(path, row.path) if _is_known(step, days.last)]
            for old, step in zip(_statuses_before(path, row.path), row.path, strict=True):
                if step in told:
                    yield _of_event(row, step.status, _date_of(step, row), old, step.status)
            moves = {(date.first, date.on) for date in eve.dates[1:]} if eve else set()
            for old_date, date in pairwise(row.dates):
                if _is_known(date, days.last) and (date.first, date.on) not in moves:
                    yield _of_event(row, RESCHEDULED, date.on, str(old_date.last), str(date.first))
            if _came(row, eve, days):
                yield _of_event(row, DATED, row.date)


def _came(row: TimelineRow, eve: TimelineRow | None, days: Days) -> bool:
    """Whether an event's own date came in a period, or had come when a brief of it was the first to tell.

    Of what was held or cancelled, its status tells that.
    """
    if row.date is None or row.status == CANCELLED or any(step.status == HELD for step in row.path):
        return False
    if row.date.first >= days.first:
        return row.date.first <= days.last
    if eve is None or eve.date is None or eve.status == CANCELLED:
        return True
    return eve.date.first >= days.first or are_apart(eve.date, row.date)


def _of_event(
    row: TimelineRow, word: str, date: PartialDate | DateSpan | None, old: str | None = None, new: str | None = None
) -> DigestRow:
    head = (None, None, CHANGED, word, str(date) if date else None, row.title, None, row.id, None)
    place = _place(date.start if isinstance(date, DateSpan) else date)
    return DigestRow(*head, old, new, detail=", ".join(row.judgments) or None, place=place)


def _date_of(step: StatusStep, row: TimelineRow) -> PartialDate | DateSpan | None:
    """The date of a status. What was held has the event's own, if the status has only that of its brief."""
    return (row.date or step.on) if step.on is None or (step.status == HELD and not step.exact) else step.on


def _statuses_before(eve: Sequence[StatusStep], path: Sequence[StatusStep]) -> list[str | None]:
    """The status before each step. One that only a superseded brief told precedes the first."""
    statuses = [step.status for step in path]
    lost = eve[-1].status if eve and eve[-1].status not in statuses else None
    return [lost, *statuses][: len(statuses)]


def _new_steps(before: Sequence[StatusStep], after: Sequence[StatusStep]) -> list[StatusStep]:
    """The steps of a path that it did not have before. One of which only the date was corrected is not new."""
    same = {(step.status, step.on) for step in before} & {(step.status, step.on) for step in after}
    corrected = Counter(step.status for step in before if (step.status, step.on) not in same)
    new = []
    for step in after:
        if (step.status, step.on) not in same:
            if corrected[step.status]:
                corrected[step.status] -= 1
            else:
                new.append(step)
    return new


def _is_known(step: StatusStep | DateStep, last: datetime.date) -> bool:
    """Whether a status or date of an event was known on the last day."""
    return step.known is not None and step.known <= last


DIGEST = TableSchema(
    "digest",
    "briefkit digest",
    "One change.",
    [
        Column("issue", MAYBE, "The issue's id; null for changes without one"),
        Column("kind", TEXT, "brief, status, position, made, updated, resolved, due or event"),
        Column(
            "word",
            TEXT,
            "How it changed: a movement, hardened, softened, reversed, an outcome, an event's status, dated or"
            " rescheduled",
        ),
        Column("date", DATE, "The date of the change"),
        Column("text", TEXT, "The brief's title, the issue's question, the position, the claim, the event's title"),
        Column("holder", MAYBE, "The holder of the position, or who judges"),
        Column("before", ANY, "The value before: a status, stances, a probability or band, an event's date"),
        Column("after", ANY, "The value after, in the same form; or an outcome"),
        Column("brief", MAYBE, "The brief that records it"),
        Column("id", MAYBE, "The judgment's id in it, or the event's id"),
        Column(
            "detail",
            MAYBE,
            "A brief's kind, a source's grade, the evidence, the judgments that depend on an event",
        ),
        Column("before_term", MAYBE, "The term that belongs to a likelihood in `before`"),
        Column("after_term", MAYBE, "The term that belongs to a likelihood in `after`"),
        Column("issue_title", MAYBE, "The issue's title"),
    ],
)

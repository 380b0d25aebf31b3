"""What changed since the last briefing, issue by issue."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from briefkit.core.brief.heads import BriefHead
from briefkit.core.dates.dates import DateSpan, PartialDate, end_key, sort_key
from briefkit.core.dates.days import Days
from briefkit.core.decisions.rows import DecisionRow
from briefkit.core.issues.changes import IssueChange, issue_changes
from briefkit.core.issues.rows import PositionRow
from briefkit.core.judgments.moves import judgment_moves
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.likelihood.movement import UNCHANGED
from briefkit.core.tables import band_json
from briefkit.core.timeline.digest_decisions import decision_changes
from briefkit.core.timeline.digest_events import event_changes
from briefkit.core.timeline.digest_rows import (
    BRIEF,
    DUE,
    KINDS,
    MADE,
    POSITION,
    RESOLVED,
    STATUS,
    UPDATED,
    Digest,
    DigestRow,
)
from briefkit.core.timeline.rows import TimelineRow


class Known(NamedTuple):
    """What was known on a day: live briefs in order of date, and events with each status that they have had."""

    briefs: Sequence[BriefHead]
    events: Sequence[TimelineRow]


class Stated(NamedTuple):
    """What briefs stated: positions by issue in order of date, judgments to which something happened, and decisions."""

    positions: Sequence[PositionRow]
    judgments: Sequence[JudgmentRow]
    decisions: Sequence[DecisionRow] = ()


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
    treated: dict[str, dict[str, None]] = {}
    for position in positions:
        treated.setdefault(position.brief, {})[position.issue] = None
    rows = [
        *_under_issues(_new_briefs(after.briefs, days), treated, titles),
        *_issues(stated.positions, days, chosen),
        *(row for judgment in stated.judgments for row in _of_judgment(judgment, titles, days)),
        *_under_issues(decision_changes(stated.decisions, days), treated, titles),
    ]
    events = after.events
    if narrow:
        refs = {row.ref for row in stated.judgments}
        events = [event for event in events if not refs.isdisjoint(event.judgments)]
    rows += event_changes(before, events, days)
    order = {issue: number for number, issue in enumerate([*titles, None])}
    rows.sort(key=lambda row: (order[row.issue], KINDS.index(row.kind), row.place))
    return Digest(since, until, tuple(rows))


def _new_briefs(briefs: Sequence[BriefHead], days: Days) -> Iterator[DigestRow]:
    for brief in briefs:
        if days.begin(brief.date):
            head, place = (str(brief.date), brief.title, brief.id), _place(brief.date)
            yield DigestRow(None, None, BRIEF, "new", *head, detail=brief.kind, place=place)


def _under_issues(
    rows: Iterable[DigestRow], treated: Mapping[str, Iterable[str]], titles: Mapping[str, str]
) -> Iterator[DigestRow]:
    """Each change of a brief under all issues that the brief treats, or under none."""
    for row in rows:
        for issue in treated.get(row.brief or "") or (None,):
            yield row._replace(issue=issue, issue_title=titles.get(issue or ""))


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
                yield from _of_issue(change)


def _of_issue(change: IssueChange) -> Iterator[DigestRow]:
    """A change of a status; of a position, what each brief says of it, with its own words and grade."""
    by_brief: dict[str, list[PositionRow]] = {}
    for statement in change.statements:
        by_brief.setdefault(statement.brief, []).append(statement)
    move, place = change.move, _place(change.date)
    for brief, statements in by_brief.items():
        row = statements[-1]
        head = (row.issue, row.title, STATUS if change.of_status else POSITION, move.word, str(change.date))
        if change.of_status:
            text, holder, detail = row.question or row.title, None, row.trend
        else:
            said = dict.fromkeys(said.says for said in statements if said.says)
            text, holder, detail = "; ".join(said), row.holder_title, row.grade
        yield DigestRow(*head, text, brief, None, holder, move.before, move.after, detail, place=place)


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

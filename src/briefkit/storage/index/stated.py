"""What briefs state, from the typed rows of the index, now or as of a day."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from briefkit.core.brief.as_of import event_on, is_later, is_past, judgment_on
from briefkit.core.brief.heads import BriefHead, StatedDue
from briefkit.core.brief.model import EVENT, JUDGMENT, Event
from briefkit.core.brief.succession import SUPERSEDED, Successions
from briefkit.core.dates.dates import PartialDate, parse_date, parse_span
from briefkit.core.dates.days import Days
from briefkit.core.events.state import Mention
from briefkit.core.issues.stated import MORE, NO_POSITION, IssueBrief, StatedIssue, StatedPosition
from briefkit.core.issues.view import Chosen
from briefkit.core.judgments.stated import JudgingBrief, StatedJudgment, happened_in
from briefkit.core.query.value import Names
from briefkit.core.search.uses import Mentions
from briefkit.storage.index.columns import COLUMNS, USE
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.index.held import HELD_SUM
from briefkit.storage.index.typed import Row, value_of
from briefkit.storage.index.typed_read import Head, Scope, TypedReader, by_date, column_of, columns_of
from briefkit.storage.index.views import is_cited, known_by_issue, views_of

RowsByDoc = Mapping[int, Sequence[Row]]
"""The rows of a table, by brief."""


def positions_in(connection: Connection, scope: Scope) -> list[StatedIssue]:
    """The issues in some briefs with their positions, by date."""
    reader = TypedReader(connection, scope.docs)
    return [stated for _, of_brief in _by_brief(reader, scope) for stated in of_brief]


def history_in(connection: Connection, scope: Scope, names: Names, chosen: Chosen | None) -> list[StatedIssue]:
    """All positions on the issues of the chosen ones in some briefs, by date."""
    asked = [*_by_brief(TypedReader(connection, scope.docs), scope, chosen)]
    issue_of = lru_cache(maxsize=None)(partial(names.key, "issues"))
    if chosen is None and scope.docs is None:
        return [stated for _, of_brief in asked for stated in of_brief]
    issues = {issue_of(stated.issue) for _, of_brief in asked for stated in of_brief if stated.has_chosen}
    others: list[tuple[Head, list[StatedIssue]]] = []
    if scope.docs is not None:
        docs = _docs_on(connection, issues) - set(scope.docs)
        read = _by_brief(TypedReader(connection, docs), scope._replace(docs=docs))
        others = [(head, [stated.unasked() for stated in of_brief]) for head, of_brief in read]
    briefs = sorted([*asked, *others], key=lambda item: by_date(item[0]))
    return [stated for _, of_brief in briefs for stated in of_brief if issue_of(stated.issue) in issues]


def _docs_on(connection: Connection, issues: Collection[str]) -> set[int]:
    """The briefs on some issues."""
    numbers = "SELECT number FROM name WHERE section = 'issues' AND id IN (SELECT value FROM json_each(?))"
    ask = f"SELECT DISTINCT doc FROM held WHERE holder = 0 AND issue IN ({numbers})"  # noqa: S608 - constants
    return {doc for (doc,) in connection.execute(ask, (json.dumps([*issues]),))}


def _by_brief(
    reader: TypedReader, scope: Scope, chosen: Chosen | None = None
) -> Iterator[tuple[Head, list[StatedIssue]]]:
    """The issues of each brief, by date."""
    heads = reader.heads(scope)
    issues, held = reader.rows("issue", heads), reader.rows("position", heads)
    latest = scope.latest
    for head, brief in _position_briefs(reader, heads, scope):
        if head.doc in issues:
            rows = issues[head.doc], held.get(head.doc, ())
            marks = chosen and map(chosen, views_of(head, *rows, latest))
            yield head, [*_issues(brief, *rows, latest, marks)]


def _position_briefs(reader: TypedReader, heads: Sequence[Head], scope: Scope) -> Iterator[tuple[Head, IssueBrief]]:
    """What all positions of each brief share, with how often it has been replaced."""
    superseded = any(head.status == SUPERSEDED for head in heads)
    successions = reader.successions(scope) if superseded else Successions(())
    for head in heads:
        parties, people = tuple(value_of(head.parties)), value_of(head.people)
        replaced = successions.replaced(head.id, head.status)
        yield head, IssueBrief(head.id, head.title, _date(head.date), parties, people, replaced)


def _issues(
    brief: IssueBrief, issues: Sequence[Row], held: Sequence[Row], latest: int, marks: Iterator[bool] | None
) -> Iterator[StatedIssue]:
    """The issues of a brief; `marks` say which positions are chosen, None that all are."""
    known = known_by_issue(held, latest)
    for place, issue in enumerate(issues):
        positions = [_position(row, latest) for row in known[place]] if place in known else [NO_POSITION]
        if marks is not None:
            positions = [position._replace(chosen=next(marks)) for position in positions]
        yield StatedIssue._make((brief, *_ISSUE_KEYS(issue), positions))


def _position(row: Row, latest: int) -> StatedPosition:
    said = _STATED(row) if is_cited(row, latest) else (*_SAID(row), *_NO_SOURCE)
    return StatedPosition._make((_date(row[_DATE]), *said, _more(row) if MORE else (), True))


def _more(row: Row) -> tuple[Any, ...]:
    return _loaded_more(tuple([row[place] for place in _MORE_PLACES]))


@lru_cache(maxsize=8192)  # most are empty
def _loaded_more(columns: Row) -> tuple[Any, ...]:
    held = zip(MORE.values(), map(value_of, columns), strict=True)
    return tuple([key.default if value is None else key.shape.load(value) for key, value in held])


_ISSUE_KEYS = columns_of("issue", "id", "title", "question", "status", "trend", "outlook")
_SAID_KEYS = ("holder", "stance", "says", "basis")
_SAID = columns_of("position", *_SAID_KEYS)
_STATED = columns_of("position", *_SAID_KEYS, "source", *USE)
_NO_SOURCE = (None,) * (len(USE) + 1)
_MORE_PLACES = [column_of("position", name) for name in MORE]
_DATE = column_of("position", "date")


def _date(text: str | None) -> PartialDate | None:
    return parse_date(text) if text else None


def judgments_in(connection: Connection, scope: Scope) -> list[StatedJudgment]:
    """The judgments in some briefs, by date."""
    reader = TypedReader(connection, scope.docs)
    heads = reader.heads(scope)
    rows = reader.rows("judgment", heads)
    return [stated for head in heads for stated in _judgments(head, rows.get(head.doc, ()), scope)]


def judgments_at(connection: Connection, places: Sequence[tuple[int, int]]) -> list[StatedJudgment]:
    """The judgments at some places, each a doc and an ordinal."""
    reader = TypedReader(connection, {doc for doc, _ in places})
    heads, rows = {head.doc: head for head in reader.all}, reader.rows("judgment", reader.all)
    return [one for doc, ordinal in places for one in _judgments(heads[doc], [rows[doc][ordinal]], Scope())]


def judgments_since(heads: Iterable[Head], rows: RowsByDoc, days: Days, scope: Scope) -> Iterator[StatedJudgment]:
    """The judgments to which something happened in a period, as known in a scope."""
    since, until = map(str, days)
    for head in heads:
        may_have = [row for row in rows.get(head.doc, ()) if _may_have_happened(head, row, since, until)]
        yield from (stated for stated in _judgments(head, may_have, scope) if happened_in(stated, days))


def _may_have_happened(head: Head, row: Row, since: str, until: str) -> bool:
    """A quick test that excludes most rows; `happened_in` decides."""
    due, resolved, updates = _DATES(row)
    return updates is not None or any(_meets(date, since, until) for date in (head.date, due, resolved) if date)


def _meets(date: str, since: str, until: str) -> bool:
    """Whether a date has a day in common with a period, compared as texts: they all start with the year."""
    start, slash, end = date.partition("/")
    end = end if slash else start
    return start <= until[: len(start)] and since[: len(end)] <= end


def _judgments(head: Head, rows: Sequence[Row], scope: Scope) -> Iterator[StatedJudgment]:
    day = scope.day
    authors = tuple(value_of(head.authors))
    brief = JudgingBrief(head.id, head.title, _date(head.date), head.publisher, authors, head.status)
    for row in rows:
        values = dict(zip(COLUMNS["judgment"], row[2:], strict=True))
        by_name, title, url, shown, _ = (values.pop(name) for name in _DERIVED)
        fields = {key: value_of(value) for key, value in values.items() if value is not None}
        fields |= fields.pop("extra", {})
        judgment = JUDGMENT.load(fields)
        if day is not None:
            judgment = judgment_on(judgment, day, undated=scope.undated)
            if is_later(_date(shown), day):
                judgment = judgment.replaced(evidence=None)
        source: tuple[Any, Any] = (title, url) if judgment.evidence else (None, None)
        yield StatedJudgment(brief, by_name, *source, judgment)


def heads_in(connection: Connection, scope: Scope) -> list[BriefHead]:
    """What some briefs contribute to a timeline, by date."""
    reader = TypedReader(connection, scope.docs)
    heads = reader.heads(scope)
    return heads_of(heads, reader.rows("event", heads), reader.rows("judgment", heads), scope)


def event_mentions_in(connection: Connection, scope: Scope, ids: Collection[str] | None, names: Names) -> list[Mention]:
    """What the briefs in a scope say of some events, or of all, by the briefs' dates. Other rows are not read."""

    def asked(word: str) -> bool:
        return ids is None or names.resolve("events", word) in ids

    words = [word for (word,) in connection.execute("SELECT DISTINCT id FROM event") if asked(word)]
    ask = "SELECT DISTINCT doc FROM event WHERE id IN (SELECT value FROM json_each(?))"
    docs = {doc for (doc,) in connection.execute(ask, (json.dumps(words),))}
    reader = TypedReader(connection, docs)
    heads = reader.heads(scope)
    rows = reader.rows("event", heads)
    stated = [(head, _event(row, scope)) for head in heads for row in rows[head.doc]]
    return [Mention(head.id, _date(head.date), event) for head, event in stated if asked(event.id)]


def heads_of(heads: Iterable[Head], events: RowsByDoc, judgments: RowsByDoc, scope: Scope) -> list[BriefHead]:
    """What the briefs in a scope contribute to a timeline, from their rows."""
    return [_brief(head, events.get(head.doc, ()), judgments.get(head.doc, ()), scope) for head in heads]


def _brief(head: Head, events: Sequence[Row], judgments: Sequence[Row], scope: Scope) -> BriefHead:
    dated = tuple([_event(row, scope) for row in events])
    due = tuple([_due(_DUE(row), scope) for row in judgments])
    review = _date(head.review_by)
    return BriefHead(head.id, head.title, head.kind, head.status, _date(head.date), review, dated, due)


def _event(row: Row, scope: Scope) -> Event:
    fields = {key: value_of(value) for key, value in zip(COLUMNS["event"], row[2:], strict=True) if value is not None}
    event = EVENT.load(fields)
    return event if scope.day is None else event_on(event, scope.day, undated=scope.undated)


def _due(values: Row, scope: Scope) -> StatedDue:
    id_, claim, due, outcome, resolved_on, condition, met, depends_on = values
    resolved = _date(resolved_on)
    decided = outcome not in (None, "open") or met is not None
    if scope.day is not None and not (decided and is_past(resolved, scope.day)):
        outcome, met = (outcome, met) if scope.undated and resolved is None else (None, None)
        resolved = None
    span = parse_span(due) if due else None
    return StatedDue(id_, claim, span, outcome, resolved, condition, met, tuple(value_of(depends_on) or ()))


_DERIVED = ("by_name", "evidence_title", "evidence_url", "evidence_date", "alike")
_DATES = columns_of("judgment", "due", "resolved_on", "updates")
_DUE = columns_of("judgment", *StatedDue._fields)
depends_on = columns_of("judgment", "depends_on")
"""The events that a row of a judgment depends on, as stored."""


def mentions_in(connection: Connection) -> Iterator[Mentions]:
    """The ids that every brief mentions, by path."""
    reader = TypedReader(connection)
    issues, events = reader.rows("issue", reader.all), reader.rows("event", reader.all)
    words = dict(connection.execute("SELECT number, word FROM name"))
    holders: dict[int, dict[str, None]] = {}
    ask = f"SELECT doc, holder, ({HELD_SUM}) = sum FROM held WHERE holder > 0 ORDER BY doc, place"  # noqa: S608 - constants
    for doc, holder, sound in connection.execute(ask):
        if not sound:
            raise DamagedError("a row of held does not match its checksum")
        holders.setdefault(doc, {})[words[holder]] = None
    for head in sorted(reader.all, key=attrgetter("path")):
        lists = [value_of(of) for of in (head.topics, head.parties, head.people, head.judges)]
        ids = [[row[2] for row in of.get(head.doc, ())] for of in (issues, events)]
        yield Mentions(lists[0], lists[1], ids[0], ids[1], lists[2], lists[3], holders.get(head.doc, ()))

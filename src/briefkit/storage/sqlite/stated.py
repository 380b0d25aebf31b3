"""What briefs state, from the typed rows of the index, now or as of a day."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from briefkit.core.brief.as_of import event_on, is_past, judgment_on
from briefkit.core.brief.heads import BriefHead, StatedDue
from briefkit.core.brief.model import JUDGMENT, Event
from briefkit.core.brief.shapes import RecordOf
from briefkit.core.dates.dates import UNDATED, PartialDate, day_key, day_of, parse_date, parse_span, sort_key
from briefkit.core.issues.stated import MORE, IssueBrief, StatedPosition
from briefkit.core.judgments.stated import JudgingBrief, StatedJudgment, happened_in
from briefkit.core.search.uses import Mentions
from briefkit.storage.sqlite.columns import COLUMNS
from briefkit.storage.sqlite.file import DamagedError
from briefkit.storage.sqlite.typed import Row, checksum, key_of, value_of
from briefkit.storage.sqlite.typed_write import HELD_SUM


class Scope(NamedTuple):
    """Which briefs: those with some numbers, or all; only live ones, or all; now, or as of a day."""

    docs: Collection[int] | None = None
    live: bool = False
    day: datetime.date | None = None

    @property
    def latest(self) -> int:
        """The last day that is known, as a `key_of`."""
        return UNDATED if self.day is None else sort_key(day_of(self.day))


class Head(NamedTuple):
    """The row of a brief itself."""

    doc: int
    id: str
    path: str
    title: str
    kind: str
    status: str
    publisher: str | None
    date: str | None
    review_by: str | None
    supersedes: str | None
    topics: bytes
    parties: bytes
    authors: bytes
    people: bytes
    judges: bytes


def rows_of(connection: sqlite3.Connection, table: str, docs: Collection[int] | None = None) -> Iterator[Row]:
    """The rows of a table as (doc, ordinal, values …, checksum), in that order. Raises DamagedError."""
    which = "" if docs is None else "WHERE doc IN (SELECT value FROM json_each(?)) "
    values = () if docs is None else (json.dumps([*docs]),)
    ask = f"SELECT * FROM {table} {which}ORDER BY doc, ordinal"  # noqa: S608 - constants
    for row in connection.execute(ask, values):
        if checksum(row[2:-1]) != row[-1] ^ row[0]:
            raise DamagedError(f"a row of {table} does not match its checksum")
        yield row


def heads_of(connection: sqlite3.Connection, scope: Scope) -> list[Head]:
    """The heads of some briefs by date, undated ones last, each with the status that it has in the scope."""
    heads = [_head(row) for row in rows_of(connection, "head", scope.docs)]
    if scope.day is not None:
        latest = scope.latest
        replaced = {head.supersedes for head in heads if head.supersedes and _replaces(head, latest)}
        known = [head for head in heads if key_of(head.date) <= latest]
        heads = [
            head if head.status != "superseded" or head.id in replaced else head._replace(status="published")
            for head in known
        ]
    if scope.live:
        heads = [head for head in heads if head.status == "published"]
    return sorted(heads, key=lambda head: (key_of(head.date), head.id, head.path))


def _head(row: Row) -> Head:
    return Head._make((row[0], *row[2:-1]))


def _replaces(head: Head, latest: int) -> bool:
    return head.status not in ("draft", "review") and key_of(head.date) <= latest


def positions_in(connection: sqlite3.Connection, scope: Scope) -> list[StatedPosition]:
    """The positions in some briefs, by date."""
    heads = heads_of(connection, scope)
    docs = None if scope.docs is None else [head.doc for head in heads]
    issues = _by_doc(rows_of(connection, "issue", docs))
    held: dict[tuple[int, int], list[Row]] = {}
    latest = scope.latest
    for row in rows_of(connection, "position", docs):
        if row[_DATE] is None or key_of(row[_DATE]) <= latest:
            held.setdefault((row[0], row[_ISSUE]), []).append(row)
    return [stated for head in heads if head.doc in issues for stated in _positions(head, issues[head.doc], held)]


def _by_doc(rows: Iterator[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _positions(head: Head, issues: list[Row], held: dict[tuple[int, int], list[Row]]) -> Iterator[StatedPosition]:
    brief = IssueBrief(
        head.id, head.title, _date(head.date), tuple(value_of(head.parties)), tuple(value_of(head.people))
    )
    for place, issue in enumerate(issues):
        about: tuple[Any, ...] = (brief, *_ISSUE_KEYS(issue))
        rows = held.get((head.doc, place))
        if rows is None:
            yield StatedPosition(*about)
            continue
        for row in rows:
            holder, date, *rest = _POSITION(row)
            yield StatedPosition._make((*about, holder, _date(date), *rest, _more(row)))


def _more(row: Row) -> tuple[Any, ...]:
    held = ((key, value_of(row[place])) for place, key in _MORE)
    return tuple([key.default if value is None else key.shape.load(value) for key, value in held])


def _at(table: str, *columns: str) -> Callable[[Row], Any]:
    """A getter of some columns of a row of `rows_of`."""
    return itemgetter(*(COLUMNS[table].index(column) + 2 for column in columns))


_ISSUE_KEYS = _at("issue", "id", "title", "question", "status", "trend", "outlook")
_POSITION = _at(
    "position", "holder", "date", "stance", "says", "basis", "source", "grade", "source_title", "source_key"
)
_MORE = [(COLUMNS["position"].index(name) + 2, key) for name, key in MORE.items()]
_ISSUE, _DATE = (COLUMNS["position"].index(column) + 2 for column in ("issue", "date"))


def _date(text: str | None) -> PartialDate | None:
    return parse_date(text) if text else None


def judgments_in(
    connection: sqlite3.Connection, scope: Scope, since: datetime.date | None = None
) -> list[StatedJudgment]:
    """The judgments in some briefs, by date; with `since`, those to which something happened from that day on."""
    heads = heads_of(connection, scope)
    rows = _by_doc(rows_of(connection, "judgment", None if scope.docs is None else [head.doc for head in heads]))
    if since is None:
        return [stated for head in heads if head.doc in rows for stated in _judgments(head, rows[head.doc], scope.day)]
    first, last = day_key(since), scope.latest
    return [
        stated
        for head in heads
        for row in rows.get(head.doc, ())
        if _may_have_happened(head, row, first, last)
        for stated in _judgments(head, [row], scope.day)
        if happened_in(stated, since, scope.day)
    ]


def judgments_at(connection: sqlite3.Connection, places: Sequence[tuple[int, int]]) -> list[StatedJudgment]:
    """The judgments at some places, each a doc and an ordinal."""
    docs = {doc for doc, _ in places}
    heads = {head.doc: head for head in heads_of(connection, Scope(docs))}
    rows = {(row[0], row[1]): row for row in rows_of(connection, "judgment", docs)}
    return [one for doc, ordinal in places for one in _judgments(heads[doc], [rows[doc, ordinal]], None)]


def _may_have_happened(head: Head, row: Row, first: int, last: int) -> bool:
    """A quick test that excludes most rows; `happened_in` decides."""
    due, resolved, updates = _DATES(row)
    dates = (head.date, due and due.partition("/")[0], resolved)
    return updates is not None or any(first <= key_of(date) <= last for date in dates if date)


def _judgments(head: Head, rows: list[Row], day: datetime.date | None) -> Iterator[StatedJudgment]:
    brief = JudgingBrief(head.id, head.title, _date(head.date), head.publisher, tuple(value_of(head.authors)))
    for row in rows:
        values = dict(zip(COLUMNS["judgment"], row[2:-1], strict=True))
        by_name, title, url, _ = (values.pop(name) for name in ("by_name", "evidence_title", "evidence_url", "alike"))
        fields = {key: value_of(value) for key, value in values.items() if value is not None}
        fields |= fields.pop("extra", {})
        judgment = JUDGMENT.load(fields) if day is None else judgment_on(JUDGMENT.load(fields), day)
        source: tuple[Any, Any] = (title, url) if judgment.evidence else (None, None)
        yield StatedJudgment(brief, by_name, *source, judgment)


def briefs_in(connection: sqlite3.Connection, scope: Scope) -> list[BriefHead]:
    """What some briefs contribute to a timeline, by date."""
    heads = heads_of(connection, scope)
    docs = None if scope.docs is None else [head.doc for head in heads]
    events, due = _by_doc(rows_of(connection, "event", docs)), _by_doc(rows_of(connection, "judgment", docs))
    return [_brief(head, events.get(head.doc, ()), due.get(head.doc, ()), scope) for head in heads]


def _brief(head: Head, events: Sequence[Row], judgments: Sequence[Row], scope: Scope) -> BriefHead:
    dated = tuple([_event(row, scope.day) for row in events])
    due = tuple([_due(_DUE(row), scope.day) for row in judgments])
    review = _date(head.review_by)
    return BriefHead(head.id, head.title, head.kind, head.status, _date(head.date), review, dated, due)


def _event(row: Row, day: datetime.date | None) -> Event:
    fields = {key: value_of(value) for key, value in zip(COLUMNS["event"], row[2:-1], strict=True) if value is not None}
    event = _EVENT.load(fields)
    return event if day is None else event_on(event, day)


def _due(values: Row, day: datetime.date | None) -> StatedDue:
    id_, claim, due, outcome, resolved_on, condition, depends_on = values
    resolved = _date(resolved_on)
    if day is not None and not (outcome not in (None, "open") and is_past(resolved, day)):
        outcome = resolved = None
    return StatedDue(
        id_, claim, parse_span(due) if due else None, outcome, resolved, condition, tuple(value_of(depends_on) or ())
    )


_DATES = _at("judgment", "due", "resolved_on", "updates")
_EVENT = RecordOf(Event)
_DUE = _at("judgment", *StatedDue._fields)


def mentions_in(connection: sqlite3.Connection) -> Iterator[Mentions]:
    """The ids that every brief mentions, by path."""
    issues, events = (_by_doc(rows_of(connection, table)) for table in ("issue", "event"))
    words = dict(connection.execute("SELECT number, word FROM name"))
    holders: dict[int, dict[str, None]] = {}
    ask = f"SELECT doc, holder, ({HELD_SUM}) = sum FROM held WHERE holder > 0 ORDER BY doc, place"  # noqa: S608 - constants
    for doc, holder, sound in connection.execute(ask):
        if not sound:
            raise DamagedError("a row of held does not match its checksum")
        holders.setdefault(doc, {})[words[holder]] = None
    for head in sorted(map(_head, rows_of(connection, "head")), key=attrgetter("path")):
        lists = [value_of(of) for of in (head.topics, head.parties, head.people, head.judges)]
        ids = [[row[2] for row in of.get(head.doc, ())] for of in (issues, events)]
        yield Mentions(lists[0], lists[1], ids[0], ids[1], lists[2], lists[3], holders.get(head.doc, ()))

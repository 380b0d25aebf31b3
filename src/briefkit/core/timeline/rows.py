"""The timeline: events, briefs, and due dates of judgments and reviews, in order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefkit.core.brief.heads import BriefHead, StatedDue
from briefkit.core.brief.model import Event
from briefkit.core.dates.dates import DateSpan, PartialDate, sort_key, span_key
from briefkit.core.registry.registry import Registry
from briefkit.core.tables import DATE, LIST, MAYBE, TEXT, Column, TableSchema

EVENT = "event"
BRIEF = "brief"
JUDGMENT = "judgment"
REVIEW = "review"
KINDS = (EVENT, BRIEF, JUDGMENT, REVIEW)


class TimelineRow(NamedTuple):
    """One entry. `status` is that of an event or brief, or a judgment's outcome; `note` is a place, kind or condition.

    `briefs` are the briefs that mention an event, or the brief of the entry; `judgments` depend on the event.
    """

    date: DateSpan | None
    kind: str
    id: str
    title: str
    status: str | None = None
    status_on: PartialDate | None = None
    note: str | None = None
    briefs: tuple[str, ...] = ()
    judgments: tuple[str, ...] = ()


def timeline_rows(
    briefs: Sequence[BriefHead],
    registry: Registry,
    *,
    known_until: datetime.date | None = None,
    all_events: bool = False,
    language: str | None = None,
) -> list[TimelineRow]:
    """The entries for some briefs in order, undated ones last.

    `all_events` adds the registry's events that no brief mentions. With `known_until`, the briefs must be those known
    on that day; the registry then supplies no statuses, because they are undated, and no later events.
    """
    rows = [*_events(briefs, registry, known_until, language, all_events=all_events)]
    rows += [_of_brief(brief) for brief in briefs]
    rows += [_of_judgment(brief, judgment) for brief in briefs for judgment in brief.judgments if judgment.due]
    rows += [
        TimelineRow(DateSpan(brief.review_by), REVIEW, brief.id, brief.title, briefs=(brief.id,))
        for brief in briefs
        if brief.review_by
    ]
    return sorted(rows, key=timeline_order)


def event_rows(
    briefs: Sequence[BriefHead], registry: Registry, *, known_until: datetime.date, language: str | None = None
) -> list[TimelineRow]:
    """The events of some briefs as they were known on a day, in order."""
    return sorted(_events(briefs, registry, known_until, language, all_events=False), key=timeline_order)


def timeline_order(row: TimelineRow) -> tuple[object, ...]:
    """A sort key: by date, then by kind and id."""
    return (span_key(row.date), KINDS.index(row.kind), row.id)


def _of_brief(brief: BriefHead) -> TimelineRow:
    date = DateSpan(brief.date) if brief.date else None
    return TimelineRow(date, BRIEF, brief.id, brief.title, brief.status, note=brief.kind, briefs=(brief.id,))


def _of_judgment(brief: BriefHead, judgment: StatedDue) -> TimelineRow:
    values = (judgment.outcome or "open", judgment.resolved_on, judgment.condition, (brief.id,))
    return TimelineRow(judgment.due, JUDGMENT, _ref(brief, judgment), judgment.claim, *values)


def _ref(brief: BriefHead, judgment: StatedDue) -> str:
    return f"{brief.id}#{judgment.id}"


Mention = tuple[BriefHead, Event]


def mentions_of(briefs: Iterable[BriefHead], registry: Registry) -> dict[str, list[Mention]]:
    """Event id → the briefs that mention it, with their record of it."""
    found: dict[str, list[Mention]] = {}
    for brief in briefs:
        for event in brief.events:
            found.setdefault(registry.resolve("events", event.id), []).append((brief, event))
    return found


def _events(
    briefs: Sequence[BriefHead],
    registry: Registry,
    known_until: datetime.date | None,
    language: str | None,
    *,
    all_events: bool,
) -> Iterator[TimelineRow]:
    dependents: dict[str, list[str]] = {}
    for brief, judgment, event in _dependents(briefs, registry):
        dependents.setdefault(event, []).append(_ref(brief, judgment))
    found = mentions_of(briefs, registry)
    for id_ in registry.ids("events") if all_events else ():
        entry = registry.entry("events", id_)
        past = known_until is None or (entry is not None and entry.date is not None and entry.date.last <= known_until)
        if past:
            found.setdefault(id_, [])
    for id_, mentions in found.items():
        row = _event(id_, mentions, registry, language, settled=known_until is None)
        yield row._replace(judgments=tuple(dependents.get(id_, ())))


def _dependents(briefs: Iterable[BriefHead], registry: Registry) -> Iterator[tuple[BriefHead, StatedDue, str]]:
    """Yields each judgment that depends on an event, once for each event."""
    for brief in briefs:
        for judgment in brief.judgments:
            for event in dict.fromkeys(registry.resolve("events", word) for word in judgment.depends_on):
                yield brief, judgment, event


def _event(
    id_: str, mentions: Iterable[Mention], registry: Registry, language: str | None, *, settled: bool
) -> TimelineRow:
    """An event from registry and briefs. If `settled`, the registry takes precedence for date and status."""
    entry = registry.entry("events", id_)
    mentioned = sorted(mentions, key=lambda item: (sort_key(item[1].status_on or item[0].date), item[0].id))
    dates = [event.date for _, event in mentioned if event.date]
    stated = [event for _, event in mentioned if event.status]
    titles = [event.title for _, event in mentioned if event.title]
    places = [event.place for _, event in mentioned if event.place]
    own = entry.date if entry else None
    status = entry.status if entry and settled else None
    latest = stated[-1] if stated else None
    return TimelineRow(
        date=(own if settled else None) or (dates[-1] if dates else own),
        kind=EVENT,
        id=id_,
        title=entry.display_title(language) if entry else (titles[-1] if titles else id_),
        status=status or (latest.status if latest else None),
        status_on=latest.status_on if latest and status in (None, latest.status) else None,
        note=(entry.place if entry else None) or (places[-1] if places else None),
        briefs=tuple(dict.fromkeys(brief.id for brief, _ in mentioned)),
    )


def between(rows: Iterable[TimelineRow], since: PartialDate | None, until: PartialDate | None) -> list[TimelineRow]:
    """The entries whose first day is in a range; without a range all of them, also the undated."""
    if since is None and until is None:
        return list(rows)
    first = since.first if since else datetime.date.min
    last = until.last if until else datetime.date.max
    return [row for row in rows if row.date and first <= row.date.first <= last]


def by_month(rows: Iterable[TimelineRow]) -> dict[PartialDate | None, list[TimelineRow]]:
    """Entries by month. Those with only a year are under the year, before its months."""
    found: dict[PartialDate | None, list[TimelineRow]] = {}
    for row in rows:
        start = row.date.start if row.date else None
        found.setdefault(PartialDate(start.year, start.month) if start else None, []).append(row)
    return found


def affected_by(event: str, briefs: Sequence[BriefHead], registry: Registry) -> list[TimelineRow]:
    """The judgments that depend on an event, then the briefs that mention it, each in order."""
    id_ = registry.resolve("events", event)
    dependents = [_of_judgment(brief, judgment) for brief, judgment, of in _dependents(briefs, registry) if of == id_]
    mentioning = [
        _of_brief(brief)._replace(note=", ".join(dict.fromkeys(mention.role or "mentioned" for _, mention in mentions)))
        for brief, mentions in _by_brief(mentions_of(briefs, registry).get(id_, ()))
    ]
    return sorted(dependents, key=timeline_order) + sorted(mentioning, key=timeline_order)


def _by_brief(mentions: Iterable[Mention]) -> Iterator[tuple[BriefHead, list[Mention]]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention[0].id, []).append(mention)
    return ((of_brief[0][0], of_brief) for of_brief in found.values())


TIMELINE = TableSchema(
    "timeline",
    "briefkit timeline",
    "One entry, in order of first days; with `--affected-by`, the judgments and briefs affected by an event.",
    [
        Column("date", DATE, "The date, or start/end"),
        Column("kind", TEXT, "event, brief, judgment (due) or review (due)"),
        Column("id", TEXT, "The event's or brief's id, or BRIEF#ID of a judgment"),
        Column("title", TEXT, "The title, or the claim"),
        Column("status", MAYBE, "The event's or brief's status, or the judgment's outcome"),
        Column("status_on", DATE, "The date of the status"),
        Column(
            "note",
            MAYBE,
            "An event's place, a brief's kind (with --affected-by, the event's role), a judgment's condition",
        ),
        Column("briefs", LIST, "The briefs that mention it"),
        Column("judgments", LIST, "The judgments that depend on it"),
    ],
)

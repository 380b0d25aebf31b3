"""What happened and what is to come, in order: events, briefs, judgments that fall due, reviews that fall due."""

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
    """One entry. `status` is an event's, a brief's, or a judgment's outcome; `note` its place, kind or condition.

    `briefs` are those that treat an event, or the one that the entry is of; `judgments` those that depend on the event.
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
    """Everything with a date in some briefs, in order, the undated last.

    `all_events` adds the registry's events that no brief mentions. With `known_until` the briefs are those known
    on that day: then the registry, whose statuses bear no date, tells neither a status nor an event to come.
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
    """A sort key: by date, then by what it is."""
    return (span_key(row.date), KINDS.index(row.kind), row.id)


def _of_brief(brief: BriefHead) -> TimelineRow:
    date = DateSpan(brief.date) if brief.date else None
    return TimelineRow(date, BRIEF, brief.id, brief.title, brief.status, note=brief.kind, briefs=(brief.id,))


def _of_judgment(brief: BriefHead, judgment: StatedDue) -> TimelineRow:
    told = (judgment.outcome or "open", judgment.resolved_on, judgment.condition, (brief.id,))
    return TimelineRow(judgment.due, JUDGMENT, _ref(brief, judgment), judgment.claim, *told)


def _ref(brief: BriefHead, judgment: StatedDue) -> str:
    return f"{brief.id}#{judgment.id}"


Mention = tuple[BriefHead, Event]


def mentions_of(briefs: Iterable[BriefHead], registry: Registry) -> dict[str, list[Mention]]:
    """Which briefs speak of which event, by the event's id."""
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
    hanging: dict[str, list[str]] = {}
    for brief, judgment, event in _hanging(briefs, registry):
        hanging.setdefault(event, []).append(_ref(brief, judgment))
    found = mentions_of(briefs, registry)
    for id_ in registry.ids("events") if all_events else ():
        entry = registry.entry("events", id_)
        past = known_until is None or (entry is not None and entry.date is not None and entry.date.last <= known_until)
        if past:
            found.setdefault(id_, [])
    for id_, mentions in found.items():
        row = _event(id_, mentions, registry, language, settled=known_until is None)
        yield row._replace(judgments=tuple(hanging.get(id_, ())))


def _hanging(briefs: Iterable[BriefHead], registry: Registry) -> Iterator[tuple[BriefHead, StatedDue, str]]:
    """The judgments that depend on events, with the id of each event once."""
    for brief in briefs:
        for judgment in brief.judgments:
            for event in dict.fromkeys(registry.resolve("events", word) for word in judgment.depends_on):
                yield brief, judgment, event


def _event(
    id_: str, mentions: Iterable[Mention], registry: Registry, language: str | None, *, settled: bool
) -> TimelineRow:
    """An event as registry and briefs tell it: the registry's word comes first, but only where it is settled."""
    entry = registry.entry("events", id_)
    told = sorted(mentions, key=lambda item: (sort_key(item[1].status_on or item[0].date), item[0].id))
    dates = [event.date for _, event in told if event.date]
    stated = [event for _, event in told if event.status]
    titles = [event.title for _, event in told if event.title]
    places = [event.place for _, event in told if event.place]
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
        briefs=tuple(dict.fromkeys(brief.id for brief, _ in told)),
    )


def between(rows: Iterable[TimelineRow], since: PartialDate | None, until: PartialDate | None) -> list[TimelineRow]:
    """The entries whose first day lies in a range; without a range all of them, the undated too."""
    if since is None and until is None:
        return list(rows)
    first = since.first if since else datetime.date.min
    last = until.last if until else datetime.date.max
    return [row for row in rows if row.date and first <= row.date.first <= last]


def by_month(rows: Iterable[TimelineRow]) -> dict[PartialDate | None, list[TimelineRow]]:
    """Entries by month; those that know only a year come under the year, before its months."""
    found: dict[PartialDate | None, list[TimelineRow]] = {}
    for row in rows:
        start = row.date.start if row.date else None
        found.setdefault(PartialDate(start.year, start.month) if start else None, []).append(row)
    return found


def affected_by(event: str, briefs: Sequence[BriefHead], registry: Registry) -> list[TimelineRow]:
    """What hangs on an event: the judgments that depend on it, then the briefs that speak of it, each in order."""
    id_ = registry.resolve("events", event)
    hanging = [_of_judgment(brief, judgment) for brief, judgment, of in _hanging(briefs, registry) if of == id_]
    speaking = [
        _of_brief(brief)._replace(note=", ".join(dict.fromkeys(mention.role or "mentioned" for _, mention in mentions)))
        for brief, mentions in _by_brief(mentions_of(briefs, registry).get(id_, ()))
    ]
    return sorted(hanging, key=timeline_order) + sorted(speaking, key=timeline_order)


def _by_brief(mentions: Iterable[Mention]) -> Iterator[tuple[BriefHead, list[Mention]]]:
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention[0].id, []).append(mention)
    return ((of_brief[0][0], of_brief) for of_brief in found.values())


TIMELINE = TableSchema(
    "timeline",
    "briefkit timeline",
    "One entry, in order of first days; with `--affected-by`, the judgments and briefs that hang on an event.",
    [
        Column("date", DATE, "When, or start/end"),
        Column("kind", TEXT, "event, brief, judgment (due) or review (due)"),
        Column("id", TEXT, "The event's or brief's id, or BRIEF#ID of a judgment"),
        Column("title", TEXT, "The title, or the claim"),
        Column("status", MAYBE, "The event's or brief's status, or the judgment's outcome"),
        Column("status_on", DATE, "Since when that is known"),
        Column("note", MAYBE, "An event's place, a brief's kind (its event's role), a judgment's condition"),
        Column("briefs", LIST, "The briefs that speak of it"),
        Column("judgments", LIST, "The judgments that depend on it"),
    ],
)

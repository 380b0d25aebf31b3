"""The timeline: events, briefs, and due dates of judgments and reviews, in order."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefkit.core.brief.heads import BriefHead, StatedDue
from briefkit.core.brief.model import Event
from briefkit.core.dates.dates import DateSpan, PartialDate, day_of, span_key
from briefkit.core.dates.days import Days
from briefkit.core.events.state import DateStep, EventState, Mention, StatusStep, states_of
from briefkit.core.judgments.outcome import OPEN, VOID, condition_text
from briefkit.core.judgments.rows import JudgmentRow
from briefkit.core.registry.registry import Registry
from briefkit.core.tables import DATE, LIST, MAYBE, TEXT, Column, TableSchema

EVENT = "event"
BRIEF = "brief"
JUDGMENT = "judgment"
REVIEW = "review"
DECISION = "decision"
DECIDED = "decided"
KINDS = (EVENT, BRIEF, JUDGMENT, REVIEW, DECISION, DECIDED)


class TimelineRow(NamedTuple):
    """One entry. `status` is that of an event or brief, or the outcome of a judgment or decision.

    `note` is a place, kind or condition, or who makes a decision, or what was chosen.

    `briefs` are the briefs that mention an event, or the brief of the entry; `judgments` depend on the event; `path` is
    each status that it has had, `dates` each date of a dated statement; `moved_from` is a date that it had before.
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
    path: tuple[StatusStep, ...] = ()
    dates: tuple[DateStep, ...] = ()
    moved_from: DateSpan | None = None


def timeline_rows(
    briefs: Sequence[BriefHead],
    registry: Registry,
    *,
    known_until: datetime.date | None = None,
    all_events: bool = False,
    language: str | None = None,
    mentions: Sequence[Mention] | None = None,
) -> list[TimelineRow]:
    """The entries for some briefs in order, undated ones last.

    `mentions` are those of their events in all briefs that count; without it, in these briefs. `all_events` adds the
    registry's events that no brief mentions. With `known_until`, briefs and mentions must be those known on that day;
    the registry then counts as described in `core.events.state`, and adds no later events.
    """
    rows = event_rows(briefs, registry, known_until, language=language, mentions=mentions, all_events=all_events)
    rows += [_of_brief(brief) for brief in briefs]
    rows += [_of_judgment(brief, judgment) for brief in briefs for judgment in brief.judgments if judgment.due]
    rows += [
        TimelineRow(DateSpan(brief.review_by), REVIEW, brief.id, brief.title, briefs=(brief.id,))
        for brief in briefs
        if brief.review_by
    ]
    return sorted(rows, key=timeline_order)


def with_forecasts(
    briefs: Sequence[BriefHead], stating: Collection[str], forecasts: Iterable[JudgmentRow]
) -> list[BriefHead]:
    """Briefs, of which those in `stating` have the forecasts of which they are the latest, instead of judgments.

    A brief that is the latest of a forecast but not among those given is added, with nothing but that.
    """
    carried: dict[str, list[StatedDue]] = {}
    added: dict[str, BriefHead] = {}
    known = {brief.id for brief in briefs}
    for row in forecasts:
        due = StatedDue(*[getattr(row.judgment, name) for name in StatedDue._fields])
        carried.setdefault(row.brief, []).append(due._replace(outcome=row.outcome))
        if row.brief not in known:
            added[row.brief] = BriefHead(row.brief, row.brief_title, "", row.status, None, None, (), ())
    found = [brief._replace(judgments=()) if brief.id in stating else brief for brief in briefs]
    return [
        brief._replace(judgments=(*brief.judgments, *carried.pop(brief.id, ())))  # of two with one id only the first
        for brief in (*found, *added.values())
    ]


def place_of(row: TimelineRow) -> DateSpan | None:
    """The date at which an entry stands: what falls due does so on the last day of its date."""
    if row.date is None or row.kind in (EVENT, BRIEF, DECIDED):
        return row.date
    return DateSpan(day_of(row.date.last))


def timeline_order(row: TimelineRow) -> tuple[object, ...]:
    """A sort key: by date, then by kind and id."""
    return (span_key(place_of(row)), KINDS.index(row.kind), row.id)


def _of_brief(brief: BriefHead) -> TimelineRow:
    date = DateSpan(brief.date) if brief.date else None
    return TimelineRow(date, BRIEF, brief.id, brief.title, brief.status, note=brief.kind, briefs=(brief.id,))


def _of_judgment(brief: BriefHead, judgment: StatedDue) -> TimelineRow:
    condition = judgment.condition and condition_text(judgment.condition, judgment.condition_met)
    outcome = VOID if judgment.condition_met == "no" else judgment.outcome or OPEN
    values = (outcome, judgment.resolved_on, condition, (brief.id,))
    return TimelineRow(judgment.due, JUDGMENT, _ref(brief, judgment), judgment.claim, *values)


def _ref(brief: BriefHead, judgment: StatedDue) -> str:
    return f"{brief.id}#{judgment.id}"


Mentioned = tuple[BriefHead, Event]


def mentions_by_event(briefs: Iterable[BriefHead], registry: Registry) -> dict[str, list[Mentioned]]:
    """Event id → the briefs that mention it, with their record of it."""
    found: dict[str, list[Mentioned]] = {}
    for brief in briefs:
        for event in brief.events:
            found.setdefault(registry.resolve("events", event.id), []).append((brief, event))
    return found


def event_rows(
    briefs: Sequence[BriefHead],
    registry: Registry,
    known_until: datetime.date | None,
    *,
    language: str | None = None,
    mentions: Sequence[Mention] | None = None,
    all_events: bool = False,
) -> list[TimelineRow]:
    """The events of some briefs in order, now or as known on a day; see `timeline_rows`."""
    dependents: dict[str, list[str]] = {}
    for brief, judgment, event in _dependents(briefs, registry):
        dependents.setdefault(event, []).append(_ref(brief, judgment))
    found = mentions_by_event(briefs, registry)
    if all_events:
        found |= {id_: [] for id_ in registry.ids("events") if id_ not in found and _past(registry, id_, known_until)}
    if mentions is None:
        mentions = [Mention(brief.id, brief.date, event) for brief in briefs for event in brief.events]
    states = states_of(found, mentions, registry, day=known_until, language=language)
    rows = [
        _of_event(states[id_], tuple(dict.fromkeys(brief.id for brief, _ in of)), tuple(dependents.get(id_, ())))
        for id_, of in found.items()
    ]
    return sorted(rows, key=timeline_order)


def _past(registry: Registry, id_: str, day: datetime.date | None) -> bool:
    """Whether an event of the registry was over on a day."""
    entry = registry.entry("events", id_)
    return day is None or (entry is not None and entry.date is not None and entry.date.last <= day)


def _of_event(state: EventState, briefs: tuple[str, ...], judgments: tuple[str, ...]) -> TimelineRow:
    head = (state.date, EVENT, state.id, state.title, state.status, state.status_on, state.place)
    return TimelineRow(*head, briefs, judgments, state.path, state.dates, state.moved_from)


def _dependents(briefs: Iterable[BriefHead], registry: Registry) -> Iterator[tuple[BriefHead, StatedDue, str]]:
    """Yields each judgment that depends on an event, once for each event."""
    for brief in briefs:
        for judgment in brief.judgments:
            for event in dict.fromkeys(registry.resolve("events", word) for word in judgment.depends_on):
                yield brief, judgment, event


def between(rows: Iterable[TimelineRow], since: PartialDate | None, until: PartialDate | None) -> list[TimelineRow]:
    """The entries that begin, or fall due, in a range of days; without a range all of them, also the undated."""
    if since is None and until is None:
        return list(rows)
    first = since.first if since else datetime.date.min
    last = until.last if until else datetime.date.max
    days = Days(first, last)
    return [row for row in rows if days.begin(place_of(row))]


def by_month(rows: Iterable[TimelineRow]) -> dict[PartialDate | None, list[TimelineRow]]:
    """Entries by month. Events and briefs with only a year are under the year, before its months."""
    found: dict[PartialDate | None, list[TimelineRow]] = {}
    for row in rows:
        place = place_of(row)
        month = PartialDate(place.start.year, place.start.month) if place else None
        found.setdefault(month, []).append(row)
    return found


def affected_by(event: str, briefs: Sequence[BriefHead], registry: Registry) -> list[TimelineRow]:
    """The judgments that depend on an event, then the briefs that mention it, each in order."""
    id_ = registry.resolve("events", event)
    dependents = [_of_judgment(brief, judgment) for brief, judgment, of in _dependents(briefs, registry) if of == id_]
    mentioning = [
        _of_brief(brief)._replace(note=", ".join(dict.fromkeys(mention.role or "mentioned" for _, mention in mentions)))
        for brief, mentions in _by_brief(mentions_by_event(briefs, registry).get(id_, ()))
    ]
    return sorted(dependents, key=timeline_order) + sorted(mentioning, key=timeline_order)


def _by_brief(mentions: Iterable[Mentioned]) -> Iterator[tuple[BriefHead, list[Mentioned]]]:
    found: dict[str, list[Mentioned]] = {}
    for mention in mentions:
        found.setdefault(mention[0].id, []).append(mention)
    return ((of_brief[0][0], of_brief) for of_brief in found.values())


TIMELINE = TableSchema(
    "timeline",
    "briefkit timeline",
    "One entry, in order of first days, and of last days for what falls due; with `--affected-by`, the judgments and"
    " briefs affected by an event.",
    [
        Column("date", DATE, "The date, or start/end"),
        Column("kind", TEXT, "event, brief, judgment (due), review (due), decision (wanted by this date) or decided"),
        Column("id", TEXT, "The event's or brief's id, or BRIEF#ID of a judgment; of a decision, its brief's"),
        Column("title", TEXT, "The title, the claim, or what is to be decided"),
        Column("status", MAYBE, "The event's or brief's status, or the outcome of the judgment or decision"),
        Column("status_on", DATE, "The date of the status"),
        Column(
            "note",
            MAYBE,
            "An event's place, a brief's kind (with --affected-by, the event's role), a judgment's condition; who makes"
            " a decision, or the option that was chosen",
        ),
        Column("briefs", LIST, "The briefs that mention it"),
        Column("judgments", LIST, "The judgments that depend on it"),
    ],
)

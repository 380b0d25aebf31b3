"""`library.timeline`: what happened, and what falls due."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from briefkit.core.brief.heads import BriefHead
from briefkit.core.brief.model import Event
from briefkit.core.dates.dates import PartialDate
from briefkit.core.events.state import Mention
from briefkit.core.events.view import as_metadata as event_metadata
from briefkit.core.query.items import (
    DATED,
    EVENTS,
    briefs_to_read,
)
from briefkit.core.query.value import EVERYTHING, Query
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean
from briefkit.core.timeline.decisions import decision_entries
from briefkit.core.timeline.rows import (
    DECIDED,
    DECISION,
    EVENT,
    JUDGMENT,
    TIMELINE,
    TimelineRow,
    between,
    timeline_order,
    timeline_rows,
    with_forecasts,
)
from briefkit.core.timeline.rows import affected_by as rows_affected_by
from briefkit.errors import QueryError
from briefkit.library.library import Library
from briefkit.library.part import DayLike, Part, QueryLike, check_period, date_of, last_day


class _Chosen(NamedTuple):
    """What a query chooses: briefs by id, and judgments by name, or all; `briefs` are all that have any of it.

    Of events these have the chosen ones only.
    """

    briefs: Sequence[BriefHead]
    listed: Collection[str]
    judgments: Collection[str] | None

    def shows(self, row: TimelineRow) -> bool:
        """Whether an entry is among what was chosen."""
        if row.kind == JUDGMENT:
            return self.judgments is None or row.id in self.judgments
        return row.kind in (EVENT, DECISION, DECIDED) or row.id in self.listed


class Timeline(Part):
    """Events, briefs, judgments and reviews that fall due, decisions that are wanted or taken, in order."""

    def __call__(
        self,
        query: QueryLike = None,
        *,
        since: PartialDate | DayLike = None,
        until: PartialDate | DayLike = None,
        affected_by: str | None = None,
        as_of: DayLike = None,
        everything: bool = False,
    ) -> Table[TimelineRow]:
        """The entries of the live briefs that match a query, now or as of a day, from `since` to `until`.

        Conditions on events and judgments also choose among these; decisions are those of `library.decisions`.
        `everything` includes briefs that are not live. `affected_by` limits the table to what depends on one event
        (an id, alias or title): judgments that depend on it and briefs that mention it. `source` is then the event's
        own entry, if it has one.

        Raises QueryError for an event that is unknown, or a query or date that cannot be understood.
        """
        first, last = date_of(since), date_of(until)
        check_period(first, last)
        parsed, day, registry = self.library.parse(query), last_day(as_of), self.library.registry
        chosen = self._chosen(parsed.query, day, everything=everything)
        briefs = chosen.briefs
        notes = [*parsed.notes, *([] if briefs else self.library.unknown_words(parsed.query))]
        rows = timeline_rows(
            briefs,
            registry,
            known_until=day,
            all_events=parsed.query == EVERYTHING,
            language=self.library.settings.library.language,
            mentions=mentions_for(self.library, parsed.query, briefs, day, live=not everything),
        )
        decisions = self.library.decisions(parsed.query, as_of=day, everything=everything)
        rows = sorted([*rows, *decision_entries(decisions)], key=timeline_order)
        event = None
        if affected_by:
            events = {row.id: row for row in rows if row.kind == EVENT}
            id_ = self._event_id(affected_by, events)
            event, rows = events.get(id_), rows_affected_by(id_, briefs, registry)
        rows = [row for row in rows if chosen.shows(row)]
        return Table(TIMELINE, between(rows, first, last), source=event, notes=notes)

    def _chosen(self, query: Query, day: datetime.date | None, *, everything: bool) -> _Chosen:
        """What a query chooses among briefs, events and judgments, each as if it alone were asked for."""
        asked = briefs_to_read(query, DATED)
        found = self.library.store.heads(asked, live=not everything, day=day)
        heads = with_forecasts(found, *self.library.judgments.carried(asked, day=day))

        def matching(part: Query) -> Collection[str]:
            briefs = found if part == asked else self.library.store.heads(part, live=not everything, day=day)
            return {brief.id for brief in briefs}

        listed = matching(query)
        if self.item_test(query, DATED, day) is None:
            return _Chosen(heads, listed, None)
        is_chosen = self.item_test(query, EVENTS, day)
        telling = matching(briefs_to_read(query, EVENTS))
        judged = {row.ref for row in self.library.judgments(query, as_of=day, everything=everything)}

        def told(head: BriefHead) -> Iterator[Event]:
            for event in head.events if head.id in telling else ():
                if is_chosen is None or is_chosen(event_metadata(head.id, head.date, event)):
                    yield event

        return _Chosen([head._replace(events=tuple(told(head))) for head in heads], listed, judged)

    def _event_id(self, name: str, events: Collection[str]) -> str:
        registry = self.library.registry
        id_ = self.meant_id("events", name, events)
        if id_ not in events and not registry.knows("events", name):
            hint = did_you_mean(name, {*events, *registry.ids("events")})
            raise QueryError(f"no event is called “{name}”", hint=hint or "see “briefkit timeline”")
        return id_


def mentions_for(
    library: Library,
    query: Query,
    briefs: Sequence[BriefHead],
    day: datetime.date | None,
    *,
    live: bool = True,
    undated: bool = False,
) -> list[Mention] | None:
    """What all (live) briefs say of the events in those that match a query; None if these are all of them."""
    if query == EVERYTHING:
        return None
    ids = {library.registry.resolve("events", event.id) for brief in briefs for event in brief.events}
    return library.store.event_mentions(ids, live=live, day=day, undated=undated) if ids else []

"""`library.timeline` and `library.digest`: what happened, what falls due, and what changed in a period."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from briefkit.core.brief.heads import BriefHead
from briefkit.core.brief.model import Event
from briefkit.core.dates.dates import PartialDate, day_before
from briefkit.core.dates.phrase import when
from briefkit.core.events.state import Mention
from briefkit.core.events.view import as_metadata as event_metadata
from briefkit.core.issues.rows import PositionRow, rows_of_stated
from briefkit.core.judgments.rows import JudgmentRow, in_one_spelling, rows_of_judgments
from briefkit.core.judgments.view import as_metadata as judgment_metadata
from briefkit.core.judgments.view import of_issue
from briefkit.core.query.items import (
    BOTH,
    DATED,
    EVENTS,
    ISSUES,
    JUDGMENTS,
    POSITIONS,
    Briefs,
    ItemView,
    briefs_to_read,
)
from briefkit.core.query.value import EVERYTHING, Query
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean, fold
from briefkit.core.timeline.digest import Known, Stated, make_digest
from briefkit.core.timeline.digest_rows import DIGEST, DigestRow
from briefkit.core.timeline.period import Period
from briefkit.core.timeline.rows import (
    EVENT,
    JUDGMENT,
    TIMELINE,
    TimelineRow,
    between,
    event_rows,
    timeline_rows,
    with_forecasts,
)
from briefkit.core.timeline.rows import affected_by as rows_affected_by
from briefkit.errors import QueryError
from briefkit.library.judgments import judgment_defaults
from briefkit.library.library import Library, today
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
        return row.kind == EVENT or row.id in self.listed


class Timeline(Part):
    """Events, briefs, judgments and reviews that fall due, in order."""

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

        Conditions on events and judgments also choose among these.
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


class Digests(Part):
    """What changed in a period, by issue: briefs, positions, judgments made, updated, resolved and due, events."""

    def __call__(
        self,
        since: PartialDate | datetime.date | str,
        until: PartialDate | DayLike = None,
        query: QueryLike = None,
        *,
        as_of: DayLike = None,
    ) -> Table[DigestRow]:
        """What changed in the live briefs that match a query, from `since` to `until` (today by default), inclusive.

        Conditions on issues, parties, positions and judgments also choose among the changes.

        `source` is the `Digest` with both days. Raises QueryError if the period ends before it starts.
        """
        start, known = date_of(since), last_day(as_of) or today()
        assert start is not None  # noqa: S101 - it is required
        check_period(start, date_of(until))
        if start.first > known:
            end, hint = ("--as-of asks for what was known on", "--since and --as-of") if as_of else ("it is", "--since")
            raise QueryError(f"the period starts {when(start)}, but {end} {known}", hint=f"look at {hint}")
        last = min(last_day(until) or known, known)
        parsed = self.library.parse(query)
        asked = briefs_to_read(parsed.query, BOTH)
        undated = as_of is None
        now = undated and last >= today()
        day = None if now else last
        period = self.library.store.period(asked, start.first, last, now=now, undated=undated)

        def matching(part: Query) -> Collection[str]:
            store = self.library.store
            briefs = period.after if part == asked else store.heads(part, live=True, day=day, undated=undated)
            return {brief.id for brief in briefs}

        chosen = self.item_test(parsed.query, POSITIONS, last)
        rows, is_chosen = self._positions(parsed.query, period, chosen, last)
        spelled = {fold(row.issue): row.issue for row in rows}
        judgments = [
            row._replace(about=tuple(spelled.get(fold(issue), issue) for issue in row.about))
            for row in self._judgments(parsed.query, period, day, matching, undated=undated)
        ]
        listed = matching(parsed.query)
        digest = make_digest(
            self._events(asked, period.before, day_before(start.first), undated=undated),
            Known(
                [brief for brief in period.after if brief.id in listed],
                self._events(asked, period.after, day, undated=undated),
            ),
            Stated(rows, judgments),
            start.first,
            last,
            title=lambda issue: self.library.registry.title("issues", issue, self.library.settings.library.language),
            chosen=is_chosen,
            narrow=chosen is not None,
        )
        return Table(DIGEST, digest.rows, source=digest, notes=list(parsed.notes))

    def _events(
        self, query: Query, briefs: Sequence[BriefHead], day: datetime.date | None, *, undated: bool
    ) -> list[TimelineRow]:
        mentions = mentions_for(self.library, query, briefs, day, undated=undated)
        language = self.library.settings.library.language
        return event_rows(briefs, self.library.registry, day, language=language, mentions=mentions)

    def _positions(
        self, query: Query, period: Period, chosen: Callable[[ItemView], bool] | None, day: datetime.date
    ) -> tuple[list[PositionRow], Callable[[PositionRow], bool] | None]:
        """The positions of a period with what they moved from, and a test of those to tell; None for all."""
        if query == EVERYTHING:
            language = self.library.settings.library.language
            return rows_of_stated(period.positions, self.library.registry, language, record=True), None
        rows = self.library.issues.history(query, chosen, record=True, day=day)
        return rows, lambda row: bool(row.chosen)

    def _judgments(
        self, query: Query, period: Period, day: datetime.date | None, matching: Briefs, *, undated: bool
    ) -> list[JudgmentRow]:
        """The judgments of a period that a query chooses, as `judgments` does, each with the issues that it names."""
        chosen, about = self.item_test(query, JUDGMENTS, day), self.item_test(query, ISSUES, day)
        read = briefs_to_read(query, JUDGMENTS)
        briefs = matching(read)
        carried, forecasts = self.library.judgments.carried(read, day=day, undated=undated)
        alone = (one for one in period.judgments if one.brief.id in briefs and one.brief.id not in carried)
        rows = [*rows_of_judgments(alone, judgment_defaults(self.library)), *forecasts]
        rows = in_one_spelling([row for row in rows if chosen is None or chosen(judgment_metadata(row))])
        if about is None:
            return rows
        return [row._replace(about=tuple(issue for issue in row.about if about(of_issue(row, issue)))) for row in rows]


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

"""What a library answers about events, and about what changed in a time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from briefkit.core.dates.dates import PartialDate
from briefkit.core.query.value import EVERYTHING
from briefkit.core.tables import Table
from briefkit.core.text.words import did_you_mean
from briefkit.core.timeline import rows as timeline_rows
from briefkit.core.timeline.digest import DIGEST, DigestRow
from briefkit.core.timeline.rows import TimelineRow
from briefkit.errors import QueryError
from briefkit.library.answers import digest_of, heads_asked, timeline_of
from briefkit.library.library import today
from briefkit.library.part import Asked, Day, Part, date_of, last_day


class Timeline(Part):
    """Events, briefs, judgments and reviews that fall due, in order."""

    def __call__(
        self,
        query: Asked = None,
        *,
        since: PartialDate | Day = None,
        until: PartialDate | Day = None,
        affected_by: str | None = None,
        as_of: Day = None,
        everything: bool = False,
    ) -> Table[TimelineRow]:
        """The entries of the live briefs of a query, or with `everything` of all of them, as they stood on a day.

        With `affected_by` only what hangs on an event, by id, alias or title: judgments that depend on it, briefs that
        speak of it; `source` is then the event's own entry, or None. Raises QueryError where nothing is called so.
        """
        parsed, day = self.library.parse(query), last_day(as_of)
        briefs = heads_asked(self.library, parsed.query, day, live=False)
        notes = [*parsed.notes, *([] if briefs else self.library.unknown_words(parsed.query))]
        briefs = [brief for brief in briefs if everything or brief.live]
        rows = timeline_of(self.library, briefs, known_until=day, all_events=parsed.query == EVERYTHING)
        event = self._event(rows, affected_by) if affected_by else None
        if affected_by:
            rows = timeline_rows.affected_by(affected_by, briefs, self.library.registry)
        return Table(
            timeline_rows.TIMELINE,
            timeline_rows.between(rows, date_of(since), date_of(until)),
            source=event,
            notes=notes,
        )

    def _event(self, rows: Sequence[TimelineRow], asked: str) -> TimelineRow | None:
        registry = self.library.registry
        events = {row.id: row for row in rows if row.kind == timeline_rows.EVENT}
        id_ = registry.resolve("events", asked)
        if id_ not in events and not registry.knows("events", asked):
            hint = did_you_mean(asked, {*events, *registry.ids("events")})
            raise QueryError(f"no event is called “{asked}”", hint=hint or "see “briefkit timeline”")
        return events.get(id_)


class Digests(Part):
    """What changed in a time, by issue: briefs, positions, judgments made, changed, resolved and due, events."""

    def __call__(
        self,
        since: PartialDate | datetime.date | str,
        until: PartialDate | Day = None,
        query: Asked = None,
        *,
        as_of: Day = None,
    ) -> Table[DigestRow]:
        """The changes from one day to another (today, if none is named), both included, in the live briefs of a query.

        `source` is the `Digest` with both days. Raises QueryError where the time ends before it starts.
        """
        start = date_of(since)
        assert start is not None  # noqa: S101 - it is required
        known = last_day(as_of) or today()
        last = min(last_day(until) or known, known)
        if start.first > last:
            raise QueryError(f"the period ends on {last}, before it starts on {start.first}", hint="look at both dates")
        parsed = self.library.parse(query)
        digest = digest_of(self.library, parsed.query, start.first, last)
        return Table(DIGEST, digest.rows, source=digest, notes=list(parsed.notes))

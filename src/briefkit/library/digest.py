"""`library.digest`: what changed in a period."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Sequence

from briefkit.core.brief.heads import BriefHead
from briefkit.core.dates.dates import PartialDate, day_before
from briefkit.core.dates.phrase import when
from briefkit.core.decisions.rows import DecisionRow
from briefkit.core.issues.rows import PositionRow, rows_of_stated
from briefkit.core.judgments.rows import JudgmentRow, in_one_spelling, rows_of_judgments
from briefkit.core.judgments.view import as_metadata as judgment_metadata
from briefkit.core.judgments.view import of_issue
from briefkit.core.query.items import BOTH, ISSUES, JUDGMENTS, POSITIONS, Briefs, ItemView, briefs_to_read
from briefkit.core.query.value import EVERYTHING, Query
from briefkit.core.tables import Table
from briefkit.core.text.words import fold
from briefkit.core.timeline.digest import Known, Stated, make_digest
from briefkit.core.timeline.digest_rows import DIGEST, DigestRow
from briefkit.core.timeline.period import Period
from briefkit.core.timeline.rows import TimelineRow, event_rows
from briefkit.errors import QueryError
from briefkit.library.judgments import judgment_defaults
from briefkit.library.library import today
from briefkit.library.part import DayLike, Part, QueryLike, check_period, date_of, last_day
from briefkit.library.timeline import mentions_for


class Digests(Part):
    """What changed in a period, by issue: briefs, positions, judgments made, updated, resolved and due, decisions,
    events.
    """

    def __call__(
        self,
        since: PartialDate | datetime.date | str,
        until: PartialDate | DayLike = None,
        query: QueryLike = None,
        *,
        as_of: DayLike = None,
        language: str | None = None,
    ) -> Table[DigestRow]:
        """What changed in the live briefs that match a query, from `since` to `until` (today by default), inclusive.

        Conditions on issues, parties, positions and judgments also choose among the changes. Titles of the registry
        are in `language`, if not in that of the library.

        `source` is the `Digest` with both days. Raises QueryError if the period ends before it starts.
        """
        first, last = _days_of(since, until, as_of)
        language = language or self.library.settings.library.language
        parsed = self.library.parse(query)
        asked = briefs_to_read(parsed.query, BOTH)
        undated = as_of is None
        now = undated and last >= today()
        day = None if now else last
        period = self.library.store.period(asked, first, last, now=now, undated=undated)

        def matching(part: Query) -> Collection[str]:
            store = self.library.store
            briefs = period.after if part == asked else store.heads(part, live=True, day=day, undated=undated)
            return {brief.id for brief in briefs}

        chosen = self.item_test(parsed.query, POSITIONS, last)
        rows, is_chosen = self._positions(parsed.query, period, chosen, last, language)
        spelled = {fold(row.issue): row.issue for row in rows}
        judgments = [
            row._replace(about=tuple(spelled.get(fold(issue), issue) for issue in row.about))
            for row in self._judgments(parsed.query, period, day, matching, undated=undated)
        ]
        listed = matching(parsed.query)
        digest = make_digest(
            self._events(asked, period.before, day_before(first), language, undated=undated),
            Known(
                [brief for brief in period.after if brief.id in listed],
                self._events(asked, period.after, day, language, undated=undated),
            ),
            Stated(rows, judgments, self._decisions(parsed.query, day, language, undated=undated)),
            first,
            last,
            title=lambda issue: self.library.registry.title("issues", issue, language),
            chosen=is_chosen,
            narrow=chosen is not None,
        )
        return Table(DIGEST, digest.rows, source=digest, notes=list(parsed.notes))

    def _decisions(self, query: Query, day: datetime.date | None, language: str, *, undated: bool) -> list[DecisionRow]:
        return list(self.library.decisions(query, as_of=day, undated=undated, language=language))

    def _events(
        self, query: Query, briefs: Sequence[BriefHead], day: datetime.date | None, language: str, *, undated: bool
    ) -> list[TimelineRow]:
        mentions = mentions_for(self.library, query, briefs, day, undated=undated)
        return event_rows(briefs, self.library.registry, day, language=language, mentions=mentions)

    def _positions(
        self,
        query: Query,
        period: Period,
        chosen: Callable[[ItemView], bool] | None,
        day: datetime.date,
        language: str,
    ) -> tuple[list[PositionRow], Callable[[PositionRow], bool] | None]:
        """The positions of a period with what they moved from, and a test of those to tell; None for all."""
        if query == EVERYTHING:
            return rows_of_stated(period.positions, self.library.registry, language, record=True), None
        rows = self.library.issues.history(query, chosen, record=True, day=day, language=language)
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


def _days_of(
    since: PartialDate | datetime.date | str, until: PartialDate | DayLike, as_of: DayLike
) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a period, of which nothing is known after today or `as_of`. Raises QueryError."""
    start, known = date_of(since), last_day(as_of) or today()
    assert start is not None  # noqa: S101 - it is required
    check_period(start, date_of(until))
    if start.first > known:
        end, hint = ("--as-of asks for what was known on", "--since and --as-of") if as_of else ("it is", "--since")
        raise QueryError(f"the period starts {when(start)}, but {end} {known}", hint=f"look at {hint}")
    return start.first, min(last_day(until) or known, known)

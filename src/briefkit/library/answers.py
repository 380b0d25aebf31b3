"""What a library answers about issues, events and judgments, now or as it stood on a day."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from briefkit.core.brief.heads import BriefHead
from briefkit.core.issues.matrix import IssueMatrix, pivot_by_party
from briefkit.core.issues.rows import PositionRow, rows_of_stated
from briefkit.core.judgments.rows import JudgmentDefaults, JudgmentRow, rows_of_judgments
from briefkit.core.query.value import Query
from briefkit.core.timeline.digest import Digest, State, make_digest
from briefkit.core.timeline.rows import TimelineRow, event_rows, timeline_rows
from briefkit.library.library import Library


def heads_asked(
    library: Library, query: Query, day: datetime.date | None = None, *, live: bool = True
) -> list[BriefHead]:
    """What the live briefs of a query, or all of them, add to a timeline, now or as it was known on a day."""
    return library.store.heads(query, live=live, day=day)


def positions_asked(
    library: Library, query: Query, day: datetime.date | None = None, *, live: bool = True
) -> list[PositionRow]:
    """Every position in the live briefs of a query, or in all of them, now or as it was known on a day."""
    stated = library.store.positions(query, live=live, day=day)
    return rows_of_stated(stated, library.registry, library.settings.library.language)


def matrix_asked(library: Library, query: Query, day: datetime.date | None = None, *, live: bool = True) -> IssueMatrix:
    """Issues by parties in the live briefs of a query, or in all of them, now or as it was known on a day."""
    last = library.store.last_positions(query, live=live, day=day)
    return pivot_by_party(rows_of_stated(last.stated, library.registry, library.settings.library.language), last.counts)


def judgments_asked(
    library: Library, query: Query, day: datetime.date | None = None, *, live: bool = True
) -> list[JudgmentRow]:
    """Every judgment in the live briefs of a query, or in all of them, now or as it was known on a day."""
    return rows_of_judgments(library.store.judgments(query, live=live, day=day), judgment_defaults(library))


def judgments_to_score(
    library: Library, query: Query, day: datetime.date | None = None, *, by: str | None, live: bool = True
) -> list[JudgmentRow]:
    """Judgments as scores need them: one that stands for several that are scored alike comes as often in a row."""
    alike = library.store.alike(query, by, live=live, day=day)
    rows = rows_of_judgments((stated for stated, _ in alike), judgment_defaults(library))
    return [row for row, (_, count) in zip(rows, alike, strict=True) for _ in range(count)]


def judgment_defaults(library: Library) -> JudgmentDefaults:
    """What the library says of judgments that do not."""
    settings = library.settings.library
    return JudgmentDefaults(library.registry, settings.likelihood_scale, settings.name, settings.language)


def timeline_of(
    library: Library, briefs: Sequence[BriefHead], *, known_until: datetime.date | None = None, all_events: bool = False
) -> list[TimelineRow]:
    """Events, briefs, judgments and reviews in order; `all_events` adds those that no brief mentions."""
    language = library.settings.library.language
    return timeline_rows(briefs, library.registry, known_until=known_until, all_events=all_events, language=language)


def digest_of(library: Library, query: Query, since: datetime.date, until: datetime.date) -> Digest:
    """What changed from one day to another, both included, in the live briefs of a query."""
    eve = since - datetime.timedelta(days=1)
    stated = library.store.judgments(query, live=True, day=until, since=since)
    judgments = rows_of_judgments(stated, judgment_defaults(library))
    before, after = (_state(library, query, day, since) for day in (eve, until))
    return make_digest(State(*before, ()), State(*after, judgments), since, until)


def _state(
    library: Library, query: Query, day: datetime.date, since: datetime.date
) -> tuple[list[BriefHead], list[PositionRow], list[TimelineRow]]:
    """Briefs, positions and events as they were known on a day."""
    briefs, language = heads_asked(library, query, day), library.settings.library.language
    stated = library.store.last_positions(query, live=True, day=day, since=since).stated
    events = event_rows(briefs, library.registry, known_until=day, language=language)
    return briefs, rows_of_stated(stated, library.registry, language), events

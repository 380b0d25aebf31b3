"""What a library answers about issues, events and judgments, now or as it stood on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from briefkit.core.brief.as_of import known_by
from briefkit.core.brief.model import Brief, brief_of, brief_to_json
from briefkit.core.issues.rows import PositionRow, rows_of_stated
from briefkit.core.judgments.rows import House, JudgmentRow, judgment_rows, rows_of_judgments
from briefkit.core.query.match import asks_text, matcher
from briefkit.core.query.value import EVERYTHING, Query
from briefkit.core.timeline.digest import Digest, State, make_digest
from briefkit.core.timeline.rows import TimelineRow, timeline_rows
from briefkit.library.library import Library


def briefs_analysed(library: Library, query: Query) -> list[Brief]:
    """The briefs of a query by date, as the index tells them."""
    found = map(brief_of, library.metadata(query, order="id"))
    return sorted(found, key=lambda brief: brief.newest_last)


def briefs_known(library: Library, query: Query, day: datetime.date) -> list[Brief]:
    """The briefs that fulfilled a query on a day, as they stood then, by date: what came later does not decide."""
    if query == EVERYTHING:
        return known_by(briefs_analysed(library, query), day)
    known = known_by(library.store.find(EVERYTHING), day)
    fits, body = matcher(query, library.store.match_context), asks_text(query)
    found = (brief for brief in known if fits(brief_to_json(brief, body=body)))
    return sorted(found, key=lambda brief: brief.newest_last)


def positions_asked(
    library: Library, query: Query, day: datetime.date | None = None, *, live: bool = True
) -> list[PositionRow]:
    """Every position in the live briefs of a query, or in all of them, now or as it was known on a day."""
    if day is None:
        stated = library.store.positions(query, live=live)
        return rows_of_stated(stated, library.registry, library.settings.library.language)
    return library.positions(brief for brief in briefs_known(library, query, day) if brief.live or not live)


def judgments_asked(
    library: Library, query: Query, day: datetime.date | None = None, *, live: bool = True
) -> list[JudgmentRow]:
    """Every judgment in the live briefs of a query, or in all of them, now or as it was known on a day."""
    if day is None:
        return rows_of_judgments(library.store.judgments(query, live=live), house_of(library))
    return judgments_of(library, (brief for brief in briefs_known(library, query, day) if brief.live or not live))


def house_of(library: Library) -> House:
    """What the library says of judgments that do not."""
    settings = library.settings.library
    return House(library.registry, settings.likelihood_scale, settings.name, settings.language)


def judgments_of(library: Library, briefs: Iterable[Brief]) -> list[JudgmentRow]:
    """Every judgment of some briefs."""
    return judgment_rows(briefs, house_of(library))


def timeline_of(
    library: Library, briefs: Iterable[Brief], *, known_until: datetime.date | None = None, all_events: bool = False
) -> list[TimelineRow]:
    """Events, briefs, judgments and reviews in order; `all_events` adds those that no brief mentions."""
    told = list(briefs)
    return timeline_rows(
        told,
        judgments_of(library, told),
        library.registry,
        known_until=known_until,
        all_events=all_events,
        language=library.settings.library.language,
    )


def digest_of(library: Library, query: Query, since: datetime.date, until: datetime.date) -> Digest:
    """What changed from one day to another, both included, in the live briefs of a query."""
    eve = since - datetime.timedelta(days=1)
    return make_digest(_state(library, query, eve), _state(library, query, until), since, until)


def _state(library: Library, query: Query, day: datetime.date) -> State:
    briefs = [brief for brief in briefs_known(library, query, day) if brief.live]
    events = timeline_of(library, briefs, known_until=day)
    return State(briefs, library.positions(briefs), judgments_of(library, briefs), events)

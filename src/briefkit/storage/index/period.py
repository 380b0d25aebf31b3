"""What briefs stated before a period and at its end, from the typed rows of the index."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from briefkit.core.brief.succession import LIVE_ONLY, ON_RECORD
from briefkit.core.dates.dates import day_before
from briefkit.core.dates.days import Days
from briefkit.core.timeline.period import Period
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.latest import docs_of_period
from briefkit.storage.index.stated import depends_on, heads_of, judgments_since, positions_in
from briefkit.storage.index.typed_read import Scope, TypedReader


def period_in(
    connection: Connection,
    docs: Collection[int] | None,
    since: datetime.date,
    until: datetime.date,
    *,
    now: bool,
    undated: bool,
) -> Period:
    """The answer of `BriefStore.period` for some briefs or all, each row of events and judgments read once."""
    eve, end = (Scope(docs, LIVE_ONLY, day, undated) for day in (day_before(since), until))
    reader = TypedReader(connection, docs)
    events, judgments = reader.rows("event", reader.all), reader.rows("judgment", reader.all)
    dependent = {doc: [row for row in rows if depends_on(row)] for doc, rows in judgments.items()}
    known = end._replace(day=None) if now else end
    before, after = (heads_of(reader.heads(of), events, dependent, of) for of in (eve, known))
    record = end._replace(statuses=ON_RECORD)
    if docs is None:
        record = record._replace(docs=docs_of_period(connection, eve, record))
    positions = positions_in(connection, record)
    happened = [*judgments_since(reader.heads(known), judgments, Days(since, until), known)]
    return Period(before, after, positions, happened)

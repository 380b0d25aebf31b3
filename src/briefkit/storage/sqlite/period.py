"""What briefs stated before a period and at its end, from the typed rows of the index."""

from __future__ import annotations

import datetime
import sqlite3

from briefkit.core.timeline.period import Known, Period
from briefkit.storage.sqlite.latest import last_positions_in
from briefkit.storage.sqlite.stated import depends_on, heads_of, judgments_since
from briefkit.storage.sqlite.typed_read import Scope, TypedReader


def period_in(connection: sqlite3.Connection, since: datetime.date, until: datetime.date) -> Period:
    """The answer of `BriefStore.period` for all briefs, each row read once."""
    eve, end = (Scope(None, True, day) for day in (since - datetime.timedelta(days=1), until))
    reader = TypedReader(connection)
    events, judgments = reader.rows("event", reader.all), reader.rows("judgment", reader.all)
    dependent = {doc: [row for row in rows if depends_on(row)] for doc, rows in judgments.items()}

    def known(scope: Scope) -> Known:
        briefs = heads_of(reader.heads(scope), events, dependent, scope.day)
        return Known(briefs, last_positions_in(connection, scope, since).stated)

    return Period(known(eve), known(end), [*judgments_since(reader.heads(end), judgments, since, until)])

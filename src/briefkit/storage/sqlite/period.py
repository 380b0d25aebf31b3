"""What briefs stated before a period and at its end, from the typed rows of the index."""

from __future__ import annotations

import datetime
import sqlite3

from briefkit.core.timeline.period import Known, Period
from briefkit.storage.sqlite.latest import last_positions_in
from briefkit.storage.sqlite.stated import heads_of, judgments_since
from briefkit.storage.sqlite.typed_read import Scope, TypedReader


def period_in(connection: sqlite3.Connection, scope: Scope, since: datetime.date) -> Period:
    """The answer of `BriefStore.period`; the scope has its last day."""
    reader = TypedReader(connection, scope.docs)
    eve = scope._replace(day=since - datetime.timedelta(days=1))
    before, after = (
        Known(heads_of(reader, of), last_positions_in(connection, of, since).stated) for of in (eve, scope)
    )
    return Period(before, after, judgments_since(reader, scope, since))

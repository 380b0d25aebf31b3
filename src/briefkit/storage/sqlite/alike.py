"""Judgments that score alike, counted: one represents all of them."""

# ruff: noqa: S608 - statements are constants; values are parameters

from __future__ import annotations

import sqlite3

from briefkit.core.judgments.stated import StatedJudgment
from briefkit.storage.sqlite.latest import left_out
from briefkit.storage.sqlite.stated import judgments_at, judgments_in
from briefkit.storage.sqlite.typed_read import Scope

_BY = {
    None: "NULL",
    "expert": '"by"',
    "author": "head.authors",
    "publisher": "head.publisher",
    "term": "NULL",
    "issue": "about",
    "year": "substr(head.date, 1, 4)",
    "condition": "condition",
}
"""The column that judgments of one group share, by the groupings of `core.judgments.score`.

Those that score alike have one estimate, so they also have one term.
"""


def alike_in(connection: sqlite3.Connection, scope: Scope, by: str | None) -> list[tuple[StatedJudgment, int]]:
    """Judgments, each with the number that it represents: only itself if the scope has briefs or a day."""
    if scope.docs is not None or scope.day is not None:
        return [(stated, 1) for stated in judgments_in(connection, scope)]
    ask = (
        f"SELECT min(judgment.doc << 32 | judgment.ordinal), count(*) FROM judgment JOIN head USING (doc) "
        f"WHERE judgment.doc NOT IN (SELECT value FROM json_each(?)) "
        f"GROUP BY alike, iif(alike IS NULL, judgment.doc << 32 | judgment.ordinal, {_BY[by]})"
    )
    counts = dict(connection.execute(ask, (left_out(connection, scope),)))
    places = [divmod(place, 1 << 32) for place in counts]
    return list(zip(judgments_at(connection, places), counts.values(), strict=True))

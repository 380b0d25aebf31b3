"""The judgments of a forecast ledger: with each come those that are the same forecast; or one represents many."""

# ruff: noqa: S608 - statements are constants; values are parameters

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache, partial

from briefkit.core.brief.succession import PUBLISHED
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.dates.dates import parse_span
from briefkit.core.judgments.links import linked_briefs
from briefkit.core.judgments.stated import StatedJudgment, StatedLedger
from briefkit.storage.index.latest import left_out
from briefkit.storage.index.stated import judgments_at, judgments_in
from briefkit.storage.index.typed import key_of
from briefkit.storage.index.typed_read import Scope

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
"""The column that judgments of one group share, by the groupings of `core.judgments.groups`.

Those that score alike have one estimate, so they also have one term.
"""
_PLACE = "judgment.doc << 32 | judgment.ordinal"
_EARLIEST = "coalesce(head.date, '~') || ' ' || head.id || '#' || judgment.id"
"""SQLite takes the other columns of a row with `min` from the row that has it."""


def ledger_in(connection: sqlite3.Connection, scope: Scope) -> StatedLedger:
    """The judgments in a scope, and in all briefs that may carry on one of them or be carried on."""
    editions = _editions(connection, scope)
    if scope.docs is None:
        return StatedLedger(_each(judgments_in(connection, scope)), editions)
    asked = _ids(connection, scope)
    docs = {*scope.docs, *_docs(connection, _connected(asked, _links(connection, editions)))}
    return StatedLedger(_each(judgments_in(connection, scope._replace(docs=docs))), editions, asked)


def alike_in(connection: sqlite3.Connection, scope: Scope, by: str | None, today: datetime.date) -> StatedLedger:
    """The same, where one judgment may represent many; each only itself if the scope has briefs or a day.

    Open ones are alike only if they are due today, or not. In groups the earliest represents, because its spelling of a
    name that is not registered counts.
    """
    if scope.docs is not None or scope.day is not None:
        return ledger_in(connection, scope)
    editions = _editions(connection, scope)
    links = _links(connection, editions)
    linked = _docs(connection, {id_ for link in links for id_ in link})
    first = _EARLIEST if by else _PLACE
    ask = (
        f"SELECT {_PLACE}, count(*), min({first}) FROM judgment JOIN head USING (doc) "
        f"WHERE judgment.doc NOT IN (SELECT value FROM json_each(?)) "
        f"GROUP BY alike, iif(alike IS NULL, {_PLACE}, {_BY[by]}), "
        f"iif(coalesce(outcome, 'open') = 'open', is_due(due), NULL), "
        f"iif(coalesce(outcome, 'open') = 'open', due IS NULL, NULL)"
    )
    connection.create_function("is_due", 1, lru_cache(maxsize=None)(partial(_is_due, today)), deterministic=True)
    others = json.dumps([*json.loads(left_out(connection, scope)), *linked])
    counts = {place: count for place, count, _ in connection.execute(ask, (others,))}
    alone = judgments_at(connection, [divmod(place, 1 << 32) for place in counts])
    represented = list(zip(alone, counts.values(), strict=True))
    stated = [*represented, *_each(judgments_in(connection, scope._replace(docs=linked)))]
    return StatedLedger(stated, editions)


def carried_in(connection: sqlite3.Connection, scope: Scope) -> StatedLedger:
    """The judgments in all briefs that may carry on another's or be carried on, and in those that are not current."""
    editions = _editions(connection, scope)
    links = _links(connection, editions)
    linked = {id_ for link in links for id_ in link}
    outdated = {doc for (doc,) in connection.execute(f"SELECT doc FROM head WHERE status IN ({_OUTDATED})")}
    asked = None
    if scope.docs is not None:
        asked = _ids(connection, scope)
        linked &= _connected(asked, links)
        outdated &= set(scope.docs)
    docs = outdated | _docs(connection, linked)
    return StatedLedger(_each(judgments_in(connection, scope._replace(docs=docs))), editions, asked)


_OUTDATED = ", ".join(f"'{status}'" for status in PUBLISHED if status != LIVE)


def _is_due(today: datetime.date, due: str | None) -> bool:
    return due is not None and parse_span(due).last <= today


def _each(stated: Iterable[StatedJudgment]) -> list[tuple[StatedJudgment, int]]:
    return [(one, 1) for one in stated]


def _ids(connection: sqlite3.Connection, scope: Scope) -> set[str]:
    """The ids of the briefs in a scope that are known on its day: a later one may have the id of an earlier one."""
    ask = "SELECT id, date FROM head WHERE doc IN (SELECT value FROM json_each(?))"
    found = connection.execute(ask, (json.dumps([*(scope.docs or ())]),))
    return {id_ for id_, date in found if key_of(date) <= scope.latest}


def _editions(connection: sqlite3.Connection, scope: Scope) -> dict[str, str]:
    """The brief that each supersedes, of all briefs known on the day of a scope."""
    found = connection.execute("SELECT id, supersedes, date FROM head WHERE supersedes IS NOT NULL")
    return {id_: superseded for id_, superseded, date in found if key_of(date) <= scope.latest}


def _links(connection: sqlite3.Connection, editions: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of briefs of which one may carry on judgments of the other."""
    ask = "SELECT head.id, continues FROM judgment JOIN head USING (doc) WHERE continues IS NOT NULL"
    return list(linked_briefs(editions, connection.execute(ask)))


def _connected(ids: Collection[str], links: Iterable[tuple[str, str]]) -> set[str]:
    """All briefs to which a chain of links leads from some briefs."""
    neighbours: dict[str, list[str]] = {}
    for one, other in links:
        neighbours.setdefault(one, []).append(other)
        neighbours.setdefault(other, []).append(one)
    found, left = set(ids), [id_ for id_ in ids if id_ in neighbours]
    while left:
        new = [id_ for id_ in neighbours[left.pop()] if id_ not in found]
        found.update(new)
        left += new
    return found


def _docs(connection: sqlite3.Connection, ids: Collection[str]) -> set[int]:
    """The numbers of the briefs with some ids."""
    ask = "SELECT doc FROM head WHERE id IN (SELECT value FROM json_each(?))"
    return {doc for (doc,) in connection.execute(ask, (json.dumps([*ids]),))} if ids else set()

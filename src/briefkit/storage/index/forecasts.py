"""The judgments of a forecast ledger: with each come those that are the same forecast; or one represents many."""

# ruff: noqa: S608 - statements are constants; values are parameters

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Collection, Iterable, Mapping

from briefkit.core.brief.succession import PUBLISHED
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.judgments.links import linked_briefs
from briefkit.core.judgments.stated import StatedJudgment, StatedLedger
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.latest import left_out
from briefkit.storage.index.stated import judgments_at, judgments_in
from briefkit.storage.index.typed import key_of
from briefkit.storage.index.typed_read import Scope

_BY = {
    None: "NULL",
    "expert": '"by"',
    "author": "CAST(head.authors AS TEXT)",
    "publisher": "head.publisher",
    "term": "NULL",
    "issue": "CAST(about AS TEXT)",
    "year": "substr(head.date, 1, 4)",
    "condition": "condition",
}
"""The column that judgments of one group share, by the groupings of `core.judgments.groups`.

Those that score alike have one estimate, so they also have one term.
"""
_PLACE = "judgment.doc << 32 | judgment.ordinal"
_EARLIEST = f"coalesce(head.date, '~') || ' ' || head.id || '#' || judgment.id || ' ' || ({_PLACE})"
"""What the least of is the earliest judgment; it ends in its place."""
OPEN_UNTIL = """CASE WHEN coalesce(outcome, 'open') <> 'open' THEN '' ELSE
  coalesce(substr(due, length(rtrim(due, '0123456789-')) + 1), '') END"""
"""The last date of the due date (of a span such as 2018-07/2019) of an open judgment; empty of all others."""


def is_due(last: str) -> str:
    """Whether a judgment with an OPEN_UNTIL is due, as SQL: 1 before, 2 from then on, 0 if it has none.

    A period has ended if it comes before the period of the same precision that tomorrow is in.
    """
    return f"CASE WHEN {last} = '' THEN 0 WHEN {last} < substr(:tomorrow, 1, length({last})) THEN 2 ELSE 1 END"


Represented = list[tuple[StatedJudgment, int]]
"""Judgments, each with the number of those that it represents."""


def ledger_in(connection: Connection, scope: Scope) -> StatedLedger:
    """The judgments in a scope, and in all briefs that may carry on one of them or be carried on."""
    editions = _editions(connection, scope)
    if scope.docs is None:
        return StatedLedger(_each(judgments_in(connection, scope)), editions)
    asked = _ids(connection, scope)
    docs = {*scope.docs, *_docs(connection, _connected(asked, _links(connection, editions)))}
    return StatedLedger(_each(judgments_in(connection, scope._replace(docs=docs))), editions, asked)


def alike_in(
    connection: Connection,
    scope: Scope,
    today: datetime.date,
    represented: Callable[[Connection, str, str], Represented],
) -> StatedLedger:
    """The same, where one judgment may represent many; each only itself if the scope has briefs or a day.

    `represented` chooses these: it takes the briefs to leave out, as a JSON list, and the day after today.
    """
    if scope.docs is not None or scope.day is not None:
        return ledger_in(connection, scope)
    editions = _editions(connection, scope)
    links = _links(connection, editions)
    linked = _docs(connection, {id_ for link in links for id_ in link})
    others = json.dumps([*json.loads(left_out(connection, scope)), *linked])
    tomorrow = "~" if today == datetime.date.max else str(today + datetime.timedelta(days=1))
    found = represented(connection, others, tomorrow)
    return StatedLedger([*found, *_each(judgments_in(connection, scope._replace(docs=linked)))], editions)


def represented_in(connection: Connection, others: str, tomorrow: str, by: str | None) -> Represented:
    """One of all judgments that score alike and are in one group, of all briefs but some.

    Open ones are alike only if they are due today, or not. In groups the earliest represents, because its spelling of a
    name that is not registered counts.
    """
    ask = f"""SELECT count(*), min({_EARLIEST if by else _PLACE}) FROM judgment JOIN head USING (doc)
        WHERE judgment.doc NOT IN (SELECT CAST(value AS BIGINT) FROM json_each(:others)) GROUP BY alike,
          CASE WHEN alike IS NULL THEN CAST({_PLACE} AS TEXT) ELSE {_BY[by]} END, {is_due(OPEN_UNTIL)}"""
    found = connection.execute(ask, {"others": others, "tomorrow": tomorrow})
    counts = {int(str(least).rpartition(" ")[2]): count for count, least in found}
    ones = judgments_at(connection, [divmod(place, 1 << 32) for place in counts])
    return list(zip(ones, counts.values(), strict=True))


def carried_in(connection: Connection, scope: Scope) -> StatedLedger:
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


def _each(stated: Iterable[StatedJudgment]) -> list[tuple[StatedJudgment, int]]:
    return [(one, 1) for one in stated]


def _ids(connection: Connection, scope: Scope) -> set[str]:
    """The ids of the briefs in a scope that are known on its day: a later one may have the id of an earlier one."""
    ask = "SELECT id, date FROM head WHERE doc IN (SELECT CAST(value AS BIGINT) FROM json_each(?))"
    found = connection.execute(ask, (json.dumps([*(scope.docs or ())]),))
    return {id_ for id_, date in found if key_of(date) <= scope.latest}


def _editions(connection: Connection, scope: Scope) -> dict[str, str]:
    """The brief that each supersedes, of all briefs known on the day of a scope."""
    found = connection.execute("SELECT id, supersedes, date FROM head WHERE supersedes IS NOT NULL")
    return {id_: superseded for id_, superseded, date in found if key_of(date) <= scope.latest}


def _links(connection: Connection, editions: Mapping[str, str]) -> list[tuple[str, str]]:
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


def _docs(connection: Connection, ids: Collection[str]) -> set[int]:
    """The numbers of the briefs with some ids."""
    ask = "SELECT doc FROM head WHERE id IN (SELECT value FROM json_each(?))"
    return {doc for (doc,) in connection.execute(ask, (json.dumps([*ids]),))} if ids else set()

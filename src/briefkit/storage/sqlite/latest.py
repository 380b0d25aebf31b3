"""Which few briefs say what a matrix of issues tells, and how many stand behind it.

Nothing is decided here: the rows that are found are those of whole briefs, and what does not matter may come along.
"""

# ruff: noqa: S608 - statements of our own words; values come as parameters

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterator, Mapping

from briefkit.core.dates.dates import day_key
from briefkit.core.issues.matrix import Counts, LastPositions
from briefkit.storage.sqlite.file import DamagedError
from briefkit.storage.sqlite.stated import Scope, positions_in
from briefkit.storage.sqlite.typed import key_of
from briefkit.storage.sqlite.typed_write import HELD_SUM

_WITHIN = "made <= :latest AND day <= :latest AND doc NOT IN (SELECT value FROM json_each(:left_out))"
_GROUP = "issue = :issue AND holder = :holder AND question = :question"
Values = Mapping[str, int | str]
_MOST = 4000
"""With more groups to look at, there is nothing to gain."""


def last_positions_in(connection: sqlite3.Connection, scope: Scope, since: datetime.date | None) -> LastPositions:
    """What `BriefStore.last_positions` tells of all briefs; of some of them all that they state."""
    docs = None if scope.docs is not None else _docs(connection, scope, since)
    if docs is None:
        return LastPositions(positions_in(connection, scope), None)
    counts = counts_of(connection, scope) if since is None else None
    if since is None and counts is None:
        return LastPositions(positions_in(connection, scope), None)
    return LastPositions(positions_in(connection, scope._replace(docs=docs)), counts)


def _docs(connection: sqlite3.Connection, scope: Scope, since: datetime.date | None) -> set[int] | None:
    """The briefs that mention an issue or a holder on it first or last, those that say what holds last or held before,
    and those from a day on. None where they would be too many. Raises DamagedError.
    """
    told = _values(connection, scope)
    ends = "min(made), max(made), max(day), max(iif(stated, day, 0))"
    wrong = f"total(sum <> ({HELD_SUM}))"
    ask = f"SELECT issue, holder, question, {ends}, {wrong} FROM held WHERE {_WITHIN} GROUP BY 1, 2, 3"
    groups = connection.execute(ask, told).fetchall()
    if any(row[-1] for row in groups):
        raise DamagedError("a row of held does not fit its checksum")
    if len(groups) > _MOST or _is_told_twice(connection):
        return None
    docs = set()
    if since is not None:
        fresh = f"SELECT DISTINCT doc FROM held WHERE holder = 0 AND made >= :since AND {_WITHIN}"
        docs |= {doc for (doc,) in connection.execute(fresh, {**told, "since": day_key(since)})}
    last: dict[tuple[int, int], int] = {}
    for issue, holder, _question, _first, _last, day, *_ in groups:
        last[issue, holder] = max(day, last.get((issue, holder), 0))
    before = f"SELECT max(day) FROM held WHERE {_GROUP} AND stated AND day < :last AND {_WITHIN}"
    which = "made IN (:first, :newest) OR day IN (SELECT value FROM json_each(:days))"
    some = f"SELECT doc FROM held WHERE {_GROUP} AND ({which}) AND {_WITHIN}"
    for issue, holder, question, first, newest, day, stated, _ in groups:
        group = {**told, "issue": issue, "holder": holder, "question": question, "last": last[issue, holder]}
        days = {day, stated, connection.execute(before, group).fetchone()[0] or 0}
        values = {**group, "first": first, "newest": newest, "days": json.dumps([*days])}
        docs |= {doc for (doc,) in connection.execute(some, values)}
    return docs


def _is_told_twice(connection: sqlite3.Connection) -> bool:
    """Whether a brief speaks of one issue by two of its names: then only the first of them tells its status."""
    aliases = "SELECT json_group_array(number) FROM name WHERE section = 'issues' GROUP BY id HAVING count(*) > 1"
    those = "SELECT 1 FROM held WHERE holder = 0 AND issue IN (SELECT value FROM json_each(?))"
    twice = f"{those} GROUP BY doc HAVING count(*) > 1"
    return any(connection.execute(twice, numbers).fetchone() for numbers in connection.execute(aliases).fetchall())


def _values(connection: sqlite3.Connection, scope: Scope) -> dict[str, int | str]:
    return {"latest": scope.latest, "left_out": left_out(connection, scope)}


def left_out(connection: sqlite3.Connection, scope: Scope) -> str:
    """The briefs that do not count because they are not live, as a JSON list."""
    return json.dumps([*_not_live(connection, scope)] if scope.live else [])


def _not_live(connection: sqlite3.Connection, scope: Scope) -> Iterator[int]:
    """The briefs that are not the library's word, on the day of the scope."""
    replaced: set[str] = set()
    if scope.day is not None:
        ask = "SELECT supersedes, date FROM head WHERE supersedes IS NOT NULL AND status NOT IN ('draft', 'review')"
        replaced = {id_ for id_, date in connection.execute(ask) if key_of(date) <= scope.latest}
    for doc, id_, status in connection.execute("SELECT doc, id, status FROM file WHERE status <> 'published'"):
        if scope.day is None or status != "superseded" or id_ in replaced:
            yield doc


def counts_of(connection: sqlite3.Connection, scope: Scope) -> Counts | None:
    """How many briefs and sources stand behind each issue, and each holder's positions on it.

    None where two briefs share an id: those are one to whoever counts.
    """
    if connection.execute("SELECT 1 FROM file WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1").fetchone():
        return None
    told = _values(connection, scope)
    ids = dict(connection.execute("SELECT number, id FROM name"))
    # the one that stands for all of a brief may not have been known on a day
    briefs = "sum(once)" if scope.day is None else "count(DISTINCT doc)"
    pairs = _counted(connection, told, ids, "issue, holder", briefs)
    issues = _counted(connection, told, ids, "issue", "sum(once AND holder = 0)")
    return {(issue, holder or None): count for (issue, holder), count in (pairs | issues).items()}


def _counted(
    connection: sqlite3.Connection, told: Values, ids: Mapping[int, str], by: str, briefs: str
) -> dict[tuple[str, str], tuple[int, int]]:
    """Briefs and sources by ids; where several words mean one id, its rows are counted together."""
    words: dict[tuple[str, str], list[tuple[int, int]]] = {}
    found: dict[tuple[str, str], tuple[int, int]] = {}
    sources = "count(DISTINCT nullif(source, 0))"
    ask = f"SELECT {briefs}, {sources}, {by} FROM held WHERE {_WITHIN} GROUP BY {by}"
    for of_briefs, of_sources, *numbers in connection.execute(ask, told):
        issue, holder = (*numbers, 0)[:2]
        key = ids[issue], ids.get(holder, "")
        words.setdefault(key, []).append((issue, holder))
        found[key] = (of_briefs, of_sources)
    for key, of_id in words.items():
        if len(of_id) > 1:
            issues, holders = (json.dumps([*{pair[at] for pair in of_id}]) for at in (0, 1))
            of = f"SELECT count(DISTINCT doc), {sources} FROM held WHERE {_WITHIN}"
            of += " AND issue IN (SELECT value FROM json_each(:issues))"
            of += " AND (:all OR holder IN (SELECT value FROM json_each(:holders)))"
            values = {**told, "issues": issues, "holders": holders, "all": not key[1]}
            found[key] = connection.execute(of, values).fetchone()
    return found

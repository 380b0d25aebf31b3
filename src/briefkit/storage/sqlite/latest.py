"""Find the few briefs that determine a matrix of issues, and count all briefs and sources behind it.

Nothing is decided here: the rows returned are those of whole briefs, and may include some that do not matter.
"""

# ruff: noqa: S608 - statements are constants; values are parameters

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping

from briefkit.core.issues.matrix import Counts, LastPositions
from briefkit.storage.sqlite.file import DamagedError
from briefkit.storage.sqlite.stated import positions_in
from briefkit.storage.sqlite.typed import key_of
from briefkit.storage.sqlite.typed_read import Scope
from briefkit.storage.sqlite.typed_write import HELD_SUM

_WITHIN = "made <= :latest AND day <= :latest AND doc NOT IN (SELECT value FROM json_each(:left_out))"
_GROUP = "issue = :issue AND holder = :holder AND question = :question"
Values = Mapping[str, int | str]
_MAX_GROUPS = 4000
"""With more groups than this, reading all briefs is as fast."""


def last_positions_in(connection: sqlite3.Connection, scope: Scope) -> LastPositions:
    """The answer of `BriefStore.last_positions`; if the scope has briefs, all their positions."""
    docs = None if scope.docs is not None else _docs(connection, _values(connection, scope))
    counts = None if docs is None else counts_of(connection, scope)
    if counts is None:
        return LastPositions(positions_in(connection, scope), None)
    return LastPositions(positions_in(connection, scope._replace(docs=docs)), counts)


def docs_of_period(connection: sqlite3.Connection, eve: Scope, end: Scope) -> set[int] | None:
    """The briefs with positions in a period, and those that determine where they moved from; None for all briefs."""
    docs = _docs(connection, {**_values(connection, end), "latest": eve.latest})
    if docs is None:
        return None
    latest = {"latest": eve.latest}
    return docs | {doc for statement in (_RECENT, _LATE) for (doc,) in connection.execute(statement, latest)}


_RECENT = "SELECT DISTINCT doc FROM held WHERE made > :latest OR day > :latest"
_LATE = """
WITH named AS (SELECT doc, made, day, about.id AS issue, other.id AS holder
  FROM held JOIN name AS about ON about.number = held.issue JOIN name AS other ON other.number = held.holder)
SELECT DISTINCT doc FROM named WHERE (issue, holder) IN (
  SELECT issue, holder FROM named WHERE made > :latest AND day <= :latest)
"""
"""All briefs on what the period's briefs record as said before it: what came before that may be any of them."""


def _docs(connection: sqlite3.Connection, values: Values) -> set[int] | None:
    """The briefs that mention an issue or a holder on it first or last, and those with the last statement and the one
    before it. None if there would be too many. Raises DamagedError.
    """
    ends = "min(made), max(made), min(day), max(day), max(iif(stated, day, 0))"
    wrong = f"total(sum <> ({HELD_SUM}))"
    ask = f"SELECT issue, holder, question, {ends}, {wrong} FROM held WHERE {_WITHIN} GROUP BY 1, 2, 3"
    groups = connection.execute(ask, values).fetchall()
    if any(row[-1] for row in groups):
        raise DamagedError("a row of held does not match its checksum")
    if len(groups) > _MAX_GROUPS or _has_status_twice(connection):
        return None
    docs = set()
    last: dict[tuple[int, int], int] = {}
    for issue, holder, _question, _first, _newest, _earliest, day, *_ in groups:
        last[issue, holder] = max(day, last.get((issue, holder), 0))
    before = f"SELECT max(day) FROM held WHERE {_GROUP} AND stated AND day < :last AND {_WITHIN}"
    which = "made IN (:first, :newest) OR day IN (SELECT value FROM json_each(:days))"
    some = f"SELECT doc FROM held WHERE {_GROUP} AND ({which}) AND {_WITHIN}"
    for issue, holder, question, first, newest, earliest, day, stated, _ in groups:
        group = {**values, "issue": issue, "holder": holder, "question": question, "last": last[issue, holder]}
        days = {earliest, day, stated, connection.execute(before, group).fetchone()[0] or 0}
        bounds = {**group, "first": first, "newest": newest, "days": json.dumps([*days])}
        docs |= {doc for (doc,) in connection.execute(some, bounds)}
    return docs


def _has_status_twice(connection: sqlite3.Connection) -> bool:
    """Whether a brief lists one issue under two of its names: then only the first gives its status."""
    aliases = "SELECT json_group_array(number) FROM name WHERE section = 'issues' GROUP BY id HAVING count(*) > 1"
    those = "SELECT 1 FROM held WHERE holder = 0 AND issue IN (SELECT value FROM json_each(?))"
    twice = f"{those} GROUP BY doc HAVING count(*) > 1"
    return any(connection.execute(twice, numbers).fetchone() for numbers in connection.execute(aliases).fetchall())


def _values(connection: sqlite3.Connection, scope: Scope) -> dict[str, int | str]:
    return {"latest": scope.latest, "left_out": left_out(connection, scope)}


def left_out(connection: sqlite3.Connection, scope: Scope) -> str:
    """The briefs that are left out because they are not live, as a JSON list."""
    return json.dumps([*_not_live(connection, scope)] if scope.live else [])


def _not_live(connection: sqlite3.Connection, scope: Scope) -> Iterator[int]:
    """The briefs that are not live on the day of the scope."""
    replaced: set[str] = set()
    if scope.day is not None:
        ask = "SELECT supersedes, date FROM head WHERE supersedes IS NOT NULL AND status NOT IN ('draft', 'review')"
        replaced = {id_ for id_, date in connection.execute(ask) if key_of(date) <= scope.latest}
    for doc, id_, status in connection.execute("SELECT doc, id, status FROM file WHERE status <> 'published'"):
        if scope.day is None or status != "superseded" or id_ in replaced:
            yield doc


def counts_of(connection: sqlite3.Connection, scope: Scope) -> Counts | None:
    """The numbers of briefs and sources for each issue, and for each holder's positions on it.

    None if two briefs share an id, since they count as one.
    """
    if connection.execute("SELECT 1 FROM file WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1").fetchone():
        return None
    values = _values(connection, scope)
    ids = dict(connection.execute("SELECT number, id FROM name"))
    # the row that represents a brief may not have been known on that day
    briefs = "sum(once)" if scope.day is None else "count(DISTINCT doc)"
    pairs = _counted(connection, values, ids, "issue, holder", briefs)
    issues = _counted(connection, values, ids, "issue", "sum(once AND holder = 0)")
    return {(issue, holder or None): count for (issue, holder), count in (pairs | issues).items()}


def _counted(
    connection: sqlite3.Connection, values: Values, ids: Mapping[int, str], by: str, briefs: str
) -> dict[tuple[str, str], tuple[int, int]]:
    """Numbers of briefs and sources by ids. If several names mean one id, their rows are counted together."""
    words: dict[tuple[str, str], list[tuple[int, int]]] = {}
    found: dict[tuple[str, str], tuple[int, int]] = {}
    sources = "count(DISTINCT iif(cited <= :latest, nullif(source, 0), NULL))"
    ask = f"SELECT {briefs}, {sources}, {by} FROM held WHERE {_WITHIN} GROUP BY {by}"
    for of_briefs, of_sources, *numbers in connection.execute(ask, values):
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
            several = {**values, "issues": issues, "holders": holders, "all": not key[1]}
            found[key] = connection.execute(of, several).fetchone()
    return found

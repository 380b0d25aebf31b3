"""Find the few briefs that determine a matrix of issues, and count all briefs and sources behind it.

Nothing is decided here: the rows returned are those of whole briefs, and may include some that do not matter.
"""

# ruff: noqa: S608 - statements are constants; values are parameters

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefkit.core.brief.succession import LIVE_ONLY, ON_RECORD, SUPERSEDED, succeeds
from briefkit.core.brief.vocabulary import LIVE
from briefkit.core.issues.matrix import Counts, LastPositions
from briefkit.core.issues.stated import StatedIssue
from briefkit.storage.index.connection import Connection
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.index.held import HELD_SUM
from briefkit.storage.index.names import HOLDERS, ISSUES, key_in, stored_names
from briefkit.storage.index.stated import positions_in
from briefkit.storage.index.typed import key_of, value_of
from briefkit.storage.index.typed_read import Scope

_LEFT_OUT = "(SELECT CAST(value AS BIGINT) FROM json_each(:left_out))"
_WITHIN = f"made <= :latest AND day <= :latest AND doc NOT IN {_LEFT_OUT}"
_ON_ISSUES = "held.issue IN (SELECT CAST(value AS BIGINT) FROM json_each(:about))"
"""By their numbers, of which a server knows how common they are, if it keeps statistics."""
Values = Mapping[str, int | str]
_MAX_GROUPS = 4000
"""With more groups than this, reading all briefs is as fast."""
_LONG_LIST = 1000
"""Longer lists of parties, in letters, are not repeated for each of the brief's issues."""


def last_positions_in(connection: Connection, scope: Scope, issues: Collection[str] = ()) -> LastPositions:
    """The answer of `BriefStore.last_positions`; if the scope has briefs, all their positions on the issues."""
    shown = scope if scope.statuses is None else scope._replace(statuses=LIVE_ONLY)
    about = _about(connection, issues)
    values = {**_values(connection, shown), **about}
    groups = None if scope.docs is not None else _groups(connection, values)
    counts = None if groups is None else counts_of(connection, shown, issues)
    if groups is None or counts is None:
        return LastPositions(_positions_on(connection, scope, issues))
    docs = _docs(connection, groups, values)
    record = {**_values(connection, scope._replace(statuses=ON_RECORD)), **about}
    if scope.statuses is None:  # what is not on the record moves nothing that is
        docs |= _docs(connection, _groups(connection, record) or (), record)
    docs |= _docs_before(connection, groups, record)
    listed = listed_in(connection, values, counts)
    return LastPositions(_positions_on(connection, scope._replace(docs=docs), issues), counts, listed)


def _positions_on(connection: Connection, scope: Scope, issues: Collection[str]) -> list[StatedIssue]:
    names, stated = stored_names(connection), positions_in(connection, scope)
    return [one for one in stated if key_in(names, ISSUES, one.issue) in issues] if issues else stated


def _about(connection: Connection, issues: Collection[str]) -> Values:
    """The value of a statement that asks about some issues only: the numbers of their names."""
    if not issues:
        return {}
    ask = f"SELECT number FROM name WHERE section = '{ISSUES}' AND id IN (SELECT value FROM json_each(?))"
    return {"about": json.dumps([number for (number,) in connection.execute(ask, (json.dumps([*issues]),))])}


def _within(values: Values) -> str:
    """Which rows of `held` are meant: those known on the day, of briefs that are not left out, on the issues asked."""
    return f"{_WITHIN} AND {_ON_ISSUES}" if "about" in values else _WITHIN


def docs_of_period(connection: Connection, eve: Scope, end: Scope) -> set[int] | None:
    """The briefs with positions in a period, and those that determine where they moved from; None for all briefs."""
    values = {**_values(connection, end), "latest": eve.latest}
    groups = _groups(connection, values)
    if groups is None:
        return None
    latest = {"latest": eve.latest}
    recent = {doc for statement in (_RECENT, _LATE) for (doc,) in connection.execute(statement, latest)}
    return recent | _docs(connection, groups, values)


_RECENT = "SELECT DISTINCT doc FROM held WHERE made > :latest OR day > :latest"
_LATE = """
WITH named AS (SELECT doc, made, day, about.id AS issue, other.id AS holder
  FROM held JOIN name AS about ON about.number = held.issue JOIN name AS other ON other.number = held.holder)
SELECT DISTINCT doc FROM named WHERE (issue, holder) IN (
  SELECT issue, holder FROM named WHERE made > :latest AND day <= :latest)
"""
"""All briefs on what the period's briefs record as said before it: what came before that may be any of them."""


class _Group(NamedTuple):
    """The statements of a holder (0: of the briefs themselves) on an issue and question, by their dates as `key_of`."""

    issue: int
    holder: int
    question: int
    first_made: int
    last_made: int
    first_day: int
    last_day: int
    last_stated: int


def _groups(connection: Connection, values: Values) -> list[_Group] | None:
    """All groups of statements; None if there are too many, or if counting is not enough. Raises DamagedError."""
    ends = "min(made), max(made), min(day), max(day), max(CASE WHEN stated <> 0 THEN day ELSE 0 END)"
    wrong = f"sum(CASE WHEN sum <> ({HELD_SUM}) THEN 1 ELSE 0 END)"
    ask = f"SELECT issue, holder, question, {ends}, {wrong} FROM held WHERE {_within(values)} GROUP BY 1, 2, 3"
    found = connection.execute(ask, values).fetchall()
    if any(row[-1] for row in found):
        raise DamagedError("a row of held does not match its checksum")
    if len(found) > _MAX_GROUPS or _has_status_twice(connection, values):
        return None
    return [_Group._make(row[:-1]) for row in found]


def _ends(
    groups: Iterable[_Group], ids: Mapping[int, str] | None = None, *, mentioned: bool = False
) -> dict[tuple[object, object], int]:
    """(issue, holder) → the day of the last statement, or status; by their ids, if these are given.

    With `mentioned`, of an issue that of the last brief on it, with a status or without.
    """
    ends: dict[tuple[object, object], int] = {}
    for group in groups:
        key = (ids[group.issue], ids.get(group.holder)) if ids else (group.issue, group.holder)
        last = group.last_day if group.holder or mentioned else group.last_stated
        ends[key] = max(last, ends.get(key, 0))
    return ends


def _docs(connection: Connection, groups: Iterable[_Group], values: Values) -> set[int]:
    """The briefs that mention an issue or a holder on it first or last, and those with the last statement and the one
    before it.
    """
    groups = [*groups]
    ends = _ends(groups)
    asked = json.dumps([(*group, ends[group.issue, group.holder]) for group in groups])
    values = {**values, "groups": asked, "about": json.dumps(sorted({group.issue for group in groups}))}
    return {doc for (doc,) in connection.execute(_DETERMINING, values)}


_ASKED = ", ".join(
    f"CAST(value ->> {place} AS BIGINT) AS {name}" for place, name in enumerate((*_Group._fields, "last"))
)
_OF_GROUP = "held.issue = asked.issue AND held.holder = asked.holder AND held.question = asked.question"
_DETERMINING = f"""
WITH given AS MATERIALIZED (SELECT {_ASKED} FROM json_each(:groups) AS item),
asked AS MATERIALIZED (SELECT *, coalesce((
  SELECT max(day) FROM held WHERE {_OF_GROUP} AND stated <> 0 AND day < asked.last AND {_WITHIN}), 0) AS before
  FROM given AS asked)
SELECT DISTINCT doc FROM asked CROSS JOIN held WHERE {_OF_GROUP} AND {_WITHIN} AND {_ON_ISSUES} AND (
  made IN (first_made, last_made) OR day IN (first_day, last_day, last_stated, before))
"""


def _docs_before(connection: Connection, groups: Iterable[_Group], values: Values) -> set[int]:
    """The superseded briefs with the last statement before the last of each issue and holder, or on the same day."""
    ids = dict(connection.execute("SELECT number, id FROM name"))
    ask = f"""SELECT issue, holder, question, day, doc FROM held WHERE stated <> 0 AND {_within(values)}
        AND doc IN (SELECT doc FROM file WHERE status = '{SUPERSEDED}')"""
    stated = [
        (ids[issue], ids.get(holder), question, day, doc)
        for issue, holder, question, day, doc in connection.execute(ask, values)
    ]
    ends = (_ends(groups, ids), _ends(groups, ids, mentioned=True))
    return {doc for end in ends for doc in _last_before(stated, end)}


def _last_before(
    stated: Iterable[tuple[str, str | None, int, int, int]], ends: Mapping[tuple[object, object], int]
) -> Iterator[int]:
    """The briefs with the last of some statements (issue, holder, question, day, brief) before an end, or on it."""
    found: dict[tuple[str, str | None, int], list[tuple[int, int]]] = {}
    for issue, holder, question, day, doc in stated:
        last = ends.get((issue, holder), 0)
        if day == last:
            yield doc
        elif day < last:
            found.setdefault((issue, holder, question), []).append((day, doc))
    for statements in found.values():
        last = max(day for day, _ in statements)
        yield from (doc for day, doc in statements if day == last)


def listed_in(connection: Connection, values: Values, counts: Counts) -> dict[str, set[str]]:
    """Issue → parties, as spelled, that its briefs list; only parties without a position on some issue matter."""
    names = stored_names(connection)
    on_issues = f"WHERE doc IN (SELECT doc FROM held WHERE holder = 0 AND {_ON_ISSUES})" if "about" in values else ""
    lists_of_all = connection.execute(f"SELECT DISTINCT CAST(parties AS TEXT) FROM head {on_issues}", values)
    words = {word for (found,) in lists_of_all for word in _listed(found)}
    parties = {key_in(names, HOLDERS, word) for word in words}
    issues = {issue for issue, _ in counts}
    some = {issue for issue in issues if any((issue, party) not in counts for party in parties)}
    ask = f"""SELECT DISTINCT issue, CASE WHEN length(list) > {_LONG_LIST} THEN doc END,
        CASE WHEN length(list) <= {_LONG_LIST} THEN list END
        FROM held JOIN (SELECT doc, CAST(parties AS TEXT) AS list FROM head) AS listing USING (doc)
        WHERE holder = 0 AND {_ON_ISSUES} AND {_WITHIN}"""
    ids = dict(connection.execute("SELECT number, id FROM name"))
    numbers = json.dumps([number for number, id_ in ids.items() if id_ in some])
    lists: dict[str, set[int | str]] = {}
    for issue, doc, text in connection.execute(ask, {**values, "about": numbers}):
        lists.setdefault(ids[issue], set()).add(doc or text)
    united = {one: _united(connection, one) for one in set(map(frozenset, lists.values()))}
    return {issue: united[frozenset(of_issue)] for issue, of_issue in lists.items()}


def _united(connection: Connection, lists: Iterable[int | str]) -> set[str]:
    """The parties in some lists, or in those of some briefs."""
    lists = [*lists]
    texts = {text for text in lists if isinstance(text, str)}
    docs = [doc for doc in lists if isinstance(doc, int)]
    ask = "SELECT CAST(parties AS TEXT) FROM head WHERE doc IN (SELECT CAST(value AS BIGINT) FROM json_each(?))"
    texts |= {text for (text,) in connection.execute(ask, (json.dumps(docs),))} if docs else set()
    return {party for text in texts for party in _listed(text)}


def _listed(text: str) -> Sequence[str]:
    parties: Sequence[str] = value_of(text.encode())
    return parties


def _has_status_twice(connection: Connection, values: Values) -> bool:
    """Whether a brief lists one issue under two of its names: then only the first gives its status."""
    asked = "AND number IN (SELECT CAST(value AS BIGINT) FROM json_each(:about))" if "about" in values else ""
    numbers: dict[str, list[int]] = {}
    for id_, number in connection.execute(f"SELECT id, number FROM name WHERE section = '{ISSUES}' {asked}", values):
        numbers.setdefault(id_, []).append(number)
    several = [number for of_id in numbers.values() if len(of_id) > 1 for number in of_id]
    if not several:
        return False
    twice = """SELECT 1 FROM name JOIN held ON issue = number WHERE holder = 0
        AND number IN (SELECT CAST(value AS BIGINT) FROM json_each(?)) GROUP BY doc, id HAVING count(*) > 1 LIMIT 1"""
    return connection.execute(twice, (json.dumps(several),)).fetchone() is not None


def _values(connection: Connection, scope: Scope) -> dict[str, int | str]:
    return {"latest": scope.latest, "left_out": left_out(connection, scope)}


def left_out(connection: Connection, scope: Scope) -> str:
    """The briefs that are left out because of their status, as a JSON list."""
    return json.dumps([] if scope.statuses is None else [*_with_other_status(connection, scope, scope.statuses)])


def _with_other_status(connection: Connection, scope: Scope, statuses: Collection[str]) -> Iterator[int]:
    """The briefs whose status on the day of the scope is none of those given."""
    replaced: set[str] = set()
    if scope.day is not None:
        ask = "SELECT supersedes, date, status FROM head WHERE supersedes IS NOT NULL"
        heads = connection.execute(ask)
        replaced = {id_ for id_, date, status in heads if succeeds(status) and key_of(date) <= scope.latest}
    for doc, id_, status in connection.execute("SELECT doc, id, status FROM file WHERE status <> 'published'"):
        revived = scope.day is not None and status == SUPERSEDED and id_ not in replaced
        if (LIVE if revived else status) not in statuses:
            yield doc


def counts_of(connection: Connection, scope: Scope, about: Collection[str] = ()) -> Counts | None:
    """The numbers of briefs and sources for each issue, or those asked about, and for each holder's positions on it.

    None if two briefs share an id, since they count as one.
    """
    values = {**_values(connection, scope), **_about(connection, about)}
    among = f"doc IN (SELECT doc FROM held WHERE holder = 0 AND {_ON_ISSUES})" if about else "id IS NOT NULL"
    if connection.execute(f"SELECT 1 FROM file WHERE {among} GROUP BY id HAVING count(*) > 1", values).fetchone():
        return None
    ids = dict(connection.execute("SELECT number, id FROM name"))
    # the row that represents a brief may not have been known on that day
    briefs = "CAST(sum(once) AS BIGINT)" if scope.day is None else "count(DISTINCT doc)"
    pairs = _counted(connection, values, ids, "issue, holder", briefs)
    issues = _counted(
        connection, values, ids, "issue", "CAST(sum(CASE WHEN holder = 0 THEN once ELSE 0 END) AS BIGINT)"
    )
    return {(issue, holder or None): count for (issue, holder), count in (pairs | issues).items()}


def _counted(
    connection: Connection, values: Values, ids: Mapping[int, str], by: str, briefs: str
) -> dict[tuple[str, str], tuple[int, int]]:
    """Numbers of briefs and sources by ids. If several names mean one id, their rows are counted together."""
    words: dict[tuple[str, str], list[tuple[int, int]]] = {}
    found: dict[tuple[str, str], tuple[int, int]] = {}
    sources = "count(DISTINCT CASE WHEN cited <= :latest THEN nullif(source, 0) END)"
    ask = f"SELECT {briefs}, {sources}, {by} FROM held WHERE {_within(values)} GROUP BY {by}"
    for of_briefs, of_sources, *numbers in connection.execute(ask, values):
        issue, holder = (*numbers, 0)[:2]
        key = ids[issue], ids.get(holder, "")
        words.setdefault(key, []).append((issue, holder))
        found[key] = (of_briefs, of_sources)
    several = [key for key, of_id in words.items() if len(of_id) > 1]
    pairs = [(place, *pair) for place, key in enumerate(several) for pair in words[key]]
    of_holder = "AND held.holder = asked.holder" if "holder" in by else ""
    ask = f"""WITH asked AS MATERIALIZED (SELECT CAST(value ->> 0 AS BIGINT) AS place,
          CAST(value ->> 1 AS BIGINT) AS issue, CAST(value ->> 2 AS BIGINT) AS holder FROM json_each(:pairs) AS item)
        SELECT asked.place, count(DISTINCT doc), {sources} FROM asked CROSS JOIN held
        WHERE held.issue = asked.issue {of_holder} AND {_WITHIN} GROUP BY asked.place"""
    if pairs:
        for place, of_briefs, of_sources in connection.execute(ask, {**values, "pairs": json.dumps(pairs)}):
            found[several[place]] = (of_briefs, of_sources)
    return found

"""How many judgments score alike, counted when a library is pushed: to count a million of them takes seconds.

All are counted, whatever the status of their briefs and whatever others carry on: who asks takes off what does not
count. Readers for the public see none of the counts, since these tell of all briefs; the rows that they see are counted
for them when they ask.
"""

# ruff: noqa: S608 - statements are constants; values are parameters

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from briefkit.core.judgments.groups import BY_TERM
from briefkit.core.judgments.stated import SCORED_BY, judgment_alone
from briefkit.storage.index.connection import Connection as IndexConnection
from briefkit.storage.index.forecasts import OPEN_UNTIL, Represented, is_due
from briefkit.storage.index.stated import judgments_at
from briefkit.storage.index.typed import value_of

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

TOLD_APART = (None, BY_TERM)
"""The groupings whose groups have no judgments in common that score alike."""
_VALUES = ", ".join(f'"{key}"' for key in SCORED_BY)
_COUNTED = f"""SELECT alike, {OPEN_UNTIL} AS open_until, count(*) AS times, min(doc << 32 | ordinal) AS one
  FROM judgment WHERE alike IS NOT NULL AND {{which}} GROUP BY 1, 2"""
_ADD = f"""INSERT INTO alike (alike, open_until, times, made, {_VALUES})
SELECT counted.alike, open_until, times, head.date, {", ".join(f'judgment."{key}"' for key in SCORED_BY)}
FROM ({_COUNTED}) AS counted
JOIN judgment ON judgment.doc = one >> 32 AND judgment.ordinal = one & 4294967295 JOIN head ON head.doc = judgment.doc
ON CONFLICT (alike, open_until) DO UPDATE SET times = alike.times + excluded.times"""
_TAKE_OFF = f"""UPDATE alike SET times = alike.times - counted.times FROM ({_COUNTED}) AS counted
WHERE alike.alike = counted.alike AND alike.open_until = counted.open_until"""
_OF = "doc = ANY(%s)"


def count_all(connection: Connection) -> None:
    """Count the judgments of a new generation, once it has its indexes."""
    connection.execute(_ADD.format(which="true"))


def count_more(connection: Connection, docs: Collection[int]) -> None:
    """Count the judgments of briefs that were added."""
    if docs:
        connection.execute(_ADD.format(which=_OF), (list(docs),))


def take_off(connection: Connection, docs: Collection[int]) -> None:
    """Count the judgments of some briefs no more: before they are removed."""
    if docs:
        connection.execute(_TAKE_OFF.format(which=_OF), (list(docs),))
        connection.execute("DELETE FROM alike WHERE times = 0")


_OTHERS = "doc {} (SELECT CAST(value AS BIGINT) FROM json_each(:others))"
_LEFT = f"""
WITH one AS (
  SELECT alike, open_until, times FROM alike
  UNION ALL SELECT alike, {OPEN_UNTIL}, -1 FROM judgment WHERE alike IS NOT NULL AND {_OTHERS.format("IN")}
), counted AS (
  SELECT alike, min(open_until) AS open_until, CAST(sum(times) AS BIGINT) AS times FROM one
  GROUP BY alike, {is_due("open_until")} HAVING sum(times) > 0
)
SELECT counted.times, made, {_VALUES} FROM counted JOIN alike USING (alike, open_until)
"""
_UPDATED = f"SELECT doc, ordinal FROM judgment WHERE alike IS NULL AND {_OTHERS.format('NOT IN')}"


def represented_by_counts(connection: IndexConnection, others: str, tomorrow: str) -> Represented:
    """As `represented_in`, without groups; nothing if there are no counts that the reader may see."""
    counted = connection.execute(_LEFT, {"others": others, "tomorrow": tomorrow}).fetchall()
    if not counted:
        return []
    updated = connection.execute(_UPDATED, {"others": others}).fetchall()
    alone = [(judgment, 1) for judgment in judgments_at(connection, updated)] if updated else []
    return [*alone, *((judgment_alone(made, _stated(values)), times) for times, made, *values in counted)]


def _stated(values: list[Any]) -> dict[str, Any]:
    return {key: value_of(value) for key, value in zip(SCORED_BY, values, strict=True) if value is not None}

"""How many problems a pushed state of a library has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg.sql import SQL, Identifier

from briefkit.storage.postgres.assets_write import HOUSE

if TYPE_CHECKING:
    from psycopg import Connection

_COUNT = """SELECT count(*) FILTER (WHERE doc <> %(house)s AND unlisted),
  coalesce(sum(number) FILTER (WHERE doc <> %(house)s AND NOT unlisted), 0)::bigint,
  coalesce(sum(number) FILTER (WHERE doc = %(house)s), 0)::bigint
FROM (SELECT doc, count(*) AS number, bool_or(unlists <> 0) AS unlisted FROM {} GROUP BY doc) AS found"""


class Problems(NamedTuple):
    """How many files cannot be listed, and how many problems the briefs that are listed and the registry have."""

    unlisted: int = 0
    listed: int = 0
    registry: int = 0


def count_problems(connection: Connection[Any], schema: str) -> Problems:
    """The problems in a generation, of which the `schema` is given."""
    ask = SQL(_COUNT).format(Identifier(schema, "problem"))
    ((unlisted, listed, registry),) = connection.execute(ask, {"house": HOUSE}).fetchall()
    return Problems(unlisted, listed, registry)

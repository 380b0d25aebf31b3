"""The day by which embargoes end: the server's, in one time zone for all readers, whatever zone a session sets."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, LiteralString

from psycopg.sql import SQL, Literal

from briefkit.errors import BriefkitError

if TYPE_CHECKING:
    from psycopg import Connection

UTC = "UTC"
_ZONE = "CREATE OR REPLACE FUNCTION briefkit.time_zone() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN {}"
_TODAY = """CREATE OR REPLACE FUNCTION briefkit.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
RETURN (now() AT TIME ZONE briefkit.time_zone())::date"""


def create_day(connection: Connection[Any], zone: str | None) -> None:
    """Make `briefkit.today()`, which policies ask. Without a zone the one that was set stays, UTC if none was.

    Raises BriefkitError for a zone that the server does not know.
    """
    if zone is not None:
        _check_zone(connection, zone)
    there = _is_there(connection)
    if zone is not None or not there:
        connection.execute(SQL(_ZONE).format(Literal(zone or UTC)))
    if not there:
        connection.execute(_TODAY)


def embargo_day(connection: Connection[Any]) -> datetime.date:
    """The day that counts; of a library without grants, in UTC."""
    today = "SELECT briefkit.today()" if _is_there(connection) else "SELECT (now() AT TIME ZONE 'UTC')::date"
    day: datetime.date = _value(connection, today)
    return day


def time_zone(connection: Connection[Any]) -> str:
    """The name of the time zone in which the days of embargoes begin."""
    return str(_value(connection, "SELECT briefkit.time_zone()")) if _is_there(connection) else UTC


def _is_there(connection: Connection[Any]) -> bool:
    return bool(_value(connection, "SELECT to_regproc('briefkit.time_zone') IS NOT NULL"))


def _value(connection: Connection[Any], ask: LiteralString) -> Any:
    """The value in the only row of an answer."""
    ((value,),) = connection.execute(ask).fetchall()
    return value


def _check_zone(connection: Connection[Any], zone: str) -> None:
    if connection.execute("SELECT FROM pg_timezone_names WHERE name = %s", (zone,)).fetchone() is None:
        raise BriefkitError(f"the server knows no time zone “{zone}”", hint="names are such as Europe/Berlin or UTC")

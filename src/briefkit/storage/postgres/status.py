"""What a server serves of a library: which commit, how old, by whom, and what is being pushed."""

from __future__ import annotations

import datetime
from typing import Any

from briefkit.storage.index.state import get_json
from briefkit.storage.postgres.address import Address, connect
from briefkit.storage.postgres.catalogue import BUILDING, FORMAT, SERVED, Generation, generations, readers
from briefkit.storage.postgres.connection import ServerConnection
from briefkit.storage.postgres.embargo_day import time_zone
from briefkit.storage.postgres.failures import server_errors
from briefkit.storage.postgres.guard import path_of, sees_all
from briefkit.storage.postgres.push_lock import pusher
from briefkit.storage.postgres.sessions import one_transaction

_COUNTS = "SELECT (SELECT count(*) FROM file), (SELECT count(id) FROM file), (SELECT count(*) FROM problem)"
"""Of what the role may see."""
_SIZE = """SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
WHERE relnamespace = to_regnamespace(quote_ident(%s)) AND relkind = 'r'"""


def status_of(address: Address) -> dict[str, Any]:
    """What is served for this version of briefkit, and all generations. Raises ServerError.

    `state` is `served` or `nothing served`; then what would say more is None. `age` is in seconds, `readers` are roles
    with their audience (all of them for the owner, for others their own), and embargoes end by the `time_zone`. What is
    served is counted as far as the role may see it.
    """
    with server_errors(address.shown), connect(address) as connection, one_transaction(connection):
        every = generations(connection)
        now = next((one for one in every if one.state == SERVED and one.format == FORMAT), None)
        clock = connection.execute("SELECT now()").fetchone()
        at: datetime.datetime = clock[0] if clock else datetime.datetime.now(datetime.UTC)
        told = _served(connection, address, now, at) if now else dict.fromkeys(_NAMES)
        sizes = {one.schema: connection.execute(_SIZE, (one.schema,)).fetchone() for one in every}
        seen = {one.schema: sees_all(connection, one.schema) for one in every}
        pushing, granted, zone = pusher(connection), readers(connection), time_zone(connection)
        formats = [one.format for one in every if one.state == SERVED and one.format > FORMAT]
    return {
        "index": address.shown,
        "state": SERVED if now else "nothing served",
        "format": FORMAT,
        "newer_format": max(formats, default=None),
        **told,
        "pushing": {"by": pushing[0], "from": pushing[1], "since": _time(pushing[2])} if pushing else None,
        "readers": [one._asdict() for one in granted],
        "time_zone": zone,
        "generations": [_generation(one, sizes[one.schema], seen[one.schema]) for one in every],
    }


_NAMES = ("commit", "date", "author", "subject", "source", "pushed_at", "age", "by", "files", "briefs", "problems")


def _served(connection: Any, address: Address, now: Generation, at: datetime.datetime) -> dict[str, Any]:
    everything = sees_all(connection, now.schema)
    connection.execute(f"SET LOCAL search_path TO {path_of(now.schema, sees_all=everything)}")
    origin = get_json(ServerConnection(connection, address.shown), "origin", {})
    files, briefs, problems = connection.execute(_COUNTS).fetchone()
    return {
        "commit": now.commit or None,
        "date": origin.get("date") or None,
        "author": origin.get("author") or None,
        "subject": origin.get("subject") or None,
        "source": now.source or None,
        "pushed_at": _time(now.pushed_at),
        "age": max(0, int((at - now.pushed_at).total_seconds())),
        "by": origin.get("by") or None,
        "files": files,
        "briefs": briefs,
        "problems": problems,
    }


def _generation(one: Generation, size: Any, sees_all: bool) -> dict[str, Any]:
    return {
        "number": one.number,
        "format": one.format,
        "state": one.state,
        "commit": one.commit or None,
        "briefs": one.briefs if sees_all and one.state != BUILDING else None,
        "pushed_at": _time(one.pushed_at),
        "bytes": int(size[0]) if size else 0,
    }


def _time(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

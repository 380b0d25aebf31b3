"""One state of a served library: a transaction that only reads, from its first question until it is closed."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import psycopg

from briefkit.core.progress import Progress
from briefkit.errors import ServerError
from briefkit.storage.postgres.address import Address
from briefkit.storage.postgres.catalogue import FORMAT
from briefkit.storage.postgres.connection import ServerConnection
from briefkit.storage.postgres.failures import server_errors
from briefkit.storage.postgres.guard import path_of, sees_all
from briefkit.storage.postgres.pool import shared_or_own
from briefkit.storage.postgres.sessions import settle_transaction

_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_SERVED = "SELECT number, format, schema, \"commit\", briefs, pushed_at FROM briefkit.generation WHERE state = 'served'"
_SET = """
SELECT set_config('search_path', $1, true), set_config('jit', 'off', true),
  set_config('plan_cache_mode', 'force_custom_plan', true), set_config('random_page_cost', '1.1', true)
"""
"""Answers take milliseconds: compiling them, or a plan for any list of briefs, takes longer. Indexes are quick."""
_PUSH = "whoever keeps the files pushes them with “briefkit index push”; see docs/sharing.md"


class Generation(NamedTuple):
    """A pushed state of a library that is served; `commit` is empty if it was pushed from a folder."""

    number: int
    format: int
    schema: str
    commit: str
    briefs: int
    pushed_at: datetime.datetime


class Served(NamedTuple):
    """A connection within its transaction, and the state that it reads: all of it, or what is public."""

    connection: ServerConnection
    generation: Generation
    sees_all: bool


def open_served(address: Address, progress: Progress) -> Served:
    """Read the state that is served for this version of briefkit. Raises ServerError, BriefkitError."""
    raw = shared_or_own(address)
    try:
        with server_errors(address.shown):
            generation = _generation(raw, address, progress)
            everything = sees_all(raw, generation.schema)
            psycopg.RawCursor(raw).execute(_SET, (path_of(generation.schema, sees_all=everything),))
    except BaseException:
        raw.close()
        raise
    return Served(ServerConnection(raw, address.shown), generation, everything)


def _generation(raw: psycopg.Connection[tuple[object, ...]], address: Address, progress: Progress) -> Generation:
    raw.execute(_BEGIN)
    settle_transaction(raw)
    try:
        found = [Generation._make(row) for row in raw.execute(_SERVED)]
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName) as error:
        raise ServerError(f"{address.shown}: no library has been pushed to this database", hint=_PUSH) from error
    own = next((one for one in found if one.format == FORMAT), None)
    if own is None:
        others = ", ".join(str(one.format) for one in found)
        if not found:
            raise ServerError(f"{address.shown}: no library has been pushed to this database", hint=_PUSH)
        reason = f"the library is served in format {others}, and this version of briefkit reads {FORMAT}"
        raise ServerError(f"{address.shown}: {reason}", hint="update briefkit, or push with this version")
    later = [one for one in found if one.format > FORMAT and one.pushed_at > own.pushed_at]
    if later:
        day = f"{own.pushed_at:%Y-%m-%d %H:%M}"
        progress.note(f"the library was pushed by a newer briefkit since: this version answers as of {day} UTC")
    return own

"""Build a generation by several processes, and serve it in place of the one before."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from briefkit.core.progress import Progress
from briefkit.errors import ServerError
from briefkit.settings import LibrarySettings
from briefkit.storage.postgres.address import Address, connect
from briefkit.storage.postgres.assets_write import Contents, add_assets
from briefkit.storage.postgres.catalogue import BUILDING, FORMAT, OLD, SERVED, Generation
from briefkit.storage.postgres.failures import server_errors
from briefkit.storage.postgres.guard import is_guarded, public_schema
from briefkit.storage.postgres.made_rows import Word, make_rows
from briefkit.storage.postgres.schema import index_statements, schema_of
from briefkit.storage.postgres.sessions import settle_own
from briefkit.storage.postgres.snapshot import Snapshot
from briefkit.storage.postgres.tables_write import copy_made
from briefkit.storage.workers import MOST, in_batches

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

_BATCH = 1000
"""The number of files in one transaction of a process."""
_ADD = """INSERT INTO briefkit.generation (format, schema, commit, source, briefs, state)
VALUES (%s, '', %s, %s, 0, %s) RETURNING number"""
_OWN = "SELECT nspname FROM pg_namespace WHERE nspowner = current_user::regrole AND nspname ~ %s"
_SORT_HELD = "CLUSTER held USING held_pkey"
"""The positions on an issue beside each other: they are counted together. Not where the public reads: places of rows on
disk would tell how many positions lie between two of theirs."""
_TABLES = "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r' ORDER BY relname"


class _Batch(NamedTuple):
    """What a process has written, or why it could not."""

    files: int
    briefs: int = 0
    words: frozenset[Word] = frozenset()
    meant: frozenset[Word] = frozenset()
    pointers: int = 0
    failed: tuple[str, str | None] | None = None


class Loaded(NamedTuple):
    """What all processes have written."""

    briefs: int
    words: set[Word]
    meant: set[Word]
    pointers: int


def add_generation(connection: Connection, commit: str, source: str) -> tuple[int, str]:
    """Enter a new generation into the catalogue: its number, and the name of its schema."""
    with connection.transaction():
        row = connection.execute(_ADD, (FORMAT, commit, source, BUILDING)).fetchone()
        number = int(row[0]) if row else 0
        schema = schema_of(number)
        connection.execute("UPDATE briefkit.generation SET schema = %s WHERE number = %s", (schema, number))
    return number, schema


class Loading:
    """Writes files into a generation, a batch in one transaction; each process has a connection of its own."""

    def __init__(self, address: Address, schema: str, snapshot: Snapshot, library: LibrarySettings) -> None:
        self.address, self.schema, self.snapshot, self.library = address, schema, snapshot, library
        self._connection: Connection | None = None
        self._owner = 0

    def load(self, paths: Sequence[str], progress: Progress) -> Loaded:
        """Write all files: the first one has the number 1. Raises ServerError."""
        try:
            return self._load(paths, progress)
        finally:
            self.close()

    def _load(self, paths: Sequence[str], progress: Progress) -> Loaded:
        batches = [(start + 1, paths[start : start + _BATCH]) for start in range(0, len(paths), _BATCH)]
        done, briefs, words, meant, pointers = 0, 0, set[Word](), set[Word](), 0
        with closing(in_batches(batches, self.write, batch=1, worth_it=2)) as written:
            for batch in (batch for some in written for batch in some):
                if batch.failed:
                    raise ServerError(batch.failed[0], hint=batch.failed[1])
                done += batch.files
                briefs += batch.briefs
                words |= batch.words
                meant |= batch.meant
                pointers += batch.pointers
                progress.advance("pushing briefs", done, len(paths))
        return Loaded(briefs, words, meant, pointers)

    def write(self, batch: tuple[int, Sequence[str]]) -> _Batch:
        """Write one batch, given with the number of its first file, unless that has been done."""
        first, paths = batch
        try:
            with server_errors(self.address.shown):
                made = make_rows(self.snapshot, self.library, list(enumerate(paths, first)))
                contents = Contents(self.snapshot.files)
                connection = self._own_connection()
                with connection.transaction():
                    known = connection.execute("SELECT FROM file WHERE doc = %s", (first,)).fetchone()
                    if known is None:  # a process may have been killed after it had written them
                        copy_made(connection, made)
                        add_assets(connection, contents, made.assets)
        except ServerError as error:
            return _Batch(0, failed=(error.message, error.hint))
        return _Batch(len(paths), made.briefs, made.words, made.meant, contents.pointers)

    def _own_connection(self) -> Connection:
        if self._connection is None or self._owner != os.getpid():
            self._owner = os.getpid()
            self._connection = worker_connection(self.address, self.schema)
        return self._connection

    def close(self) -> None:
        """Close the connection of this process."""
        if self._connection is not None and self._owner == os.getpid():
            self._connection.close()


def worker_connection(address: Address, schema: str) -> Connection:
    """A connection that writes into a schema. What it commits is safe once a later transaction is."""
    connection = connect(address, limit=0)
    settle_own(connection)
    connection.execute(f'SET search_path TO "{schema}", pg_temp')
    connection.execute("SET synchronous_commit TO off")
    return connection


class _Statements:
    """Runs statements over the tables of a schema, each process on a connection of its own."""

    def __init__(self, address: Address, schema: str) -> None:
        self.address, self.schema = address, schema

    def run(self, statement: str) -> tuple[str, str | None] | None:
        """Run one. Returns why it failed, if it did."""
        try:
            with server_errors(self.address.shown), closing(worker_connection(self.address, self.schema)) as connection:
                connection.execute("SET maintenance_work_mem TO '256MB'")
                connection.execute(statement)
        except ServerError as error:
            return error.message, error.hint
        return None


def create_indexes(connection: Connection, address: Address, schema: str, progress: Progress) -> None:
    """Create the indexes of a schema, sort positions, and gather statistics for the planner, several at a time."""
    tables = [row[0] for row in connection.execute(_TABLES, (schema,)).fetchall()]
    for what, statements in (
        ("creating indexes", index_statements()),
        ("sorting positions", [] if is_guarded(connection, schema) else [_SORT_HELD]),
        ("gathering statistics", [f'ANALYZE "{table}"' for table in tables]),
    ):
        done = 0
        work = _Statements(address, schema).run
        with closing(in_batches(statements, work, batch=1, worth_it=2, processes=min(MOST, 4))) as ran:
            for failed in (one for some in ran for one in some):
                if failed:
                    raise ServerError(failed[0], hint=failed[1])
                done += 1
                progress.advance(what, done, len(statements))


def serve(connection: Connection, number: int, briefs: int) -> None:
    """Serve a generation from now on, in place of that of its format before."""
    with connection.transaction():
        old = "UPDATE briefkit.generation SET state = %s WHERE state = %s AND format = %s"
        connection.execute(old, (OLD, SERVED, FORMAT))
        now = "UPDATE briefkit.generation SET state = %s, briefs = %s, pushed_at = now() WHERE number = %s"
        connection.execute(now, (SERVED, briefs, number))


def remove_generation(connection: Connection, generation: Generation) -> None:
    """Remove a generation, unless somebody reads it: then a later push does."""
    from psycopg.errors import LockNotAvailable  # noqa: PLC0415 - an extra

    with suppress(LockNotAvailable), connection.transaction():
        connection.execute("SET LOCAL lock_timeout TO '200ms'")
        for schema in (generation.schema, public_schema(generation.schema)):
            connection.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')
        connection.execute("DELETE FROM briefkit.generation WHERE number = %s", (generation.number,))


def remove_unknown(connection: Connection, known: Sequence[Generation]) -> None:
    """Remove generations of this format, and of the current role, that are not among the known ones."""
    schemas = {schema for one in known for schema in (one.schema, public_schema(one.schema))}
    for (schema,) in connection.execute(_OWN, (rf"^{schema_of(0)[:-1]}\d+(_public)?$",)).fetchall():
        if schema not in schemas:
            connection.execute(f'DROP SCHEMA "{schema}" CASCADE')

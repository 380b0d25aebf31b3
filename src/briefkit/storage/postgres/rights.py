"""Who may read a library on a server: roles that read all of it, and roles that read what is public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import errors
from psycopg.sql import SQL, Composed, Identifier, Literal

from briefkit.errors import BriefkitError
from briefkit.settings import PUBLIC
from briefkit.storage.postgres.catalogue import (
    SERVED,
    Reader,
    create_catalogue,
    forget_reader,
    generations,
    note_reader,
    other_owner,
    readers,
    role_exists,
)
from briefkit.storage.postgres.embargo_day import create_day
from briefkit.storage.postgres.guard import is_guarded, let_in, public_schema, relations

if TYPE_CHECKING:
    from psycopg import Connection

CATALOGUE = "briefkit"
_FOR_PUBLIC = "number, format, schema, commit, briefs, pushed_at, state"
"""The columns of the catalogue that tell nothing of the owner's machine."""
_TIME_TO_WAIT = "5s"
_SEES_ALL = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s"
_ORDINARY = "it is a superuser, or has BYPASSRLS: name an ordinary role"
_MEMBER = "SELECT pg_has_role(%s, r.oid, 'USAGE') FROM pg_roles AS r WHERE r.rolname = %s"
_CONNECTS = "SELECT has_database_privilege(%s, current_database(), 'CONNECT')"
_NO_ROLES = ("public", "none")
"""What PostgreSQL takes for something else than a role, even in quotes."""


class Granted(NamedTuple):
    """What a grant has come to: `waits` is whether the role can read only what is pushed from now on.

    `closed` is whether the database was open to every role until now; `stays_open` and `kept_out` are whether it still
    is, and whether the role may not connect to it: who owns the library need not own the database.
    """

    reader: Reader
    waits: bool
    closed: bool
    stays_open: bool = False
    kept_out: bool = False


def grant(connection: Connection[Any], role: str, audience: str, zone: str | None = None) -> Granted:
    """Let a role read all generations of a library, and those to come, as an audience; again or as another, too.

    `zone` is the time zone in which the days of embargoes begin, for the whole library: UTC if it was never set.
    Raises BriefkitError if there is no such role or zone.
    """
    with connection.transaction():
        _wait_a_moment(connection)
        _check_owner(connection)
        _check_role(connection, role)
        if audience == PUBLIC and connection.execute(_SEES_ALL, (role,)).fetchone() == (True,):
            raise BriefkitError(f"“{role}” reads everything on the server, whatever is granted", hint=_ORDINARY)
        open_before = _is_open(connection)
        prepare(connection, zone)
        _revoke_all(connection, role)
        note_reader(connection, Reader(role, audience))
        _grant_catalogue(connection, Reader(role, audience))
        waits = False
        for one in generations(connection):
            if _exists(connection, one.schema):
                allowed = _grant_generation(connection, one.schema, Reader(role, audience))
                waits = waits or (one.state == SERVED and not allowed)
        is_open = _is_open(connection)
        kept_out = connection.execute(_CONNECTS, (role,)).fetchone() != (True,)
    return Granted(Reader(role, audience), waits, open_before and not is_open, is_open, kept_out)


def revoke(connection: Connection[Any], role: str) -> bool:
    """Take all rights on a library from a role; returns whether it had any.

    Raises BriefkitError for a role that does not exist, owns the library, or reads as a member of another.
    """
    with connection.transaction():
        _wait_a_moment(connection)
        _check_owner(connection)
        found = any(reader.role == role for reader in readers(connection))
        if found:
            _revoke_all(connection, role)
            return True
        _check_role(connection, role)
        if by := reads_through(connection, role):
            hint = f"take that from it with REVOKE in psql, or revoke “{by.role}” for all its members"
            raise BriefkitError(f"“{role}” reads as a member of “{by.role}”", hint=hint)
    return False


def reads_through(connection: Connection[Any], role: str) -> Reader | None:
    """The reader that a role is a member of, and so reads as, if there is any; of several one that reads everything."""
    groups = [one for one in readers(connection) if one.role != role and _is_member(connection, role, one.role)]
    return min(groups, key=lambda one: one.audience == PUBLIC, default=None)


def apply_rights(connection: Connection[Any], schema: str) -> None:
    """Let the readers of a library read a generation. It may be repeated, after tables or views were added."""
    for reader in readers(connection):
        _grant_generation(connection, schema, reader)


def _wait_a_moment(connection: Connection[Any]) -> None:
    connection.execute(SQL("SET LOCAL lock_timeout = {}").format(Literal(_TIME_TO_WAIT)))


def _check_owner(connection: Connection[Any]) -> None:
    if other_owner(connection):
        hint = "that is the role that pushes it"
        raise BriefkitError("only the owner of a library says who may read it", hint=hint)


def _check_role(connection: Connection[Any], role: str) -> None:
    if role in _NO_ROLES or not role_exists(connection, role):
        hint = "names are case-sensitive; whoever runs the server makes one with CREATE ROLE … LOGIN"
        raise BriefkitError(f"the server has no role “{role}”", hint=hint)
    owns = "SELECT pg_has_role(%s, nspowner, 'USAGE') FROM pg_namespace WHERE nspname = %s"
    if connection.execute(owns, (role, CATALOGUE)).fetchone() == (True,):
        raise BriefkitError(f"“{role}” owns the library, or may do all that its owner may", hint="name another role")


def _is_open(connection: Connection[Any]) -> bool:
    """Whether every role may connect to the database."""
    ask = "SELECT has_database_privilege('public', current_database(), 'CONNECT')"
    return connection.execute(ask).fetchone() == (True,)


def _is_member(connection: Connection[Any], role: str, of: str) -> bool:
    """Whether a role may do what another may."""
    return connection.execute(_MEMBER, (role, of)).fetchone() == (True,)


def _exists(connection: Connection[Any], schema: str) -> bool:
    return connection.execute("SELECT FROM pg_namespace WHERE nspname = %s", (schema,)).fetchone() is not None


def prepare(connection: Connection[Any], zone: str | None) -> None:
    """Make the catalogue, its own policy, and the day that counts for embargoes; close what PostgreSQL leaves open."""
    create_catalogue(connection)
    create_day(connection, zone)
    ask = "SELECT relrowsecurity FROM pg_class WHERE oid = 'briefkit.granted'::regclass"
    if connection.execute(ask).fetchone() == (False,):
        connection.execute("CREATE POLICY own ON briefkit.granted FOR SELECT USING (pg_has_role(role, 'MEMBER'))")
        connection.execute("ALTER TABLE briefkit.granted ENABLE ROW LEVEL SECURITY")
    database = connection.info.dbname
    for statement in (
        SQL("REVOKE CONNECT, TEMPORARY ON DATABASE {} FROM PUBLIC").format(Identifier(database)),
        SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"),
    ):
        _if_allowed(connection, statement)


def _if_allowed(connection: Connection[Any], statement: SQL | Composed) -> None:
    """Run a statement that is for the owner of the database, who need not be the owner of the library."""
    try:
        with connection.transaction():
            connection.execute(statement)
    except (errors.InsufficientPrivilege, errors.InvalidSchemaName):
        return


def _grant_catalogue(connection: Connection[Any], reader: Reader) -> None:
    to = Identifier(reader.role)
    columns = SQL("") if reader.audience != PUBLIC else SQL(f" ({_FOR_PUBLIC})")
    _if_allowed(connection, SQL("GRANT CONNECT ON DATABASE {} TO {}").format(Identifier(connection.info.dbname), to))
    for statement in (
        SQL("GRANT USAGE ON SCHEMA briefkit TO {}").format(to),
        SQL("GRANT SELECT{} ON briefkit.generation TO {}").format(columns, to),
        SQL("GRANT SELECT ON briefkit.granted TO {}").format(to),
    ):
        connection.execute(statement)


def _grant_generation(connection: Connection[Any], schema: str, reader: Reader) -> bool:
    """Whether a role may now read a generation."""
    guarded = is_guarded(connection, schema)
    public = reader.audience == PUBLIC
    if public and not guarded:
        return False
    to = Identifier(reader.role)
    connection.execute(SQL("GRANT USAGE ON SCHEMA {} TO {}").format(Identifier(schema), to))
    if public:
        connection.execute(SQL("GRANT USAGE ON SCHEMA {} TO {}").format(Identifier(public_schema(schema)), to))
        _grant_tables(connection, public_schema(schema), ["known", "state"], to)
    tables = [one.name for one in relations(connection, schema) if one.is_public or not public]
    _grant_tables(connection, schema, tables, to)
    if guarded:
        let_in(connection, schema)
    return True


def _grant_tables(connection: Connection[Any], schema: str, tables: Iterable[str], to: Identifier) -> None:
    names = SQL(", ").join(Identifier(schema, table) for table in tables)
    connection.execute(SQL("GRANT SELECT ON {} TO {}").format(names, to))


def _revoke_all(connection: Connection[Any], role: str) -> None:
    """Take a role's rights on the catalogue, on all generations, and on the database."""
    forget_reader(connection, role)
    schemas = [schema for one in generations(connection) for schema in (one.schema, public_schema(one.schema))]
    there = [schema for schema in [CATALOGUE, *schemas] if _exists(connection, schema)]
    for one in generations(connection):
        if _exists(connection, one.schema) and is_guarded(connection, one.schema):
            let_in(connection, one.schema)
    named = Identifier(role)
    for schema in map(Identifier, there):
        connection.execute(SQL("REVOKE ALL ON ALL TABLES IN SCHEMA {} FROM {}").format(schema, named))
        connection.execute(SQL("REVOKE ALL ON SCHEMA {} FROM {}").format(schema, named))
    columns = SQL("REVOKE SELECT ({}) ON briefkit.generation FROM {}")
    connection.execute(columns.format(SQL(_FOR_PUBLIC), named))
    database = Identifier(connection.info.dbname)
    _if_allowed(connection, SQL("REVOKE ALL ON DATABASE {} FROM {}").format(database, named))

"""The policies of a generation that readers for the public are held to, and what else keeps other rows from them.

They exist only in a *guarded* generation: one that was pushed while the library had such a reader. It also has no
statistics of its columns, since EXPLAIN would tell anybody what is common among rows that they may not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString, NamedTuple

from psycopg.sql import SQL, Identifier

from briefkit.settings import INTERNAL, PUBLIC, REGISTRY_FILE, SETTINGS_FILE
from briefkit.storage.postgres.catalogue import readers

if TYPE_CHECKING:
    from psycopg import Connection

_SEEN = (
    "EXISTS (SELECT FROM {schema}.file AS seen WHERE seen.doc = {table}.doc AND seen.public_from <= briefkit.today())"
)
_KNOWN = "word IN (SELECT known.word FROM {public}.known)"
_CONDITIONS: dict[str, LiteralString] = {
    "file": "public_from <= briefkit.today()",
    "asset": f"{_SEEN} OR doc = 0 AND path NOT IN ('{SETTINGS_FILE}', '{REGISTRY_FILE}')",
    "blob": "EXISTS (SELECT FROM {schema}.asset AS seen WHERE seen.hash = blob.hash)",
    "name": _KNOWN,
    "meaning": _KNOWN,
    "alike": "false",
    "event_state": "public_from <= briefkit.today()",
    "setting": "true",
}
"""Table → which of its rows are public. Of other tables these are the rows of public files, and none without `doc`."""
_RELATIONS = """
SELECT c.relname, c.relkind = 'v',
  EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'doc' AND NOT a.attisdropped)
FROM pg_class c WHERE c.relnamespace = to_regnamespace(quote_ident(%s)) AND c.relkind IN ('r', 'v')
ORDER BY c.relname"""
_WITH_STATISTICS = """
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = to_regnamespace(quote_ident(%s)) AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
  AND a.attname <> ALL (%s) ORDER BY c.relname, a.attnum"""
_TELLS_NOTHING = ["doc", "ordinal", "chunk", "place", "length"]
"""The columns whose statistics stay: numbers of files, and of what is in them."""


class Relation(NamedTuple):
    """A table or view of a generation, and whether its rows belong to a file."""

    name: str
    is_view: bool
    has_doc: bool

    @property
    def is_public(self) -> bool:
        """Whether readers for the public may ask it; a view shows what the tables under it do."""
        return self.is_view or self.has_doc or self.name in _CONDITIONS


def relations(connection: Connection[Any], schema: str) -> list[Relation]:
    """The tables and views of a generation, by name."""
    return [Relation(*row) for row in connection.execute(_RELATIONS, (schema,)).fetchall()]


def guard(connection: Connection[Any], schema: str) -> None:
    """Prepare a new generation, before its statistics are collected: with policies if the library has public readers.

    It may be repeated, after tables or views were added.
    """
    public = [reader for reader in readers(connection) if reader.audience == PUBLIC]
    if not public:
        return
    for table, column in connection.execute(_WITH_STATISTICS, (schema, _TELLS_NOTHING)).fetchall():
        names = Identifier(schema, table), Identifier(column)
        connection.execute(SQL("ALTER TABLE {} ALTER COLUMN {} SET STATISTICS 0").format(*names))
    _create_public(connection, schema)
    for one in relations(connection, schema):
        if not one.is_view:
            _protect(connection, schema, one)


def needs_guard(connection: Connection[Any], schema: str) -> bool:
    """Whether readers for the public wait for a generation that is guarded."""
    waiting = any(reader.audience == PUBLIC for reader in readers(connection))
    return waiting and not is_guarded(connection, schema)


def is_guarded(connection: Connection[Any], schema: str) -> bool:
    """Whether a generation has policies, so that public readers may be let in."""
    ask = "SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass(format('%%I.file', %s::text))"
    return connection.execute(ask, (schema,)).fetchone() == (True,)


def public_schema(schema: str) -> str:
    """The schema of what public readers see instead of the tables of a generation: the settings and the registry."""
    return f"{schema}_public"


def sees_all(connection: Connection[Any], schema: str) -> bool:
    """Whether the current role may read every row of a generation, and not only the public ones."""
    ask = "SELECT has_table_privilege(to_regclass(format('%%I.state', %s::text)), 'SELECT')"
    return connection.execute(ask, (schema,)).fetchone() == (True,)


def path_of(schema: str, *, sees_all: bool) -> str:
    """The search path, as SQL, by which a role finds the tables of a generation that it may read."""
    schemas = [schema] if sees_all else [public_schema(schema), schema]
    return SQL(", ").join(map(Identifier, [*schemas, "pg_catalog", "pg_temp"])).as_string(None)


def _create_public(connection: Connection[Any], schema: str) -> None:
    public = public_schema(schema)
    for statement in (
        SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(public)),
        SQL("CREATE TABLE IF NOT EXISTS {} (name text PRIMARY KEY, value text NOT NULL)").format(
            Identifier(public, "state")
        ),
        SQL("CREATE TABLE IF NOT EXISTS {} (word text NOT NULL)").format(Identifier(public, "known")),
    ):
        connection.execute(statement)


def _protect(connection: Connection[Any], schema: str, table: Relation) -> None:
    """Let nobody but the owner see a row of a table, and the public those that are public."""
    condition = _CONDITIONS.get(table.name, _SEEN if table.has_doc else "false")
    on = Identifier(schema, table.name)
    names = {"schema": Identifier(schema), "public": Identifier(public_schema(schema)), "table": on}
    connection.execute(SQL("DROP POLICY IF EXISTS public ON {}").format(on))
    rows = SQL(condition).format(**names)
    connection.execute(SQL("CREATE POLICY public ON {} FOR SELECT USING ({})").format(on, rows))
    connection.execute(SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(on))


def let_in(connection: Connection[Any], schema: str) -> None:
    """Let the internal readers of a guarded generation see every row: a condition that costs nothing, as it is true."""
    roles = [one.role for one in readers(connection) if one.audience == INTERNAL]
    for one in relations(connection, schema):
        if one.is_view or _policy_roles(connection, schema, one.name) == sorted(roles):
            continue
        on = Identifier(schema, one.name)
        connection.execute(SQL("DROP POLICY IF EXISTS internal ON {}").format(on))
        if roles:
            to = SQL(", ").join(map(Identifier, roles))
            connection.execute(SQL("CREATE POLICY internal ON {} FOR SELECT TO {} USING (true)").format(on, to))


def _policy_roles(connection: Connection[Any], schema: str, table: str) -> list[str]:
    ask = "SELECT roles::text[] FROM pg_policies WHERE (schemaname, tablename, policyname) = (%s, %s, 'internal')"
    found = connection.execute(ask, (schema, table)).fetchone()
    return sorted(found[0]) if found else []

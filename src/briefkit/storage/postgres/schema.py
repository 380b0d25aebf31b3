"""The tables of one generation of a served library, in a schema of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefkit.core.brief.model import Event, Issue, Judgment, Position
from briefkit.core.brief.shapes import CREDIBILITY, TRUTH, Record, Text, keys_of
from briefkit.core.judgments.stated import SCORED_BY
from briefkit.storage.index.columns import COLUMNS, HEAD, HEAD_COLUMNS, LISTS
from briefkit.storage.postgres.catalogue import FORMAT
from briefkit.storage.postgres.statements import statements_in
from briefkit.storage.postgres.views import view_statements

if TYPE_CHECKING:
    from psycopg import Connection

_HAS_LZ4 = "SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
"""Without LZ4 the bytes of files are stored as they are: to compress them otherwise takes longer than to write them."""
_TEXT, _JSON, _NUMBER = 'text COLLATE "C"', "json", "bigint"
_RECORDS: dict[str, type[Record]] = {"issue": Issue, "position": Position, "judgment": Judgment, "event": Event}
_NOT_TEXT = {"extra": _JSON, "source_extra": _JSON, "alike": _NUMBER, "issue": _NUMBER}
"""The columns beside the keys of the format that are no texts."""


def type_of(table: str, column: str) -> str:
    """The type of a column of a typed table: JSON for what is not always text, so that it comes back as it was."""
    if table == "head":
        return _TEXT if column in HEAD else _JSON if column in LISTS else _NUMBER
    key = keys_of(_RECORDS[table]).get(column)
    if key is None:
        return _NOT_TEXT.get(column, _TEXT)
    return _TEXT if isinstance(key.shape, Text) and key.shape not in (TRUTH, CREDIBILITY) else _JSON


def is_json(table: str, column: str) -> bool:
    """Whether a column of a typed table is JSON."""
    return type_of(table, column) == _JSON


def schema_of(number: int) -> str:
    """The name of the schema of a generation."""
    return f"briefkit_{FORMAT}_{number}"


def create_tables(connection: Connection, schema: str) -> None:
    """Create a schema with the empty tables of a generation, and make it the one that statements mean."""
    connection.execute(f'CREATE SCHEMA "{schema}"')
    connection.execute(f'SET search_path TO "{schema}"')
    typed = {"head": HEAD_COLUMNS, **COLUMNS}
    columns = {
        table: ", ".join(f'"{column}" {type_of(table, column)}' for column in of_table)
        for table, of_table in typed.items()
    }
    columns["alike"] = ", ".join(f'"{key}" {type_of("judgment", key)}' for key in SCORED_BY)
    for statement in statements_in("schema.sql"):
        connection.execute(statement.format_map({"columns of typed tables": "", **columns}))
    for statement in view_statements():
        connection.execute(statement)
    if connection.execute(_HAS_LZ4).fetchone() == (True,):
        connection.execute("ALTER TABLE source ALTER data SET COMPRESSION lz4")
        connection.execute("ALTER TABLE record ALTER json SET COMPRESSION lz4")
    else:
        connection.execute("ALTER TABLE source ALTER data SET STORAGE EXTERNAL")


def index_statements() -> list[str]:
    """The statements that create the indexes of a generation, in the schema that statements mean."""
    return statements_in("indexes.sql")

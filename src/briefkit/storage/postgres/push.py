"""Write a library to a PostgreSQL server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from briefkit.core.brief.split import decode
from briefkit.core.progress import SILENT, Progress
from briefkit.core.registry.names import StoredNames, names_to_json
from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE, parse_settings
from briefkit.storage.files.brief_data import read_data
from briefkit.storage.files.head import read_head
from briefkit.storage.files.walk import walked_paths
from briefkit.storage.index.names import key_in
from briefkit.storage.index.rows import content_hash, problem_row
from briefkit.storage.postgres.catalogue import BUILDING, OLD, SERVED, create_catalogue
from briefkit.storage.postgres.copying import line_of
from briefkit.storage.postgres.derived import Sources, update_derived
from briefkit.storage.postgres.guard import guard
from briefkit.storage.postgres.made_rows import FILE_COLUMNS, TABLES, MadeRows, Word, name_number
from briefkit.storage.postgres.public_edition import write_public_edition
from briefkit.storage.postgres.rights import apply_rights
from briefkit.storage.postgres.schema import FORMAT, create_tables, index_statements, schema_of
from briefkit.storage.settings_file import registry_of, settings_table

if TYPE_CHECKING:
    from psycopg import Connection

_BATCH = 500
_ADD = """INSERT INTO briefkit.generation (format, schema, commit, source, briefs, state)
VALUES (%s, '', '', %s, 0, %s) RETURNING number"""


class Pushed(NamedTuple):
    """What a push has written: the number and the schema of the generation, and its number of briefs."""

    number: int
    schema: str
    briefs: int


def push_folder(folder: Path, address: str, *, progress: Progress = SILENT) -> Pushed:
    """Serve the files of a folder as they are."""
    head = read_head(folder)
    settings = settings_table(head, folder)
    registry, findings = registry_of(head, folder)
    library = parse_settings(settings).library
    paths = walked_paths(folder, library.exclude)
    with _connected(address) as connection:
        create_catalogue(connection)
        number: int = connection.execute(_ADD, (FORMAT, str(folder), BUILDING)).fetchone()[0]  # type: ignore[index]
        schema = schema_of(number)
        connection.execute("UPDATE briefkit.generation SET schema = %s WHERE number = %s", (schema, number))
        create_tables(connection, schema)
        guard(connection, schema)
        names = names_to_json(registry)
        text = decode(head.registry) if isinstance(head.registry, bytes) else None
        registry_text = text if isinstance(text, str) else None
        _write_state(connection, {"settings": settings, "names": names, "registry": registry_text})
        for name, data in zip((SETTINGS_FILE, REGISTRY_FILE), head, strict=True):
            if isinstance(data, bytes):
                hashed = content_hash(data)
                connection.execute("INSERT INTO asset (doc, path, hash) VALUES (0, %s, %s)", (name, hashed))
                connection.execute(
                    "INSERT INTO blob (hash, data) VALUES (%s, %s) ON CONFLICT DO NOTHING", (hashed, data)
                )
        problems = [line_of((0, place, *problem_row(found))) for place, found in enumerate(findings)]
        _copy(connection, "problem", problems)
        briefs, words, meant = 0, set[Word](), set[Word]()
        for start in range(0, len(paths), _BATCH):
            made = MadeRows(library)
            for doc, path in enumerate(paths[start : start + _BATCH], start + 1):
                made.add(doc, path, read_data(folder, path))
            for table in TABLES:
                _copy(connection, table, made.lines[table])
            briefs += made.briefs
            words |= made.words
            meant |= made.meant
            progress.advance("pushing briefs", min(start + _BATCH, len(paths)), len(paths))
        stored = StoredNames(names)
        _copy(
            connection, "name", [line_of((name_number(*word), *word, key_in(stored, *word))) for word in sorted(words)]
        )
        update_derived(connection, Sources(registry, library), meant)
        connection.execute("SELECT setval(pg_get_serial_sequence('file', 'doc'), %s, false)", (len(paths) + 1,))
        for statement in index_statements():
            connection.execute(statement)
        write_public_edition(connection, schema)
        apply_rights(connection, schema)
        old = "UPDATE briefkit.generation SET state = %s WHERE state = %s AND format = %s"
        connection.execute(old, (OLD, SERVED, FORMAT))
        now = "UPDATE briefkit.generation SET state = %s, briefs = %s, pushed_at = now() WHERE number = %s"
        connection.execute(now, (SERVED, briefs, number))
        connection.commit()
        connection.execute("ANALYZE")
    return Pushed(number, schema, briefs)


@contextmanager
def _connected(address: str) -> Iterator[Connection]:
    import psycopg  # noqa: PLC0415 - an extra

    with psycopg.connect(address) as connection:
        yield connection


def _write_state(connection: Connection, values: dict[str, Any]) -> None:
    for name, value in values.items():
        text = json.dumps(value, default=str)
        packed = f"{crc32(text.encode()):08x}{text}"
        connection.execute("INSERT INTO state (name, value) VALUES (%s, %s)", (name, packed))


def _copy(connection: Connection, table: str, lines: Iterable[str]) -> None:
    columns = f" ({FILE_COLUMNS})" if table == "file" else ""
    if data := "".join(lines).encode():
        with connection.cursor().copy(f"COPY {table}{columns} FROM STDIN") as copy:
            copy.write(data)

"""What the index knows about files: their names, their problems, and keys that are not part of the format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefkit.core.text.words import fold
from briefkit.settings import REGISTRY_FILE
from briefkit.storage.index.connection import Connection

if TYPE_CHECKING:
    from briefkit.core.diagnostic import Diagnostic, Unlisted

_COLUMNS = "coalesce(path, ?1), rule, message, line, column_, hint, unlists"
_PROBLEMS = f"SELECT {_COLUMNS} FROM problem LEFT JOIN file USING (doc)"  # noqa: S608 - constants
_BY_PATH = "ORDER BY problem.doc > 0, path, place"
_UNLISTED = f"""
SELECT {_COLUMNS}, total FROM (
  SELECT *, row_number() OVER (PARTITION BY doc ORDER BY place) AS number, count(*) OVER (PARTITION BY doc) AS total
  FROM problem WHERE unlists <> 0 AND doc IN (
    SELECT doc FROM (SELECT DISTINCT doc FROM problem WHERE unlists <> 0) AS found LEFT JOIN file USING (doc)
    ORDER BY doc > 0, path LIMIT ?2)
) AS problem LEFT JOIN file USING (doc) WHERE number <= ?3 {_BY_PATH}
"""  # noqa: S608 - constants


def headings(connection: Connection, holding: str) -> list[tuple[str, str, str]]:
    """The (id, path, title) of every brief whose folded id contains a text, by path."""
    ask = (
        "SELECT id, path, title FROM file WHERE id IN (SELECT id FROM file WHERE id IS NOT NULL AND "
        "(instr(lower(id), ?) > 0 OR length(id) <> length(CAST(id AS BLOB)))) ORDER BY path"  # SQL folds ASCII only
    )
    return [row for row in connection.execute(ask, (holding,)) if holding in fold(row[0])]


def files_named(connection: Connection, name: str) -> list[str]:
    """The file at a path, otherwise the files whose name without the suffix is `name`."""
    from briefkit.storage.files.brief_data import files_named  # noqa: PLC0415 - only edits need files

    ask = "SELECT path FROM file WHERE path = ?1 UNION SELECT path FROM file WHERE id = ?1 OR id IS NULL"
    return files_named((row[0] for row in connection.execute(ask, (name,))), name)


def own_keys(connection: Connection) -> frozenset[str]:
    """The paths of keys that are not part of the format."""
    return frozenset(row[0] for row in connection.execute("SELECT DISTINCT path FROM own_key"))


def findings(connection: Connection, *, unlisting: bool) -> Sequence[Diagnostic]:
    """The problems in the registry and the briefs, or only those that keep a brief from being listed."""
    ask = f"{_PROBLEMS} WHERE unlists >= ?2 {_BY_PATH}"
    return _findings(connection.execute(ask, (REGISTRY_FILE, int(unlisting))).fetchall())


def unlisted(connection: Connection, most: int, of_each: int) -> Unlisted:
    """Of the first `most` files that cannot be listed the first `of_each` reasons, and how many more there are."""
    rows = connection.execute(_UNLISTED, (REGISTRY_FILE, most, of_each)).fetchall()
    count = "SELECT count(DISTINCT doc) FROM problem WHERE unlists <> 0"
    more = {path: total - of_each for path, *_, total in rows if total > of_each}
    return _findings([row[:-1] for row in rows]), int(connection.execute(count).fetchone()[0]), more


def _findings(rows: Sequence[tuple[Any, ...]]) -> Sequence[Diagnostic]:
    if not rows:
        return []
    from briefkit.core.diagnostic import Diagnostic  # noqa: PLC0415 - usually nothing is wrong

    return [
        Diagnostic(rule, message, line, column, hint, bool(unlists), path)
        for path, rule, message, line, column, hint, unlists in rows
    ]

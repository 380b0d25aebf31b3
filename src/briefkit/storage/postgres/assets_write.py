"""Store the files that briefs refer to, each content once, and those with which the house prints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from briefkit.settings import REGISTRY_FILE, SETTINGS_FILE, BrandSettings
from briefkit.storage.files.assets import house_assets
from briefkit.storage.files.door import MEDIA
from briefkit.storage.files.library_files import LibraryFiles
from briefkit.storage.index.rows import content_hash
from briefkit.storage.postgres.copying import copy_rows
from briefkit.storage.postgres.made_rows import Numbered

if TYPE_CHECKING:
    import psycopg

    Connection = psycopg.Connection[tuple[Any, ...]]

HOUSE = 0
"""The number that stands for the house among those of files."""
POINTER = b"version https://git-lfs.github.com/spec/"
"""How a file begins that stands for another one, which is kept by Git LFS."""


class Contents:
    """The hashes of the files at some paths, each read once. It counts files that stand for others."""

    def __init__(self, files: LibraryFiles) -> None:
        self.files = files
        self.pointers = 0
        self._known: dict[str, bytes | None] = {}

    def hash(self, path: str) -> bytes | None:
        """The hash of a file; None if it is not there or cannot be read."""
        if path not in self._known:
            data = self.read(path)
            self.pointers += data is not None and data.startswith(POINTER)
            self._known[path] = None if data is None else content_hash(data)
        return self._known[path]

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, or None."""
        try:
            return self.files.read(path, MEDIA)
        except OSError:
            return None


def add_assets(connection: Connection, contents: Contents, wanted: Iterable[Numbered]) -> None:
    """Add what some briefs refer to, given by the numbers of the briefs and the paths that they may mean."""
    found, missing, of_hash = list[Sequence[Any]](), list[Numbered](), dict[bytes, str]()
    for doc, path in dict.fromkeys(wanted):
        if (hashed := contents.hash(path)) is None:
            missing.append((doc, path))
        else:
            found.append((doc, path, hashed))
            of_hash[hashed] = path
    _add_blobs(connection, contents, of_hash)
    copy_rows(connection, "asset", found)
    copy_rows(connection, "wanted", missing)


def _add_blobs(connection: Connection, contents: Contents, of_hash: dict[bytes, str]) -> None:
    """Add contents that are not there yet, in the order of their hashes: so two processes never wait for each other."""
    there = connection.execute("SELECT hash FROM blob WHERE hash = ANY(%s)", (list(of_hash),)).fetchall()
    for hashed in sorted(of_hash.keys() - {row[0] for row in there}):
        data = contents.read(of_hash[hashed])
        if data is not None and content_hash(data) == hashed:  # a folder may change meanwhile
            add = "INSERT INTO blob (hash, data) VALUES (%s, %b) ON CONFLICT DO NOTHING"
            connection.execute(add, (hashed, data))


def write_house(connection: Connection, contents: Contents, brand: BrandSettings) -> bool:
    """Store what the house prints with, and the settings and the registry as they are. Returns whether any changed."""
    paths = [SETTINGS_FILE, REGISTRY_FILE, *house_assets(contents.files, brand)]
    now = {(path, hashed) for path in paths if (hashed := contents.hash(path)) is not None}
    before = set(connection.execute("SELECT path, hash FROM asset WHERE doc = %s", (HOUSE,)).fetchall())
    if now != before:
        connection.execute("DELETE FROM asset WHERE doc = %s", (HOUSE,))
        add_assets(connection, contents, [(HOUSE, path) for path, _ in sorted(now)])
    return now != before


def update_assets(connection: Connection, contents: Contents, changed: Collection[str] | None) -> bool:
    """Bring what briefs refer to up to date, at some paths or at all. Returns whether anything changed."""
    which, values = ("", ()) if changed is None else ("WHERE path = ANY(%s)", (list(changed),))
    tables = "SELECT path, hash FROM asset {0} AND doc <> 0 UNION SELECT path, NULL FROM wanted {0}"
    ask = tables.format(which or "WHERE true")
    rows = connection.execute(ask, values * 2).fetchall()
    altered = [path for path, hashed in rows if contents.hash(path) != hashed]
    if altered:
        docs: list[Numbered] = []
        for table in ("asset", "wanted"):
            remove = f"DELETE FROM {table} WHERE path = ANY(%s) AND doc <> 0 RETURNING doc, path"  # noqa: S608 - constants
            docs += connection.execute(remove, (altered,)).fetchall()
        add_assets(connection, contents, sorted(docs))
    return bool(altered)


def remove_unused_blobs(connection: Connection) -> None:
    """Remove contents that nothing refers to any more."""
    connection.execute("DELETE FROM blob WHERE NOT EXISTS (SELECT FROM asset WHERE asset.hash = blob.hash)")

"""The files that were pushed: those of briefs, and what briefs and the house use."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from briefkit.storage.index.connection import Connection


def files_at(connection: Connection, paths: Sequence[str]) -> dict[str, bytes]:
    """The bytes of the files of briefs at some paths."""
    ask = "SELECT path, data FROM source JOIN file USING (doc) WHERE path IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(ask, (json.dumps([*paths]),)))


def asset_hash(connection: Connection, path: str) -> bytes | None:
    """The hash of an asset; None if there is none at this path."""
    found = connection.execute("SELECT hash FROM asset WHERE path = ? LIMIT 1", (path,)).fetchone()
    return found[0] if found else None


def asset_paths(connection: Connection, folder: str) -> list[str]:
    """The paths of the assets in a folder and in those below it, sorted."""
    within = f"{folder}/" if folder else ""
    ask = "SELECT DISTINCT path FROM asset WHERE substr(path, 1, length(CAST(? AS text))) = ? ORDER BY path"
    return [path for (path,) in connection.execute(ask, (within, within))]


def asset_bytes(connection: Connection, hash_: bytes) -> bytes | None:
    """The bytes with a hash."""
    found = connection.execute("SELECT data FROM blob WHERE hash = ?", (hash_,)).fetchone()
    return found[0] if found else None


def served_hashes(connection: Connection, hashes: Collection[bytes]) -> set[bytes]:
    """Those of some hashes that are those of assets."""
    ask = "SELECT DISTINCT hash FROM asset WHERE hash = ANY (CAST(? AS bytea[]))"
    return {hash_ for (hash_,) in connection.execute(ask, ([*hashes],))}

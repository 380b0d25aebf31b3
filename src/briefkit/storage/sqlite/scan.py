"""A scan of a library's folder against the manifest of the index."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any, NamedTuple

from briefkit.storage.files.head import Head, read_head
from briefkit.storage.files.walk import PART, Manifest, unpack, walk
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.index.state import get_json

_RESOLUTION = 2_000_000_000
"""Nanoseconds after which every file system gives a changed file a new time (FAT has a resolution of two seconds)."""
_CTIME = 2 if os.name == "posix" else 1  # elsewhere ctime is the time of creation
_FEW = 200


class Changes(NamedTuple):
    """Files that are changed or new, removed files, and which of the first are new."""

    changed: list[str]
    removed: list[str]
    new: set[str]


class Scan:
    """The state of a folder. A file that has just changed could change again without getting a new time: such *racy*
    files are compared by content in the next scan."""

    def __init__(self, library: Path, connection: sqlite3.Connection) -> None:
        self.library = library
        self.connection = connection
        self.started = time.time_ns()
        self.head = read_head(library)
        self.same_head = is_head(connection, self.head)
        self.settings = get_json(connection, "settings", {}) if self.same_head else self._new_settings()
        self.walked = walk(library, self.settings.get("library", {}).get("exclude", ()))
        self.parts = self.walked.parts()
        self.racy: list[str] = get_json(connection, "racy", [])
        self.stale_parts = self._stale_parts()
        self.current = (
            self.same_head and self.stale_parts == [] and len(self.racy) <= _FEW and all(map(self.is_same, self.racy))
        )

    def _new_settings(self) -> dict[str, Any]:
        """The settings in the folder, which say what is walked. Raises SettingsError."""
        from briefkit.storage.settings_file import settings_table  # noqa: PLC0415 - only if something has changed

        return settings_table(self.head, self.library)

    def _stale_parts(self) -> list[int] | None:
        """The parts of the walk with changed files; None if files were added or removed."""
        ask = "SELECT names = ?, numbers = ? FROM manifest WHERE part = ?"
        same = [self.connection.execute(ask, (*part, at)).fetchone() for at, part in enumerate(self.parts, 1)]
        if not all(row and row[0] for row in same) or self._count_parts() != len(same):
            return None
        return [at for at, row in enumerate(same, 1) if not row[1]]

    def _count_parts(self) -> int:
        number: int = self.connection.execute("SELECT count(*) FROM manifest").fetchone()[0]
        return number

    def changes(self) -> Changes:
        """The difference between the folder and the manifest. Raises DamagedError."""
        if self.stale_parts is None:
            before = self._manifest("ORDER BY part", ())
            changed, removed = self.walked.changes_since(before)
            return Changes(changed, removed, set(changed).difference(before.names))
        changed = []
        for at in self.stale_parts:
            part = self.walked.part((at - 1) * PART)
            changed += part.changes_since(self._manifest("WHERE part = ?", (at,)))[0]
        return Changes(changed, [], set())

    @property
    def settled(self) -> bool:
        """Whether the racy files are now old enough for their times to be trusted."""
        if not self.racy:
            return False
        return not set(self.racy) & set(self.recent())

    def recent(self) -> list[str]:
        """The files that are racy in this scan."""
        return self.walked.since(self.started - _RESOLUTION, _CTIME)

    def is_same(self, name: str) -> bool:
        """Whether a file's content is the same as in the index."""
        from briefkit.storage.files.brief_data import shown_path  # noqa: PLC0415 - rarely needed
        from briefkit.storage.files.door import BRIEF, read_file  # noqa: PLC0415
        from briefkit.storage.index.rows import content_hash  # noqa: PLC0415

        found = self.connection.execute("SELECT hash FROM file WHERE path = ?", (shown_path(name),)).fetchone()
        try:
            return found is not None and found[0] == content_hash(read_file(self.library, name, BRIEF))
        except (OSError, UnicodeEncodeError):
            return False

    def _manifest(self, which: str, values: tuple[int, ...]) -> Manifest:
        """Some parts of the manifest in the index. Raises DamagedError."""
        manifest = Manifest()
        ask = f"SELECT names, numbers FROM manifest {which}"  # noqa: S608 - constants
        for names, numbers in self.connection.execute(ask, values):
            try:
                part = unpack(names, numbers)
            except ValueError as error:
                raise DamagedError(str(error)) from error
            manifest.names += part.names
            manifest.numbers += part.numbers
        return manifest


def is_head(connection: sqlite3.Connection, head: Head) -> bool:
    """Whether an index was made with these settings and this registry."""
    found = connection.execute("SELECT value = ? FROM state WHERE name = 'head'", (head.fingerprint,)).fetchone()
    return bool(found and found[0])

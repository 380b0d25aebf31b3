"""Update an index from its folder: read what has changed, and nothing else."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from briefkit.core.progress import Progress
from briefkit.storage.files.door import is_taken
from briefkit.storage.files.head import read_head
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.index.state import set_json, set_state
from briefkit.storage.sqlite.file import FORMAT, WAITING, IndexFile
from briefkit.storage.sqlite.scan import Scan, is_head

_STEP = 20_000
"""The number of files between two states from which an interrupted build can continue."""


class Refresh:
    """Updates the index of a library."""

    def __init__(self, library: Path, file: IndexFile, progress: Progress) -> None:
        self.library = library
        self.file = file
        self.progress = progress

    def connection(self) -> sqlite3.Connection:
        """The index, up to date. Raises UnavailableError, DamagedError, sqlite3.Error, SettingsError."""
        scan, seal = None, self.file.read_seal()
        if self.file.is_sealed():
            connection = self.file.connect()
            if _format_of(connection) == FORMAT:
                scan = Scan(self.library, connection)
                if scan.current and not scan.settled:
                    return connection
        with self.file.lock(lambda: self.progress.note(WAITING)):
            if scan is None or self.file.read_seal() != seal:  # another process has written since our scan
                scan = Scan(self.library, self._intact())
            if scan.current:
                self._settle(scan)
            else:
                self._update(scan)
            return scan.connection

    def as_left(self) -> sqlite3.Connection | None:
        """The index as the last writer left it, whatever briefs have changed since; None if it cannot answer.

        It cannot if it is damaged, or was made with other settings or another registry.
        """
        if not self.file.is_sealed():
            return None
        connection = self.file.connect()
        return connection if _format_of(connection) == FORMAT and is_head(connection, read_head(self.library)) else None

    def rebuilt(self, reason: str) -> sqlite3.Connection:
        """The index, rebuilt from scratch."""
        with self.file.lock():
            self.progress.note(f"the index {reason}: rebuilding it")
            scan = Scan(self.library, self.file.create())
            self._update(scan)
            return scan.connection

    def _intact(self) -> sqlite3.Connection:
        """The index as it is, or an empty one in its place. Needs the lock."""
        if not is_taken(self.file.path.parent, self.file.path.name):
            return self.file.create()
        if self.file.is_sealed() or self.file.is_unfinished():
            connection = self.file.connect()
            try:
                if not self.file.is_sealed():
                    self.file.check_integrity(connection)
                    self.file.seal()
                if _format_of(connection) == FORMAT:
                    return connection
                reason = "is from another version of briefkit"
            except DamagedError:
                reason = "was left unfinished and is damaged"
            connection.close()
        else:
            reason = "was changed by another program"
        self.progress.note(f"the index {reason}: rebuilding it")
        return self.file.create()

    def _settle(self, scan: Scan) -> None:
        """Note that racy files have not changed since."""
        if scan.settled:
            with self.file.writing(scan.connection):
                set_json(scan.connection, "racy", [])

    def _update(self, scan: Scan) -> None:
        """Read what has changed. If that is interrupted, the next update continues from there."""
        with self.file.writing(scan.connection):
            if not scan.same_head:
                _read_head(scan)
            self._take_files(scan)

    def _take_files(self, scan: Scan) -> None:
        from briefkit.storage.sqlite.write import (  # noqa: PLC0415 - only if something has changed
            add_part,
            create_indexes,
            drop_indexes,
            remove_files,
            update_manifest,
            write_manifest,
        )

        connection = scan.connection
        changed, removed, new = scan.changes()
        changed += _changed_since(scan, changed)
        several = len(changed) > _STEP
        connection.execute("BEGIN IMMEDIATE")
        remove_files(connection, [*removed, *(name for name in changed if name not in new)])
        if several:
            drop_indexes(connection)
            write_manifest(connection, scan.walked.only(set(scan.walked.names).difference(changed)))
        done: list[str] = []
        for names in self._read(connection, changed):
            done += names
            if several and len(done) >= _STEP:
                add_part(connection, scan.walked.only(set(done)))
                connection.execute("COMMIT")
                connection.execute("BEGIN IMMEDIATE")
                done = []
        create_indexes(connection)
        if several or scan.stale_parts is None:
            write_manifest(connection, scan.walked)
        else:
            update_manifest(connection, scan.parts, scan.stale_parts)
        set_json(connection, "racy", scan.recent())
        connection.execute("COMMIT")

    def _read(self, connection: sqlite3.Connection, paths: Sequence[str]) -> Iterable[Sequence[str]]:
        """Read files and write their rows, one batch at a time. Yields the names that are done."""
        if not paths:
            return
        from briefkit.storage.index.rows import read_rows  # noqa: PLC0415 - only if something has changed
        from briefkit.storage.sqlite.write import Terms, add_files  # noqa: PLC0415
        from briefkit.storage.workers import in_batches  # noqa: PLC0415

        number, terms = 0, Terms(connection)
        for rows in in_batches(paths, functools.partial(read_rows, self.library)):
            add_files(connection, rows, terms)
            names = paths[number : number + len(rows)]
            number += len(rows)
            self.progress.advance("reading briefs", number, len(paths))
            yield names


def _read_head(scan: Scan) -> None:
    """Store settings and registry. Raises SettingsError."""
    from briefkit.core.registry.names import names_to_json  # noqa: PLC0415 - only if something has changed
    from briefkit.storage.index.names import update_names  # noqa: PLC0415
    from briefkit.storage.index.rows import problem_row  # noqa: PLC0415
    from briefkit.storage.settings_file import registry_of  # noqa: PLC0415

    registry, findings = registry_of(scan.head, scan.library)
    connection = scan.connection
    connection.execute("BEGIN IMMEDIATE")
    set_json(connection, "settings", scan.settings)
    set_json(connection, "names", names_to_json(registry))
    update_names(connection)
    connection.execute("DELETE FROM problem WHERE doc = 0")
    connection.executemany(
        "INSERT INTO problem (doc, place, rule, message, line, column_, hint, unlists) VALUES (0,?,?,?,?,?,?,?)",
        [(place, *problem_row(item)) for place, item in enumerate(findings)],
    )
    set_state(connection, "head", scan.head.fingerprint)
    connection.execute("COMMIT")


def _format_of(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def _changed_since(scan: Scan, changed: Collection[str]) -> list[str]:
    """The racy files that have changed since, beside those that are known to have."""
    racy = set(scan.racy).difference(changed).intersection(scan.walked.names) if scan.racy else ()
    return [name for name in racy if not scan.is_same(name)]

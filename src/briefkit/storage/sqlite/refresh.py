"""Bringing an index up to date with its folder: what has changed is read again, and nothing else."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefkit.core.ports import Progress
from briefkit.storage.sqlite.file import FORMAT, DamagedError, IndexFile
from briefkit.storage.sqlite.look import Look
from briefkit.storage.sqlite.state import set_json, set_state

_PART = 20_000
"""So many files are read between two states that an interrupted build can go on from."""


class Refresh:
    """The way from what an index says of a library to what its folder holds."""

    def __init__(self, library: Path, file: IndexFile, progress: Progress) -> None:
        self.library = library
        self.file = file
        self.progress = progress

    def connection(self) -> sqlite3.Connection:
        """The index, up to date. Raises UnavailableError, DamagedError, sqlite3.Error, SettingsError."""
        look, seal = None, self.file.told()
        if self.file.is_sealed():
            connection = self.file.connect()
            if _format_of(connection) == FORMAT:
                look = Look(self.library, connection)
                if look.current and not look.settled:
                    return connection
        with self.file.lock(lambda: self.progress.note("waiting for another briefkit that is at work on the index")):
            if look is None or self.file.told() != seal:  # another one has been at work since we looked
                look = Look(self.library, self._sound())
            if look.current:
                self._settle(look)
            else:
                self._bring_up(look)
            return look.connection

    def as_left(self) -> sqlite3.Connection | None:
        """The index as the last writer left it, whatever has changed since; None where it is not sound."""
        if not self.file.is_sealed():
            return None
        connection = self.file.connect()
        return connection if _format_of(connection) == FORMAT else None

    def renewed(self, reason: str) -> sqlite3.Connection:
        """The index, made from nothing."""
        with self.file.lock():
            self.progress.note(f"the index {reason}: making it anew")
            look = Look(self.library, self.file.create())
            self._bring_up(look)
            return look.connection

    def _sound(self) -> sqlite3.Connection:
        """The index as it is, or a new one in its place. Only under the lock."""
        if not self.file.path.exists():
            return self.file.create()
        if self.file.is_sealed() or self.file.is_unfinished():
            connection = self.file.connect()
            try:
                if not self.file.is_sealed():
                    self.file.examine(connection)
                    self.file.seal()
                if _format_of(connection) == FORMAT:
                    return connection
                reason = "is of another version of briefkit"
            except DamagedError:
                reason = "was left unfinished and is damaged"
            connection.close()
        else:
            reason = "was changed by something else than briefkit"
        self.progress.note(f"the index {reason}: making it anew")
        return self.file.create()

    def _settle(self, look: Look) -> None:
        """Note that files which changed a moment ago have not changed since."""
        if look.settled:
            with self.file.written(look.connection):
                set_json(look.connection, "racy", [])

    def _bring_up(self, look: Look) -> None:
        """Read what has changed. Where that is interrupted, the next one goes on from what is written."""
        with self.file.written(look.connection):
            if not look.same_head:
                _take_head(look)
            self._take_files(look)

    def _take_files(self, look: Look) -> None:
        from briefkit.storage.sqlite.write import (  # noqa: PLC0415 - only where something has changed
            add_part,
            drop_orders,
            make_orders,
            remove_files,
            update_manifest,
            write_manifest,
        )

        connection = look.connection
        changed, gone, new = look.changes()
        if look.racy:
            doubtful = set(look.racy).difference(changed).intersection(look.walked.names)
            changed += [name for name in doubtful if not look.is_same(name)]
        several = len(changed) > _PART
        connection.execute("BEGIN IMMEDIATE")
        remove_files(connection, [*gone, *(name for name in changed if name not in new)])
        if several:
            drop_orders(connection)
            write_manifest(connection, look.walked.only(set(look.walked.names).difference(changed)))
        done: list[str] = []
        for names in self._read(connection, changed):
            done += names
            if several and len(done) >= _PART:
                add_part(connection, look.walked.only(set(done)))
                connection.execute("COMMIT")
                connection.execute("BEGIN IMMEDIATE")
                done = []
        make_orders(connection)
        if several or look.stale_parts is None:
            write_manifest(connection, look.walked)
        else:
            update_manifest(connection, look.parts, look.stale_parts)
        set_json(connection, "racy", look.young())
        connection.execute("COMMIT")

    def _read(self, connection: sqlite3.Connection, paths: Sequence[str]) -> Iterable[Sequence[str]]:
        """Read files and write their rows, a batch at a time. Yields the names that are done."""
        if not paths:
            return
        from briefkit.storage.sqlite.rows import read_rows  # noqa: PLC0415 - only where something has changed
        from briefkit.storage.sqlite.write import Terms, add_files  # noqa: PLC0415
        from briefkit.storage.workers import in_batches  # noqa: PLC0415

        number, terms = 0, Terms(connection)
        for rows in in_batches(paths, functools.partial(read_rows, self.library)):
            add_files(connection, rows, terms)
            names = paths[number : number + len(rows)]
            number += len(rows)
            self.progress.advance("reading briefs", number, len(paths))
            yield names


def _take_head(look: Look) -> None:
    """Read settings and registry. Raises SettingsError."""
    from briefkit.core.registry.names import names_to_json  # noqa: PLC0415 - only where something has changed
    from briefkit.storage.settings_file import read_registry, read_settings_table  # noqa: PLC0415
    from briefkit.storage.sqlite.names import rename  # noqa: PLC0415
    from briefkit.storage.sqlite.rows import problem_row  # noqa: PLC0415

    settings = read_settings_table(look.library)
    registry, findings = read_registry(look.library)
    connection = look.connection
    connection.execute("BEGIN IMMEDIATE")
    set_json(connection, "settings", settings)
    set_json(connection, "names", names_to_json(registry))
    rename(connection)
    connection.execute("DELETE FROM problem WHERE doc = 0")
    connection.executemany(
        "INSERT INTO problem (doc, place, rule, message, line, column_, hint, unlists) VALUES (0,?,?,?,?,?,?,?)",
        [(place, *problem_row(item)) for place, item in enumerate(findings)],
    )
    set_state(connection, "head", look.head_bytes())
    connection.execute("COMMIT")
    look.walk_by(settings)


def _format_of(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number

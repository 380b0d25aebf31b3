"""Bringing an index up to date with its folder: what has changed is read again, and nothing else."""

from __future__ import annotations

import functools
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from briefkit.config import REGISTRY_FILE, SETTINGS_FILE
from briefkit.core.talk import Talk
from briefkit.storage.index_file import FORMAT, DamagedError, IndexFile
from briefkit.storage.index_state import get_state, set_state
from briefkit.storage.walk import NUMBERS, Manifest, unpack, walk

_TELLING = 2_000_000_000
"""Nanoseconds after which every file system gives a changed file another time (FAT counts in steps of two seconds)."""
_CTIME = 2 if os.name == "posix" else 1  # elsewhere ctime is when a file was made
_PART = 4000


class Refresh:
    """One look at a library: what the index says of it, what the folder holds, and the way from one to the other."""

    def __init__(self, library: Path, file: IndexFile, talk: Talk) -> None:
        self.library = library
        self.file = file
        self.talk = talk

    def connection(self) -> sqlite3.Connection:
        """The index, up to date. Raises UnavailableError, DamagedError, sqlite3.Error, SettingsError."""
        if self.file.is_sealed():
            connection = self.file.connect()
            if self._is_current(connection):
                return connection
            connection.close()
        with self.file.lock(lambda: self.talk.say("waiting for another briefkit that is at work on the index")):
            connection = self._sound()
            if not self._is_current(connection):
                self._bring_up(connection)
            return connection

    def renewed(self, reason: str) -> sqlite3.Connection:
        """The index, made from nothing."""
        with self.file.lock():
            self.talk.say(f"the index {reason}: making it anew")
            connection = self.file.create()
            self._is_current(connection)
            self._bring_up(connection)
            return connection

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
        self.talk.say(f"the index {reason}: making it anew")
        return self.file.create()

    def _is_current(self, connection: sqlite3.Connection) -> bool:
        """Whether the index answers for the folder as it is now; what was seen is kept for `_bring_up`."""
        if _format_of(connection) != FORMAT:
            return False
        self.started = time.time_ns()
        self.head = head_of(self.library)
        self.same_head = get_state(connection, "head") == b"\n".join(self.head.packed())
        if not self.same_head:
            return False
        told = json.loads(get_state(connection, "settings") or "{}")
        self.walked = walk(self.library, told.get("library", {}).get("exclude", ()))
        if get_state(connection, "racy") != "[]":
            return False
        names, numbers = self.walked.packed()
        same = connection.execute("SELECT names = ? AND numbers = ? FROM manifest", (names, numbers)).fetchall()
        return same == [(1,)]

    def _bring_up(self, connection: sqlite3.Connection) -> None:
        """Read what has changed. Only under the lock; the file is sealed again even where it is interrupted."""
        self.file.unseal()
        connection.execute("PRAGMA synchronous = OFF")  # one fsync before the seal does as much
        if self._is_empty(connection):
            connection.execute("PRAGMA cache_size = -65536")
        try:
            if not self.same_head:
                self._take_head(connection)
            self._take_files(connection)
        except sqlite3.Error:
            raise
        except BaseException:  # interrupted: what is written is written, and the next one goes on from there
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self.file.seal()
            raise
        self.file.seal()

    @staticmethod
    def _is_empty(connection: sqlite3.Connection) -> bool:
        return connection.execute("SELECT 1 FROM file LIMIT 1").fetchone() is None

    def _take_head(self, connection: sqlite3.Connection) -> None:
        from briefkit.core.names import names_to_json  # noqa: PLC0415 - only where something has changed
        from briefkit.storage.index_rows import problem_row  # noqa: PLC0415
        from briefkit.storage.settings_file import read_registry, read_settings_table  # noqa: PLC0415

        settings = read_settings_table(self.library)
        registry, findings = read_registry(self.library)
        connection.execute("BEGIN IMMEDIATE")
        set_state(connection, "settings", json.dumps(settings, default=str))
        set_state(connection, "names", json.dumps(names_to_json(registry), ensure_ascii=False))
        connection.execute("DELETE FROM problem WHERE doc = 0")
        connection.executemany(
            "INSERT INTO problem (doc, place, rule, message, line, column_, hint, unlists) VALUES (0,?,?,?,?,?,?,?)",
            [(place, *problem_row(item.finding)) for place, item in enumerate(findings)],
        )
        _forget_items(connection)
        young = any(number >= self.started - _TELLING for number in self.head.numbers[_CTIME::NUMBERS])
        set_state(connection, "head", b"\n".join(self.head.packed()) + b"?" * young)  # young: looked at once more
        connection.execute("COMMIT")
        self.walked = walk(self.library, settings.get("library", {}).get("exclude", ()))

    def _take_files(self, connection: sqlite3.Connection) -> None:
        from briefkit.storage.index_write import add_part, part_of, remove_files, write_manifest  # noqa: PLC0415

        now, before = self.walked.files(), _manifest_of(connection)
        racy = set(json.loads(get_state(connection, "racy") or "[]"))
        changed = [name for name, numbers in now.items() if before.get(name) != numbers]
        doubtful = [name for name in racy if name in now and before.get(name) == now[name]]
        changed += [name for name in doubtful if not self._is_same(connection, name)]
        gone = [name for name in before if name not in now]
        several = len(changed) > _PART
        connection.execute("BEGIN IMMEDIATE")
        remove_files(connection, [*gone, *(name for name in changed if name in before)])
        if several:
            again = set(changed)
            kept = [name for name in before if name in now and name not in again]
            write_manifest(connection, part_of(self.walked, now, kept))
        done: list[str] = []
        for names in self._read(connection, changed):
            done += names
            if several and len(done) >= _PART:
                add_part(connection, part_of(self.walked, now, done))
                connection.execute("COMMIT")
                connection.execute("BEGIN IMMEDIATE")
                done = []
        write_manifest(connection, self.walked)
        set_state(connection, "racy", json.dumps(self._racy(now), ensure_ascii=True))
        connection.execute("COMMIT")

    def _read(self, connection: sqlite3.Connection, paths: Sequence[str]) -> Iterable[Sequence[str]]:
        """Read files and write their rows, a batch at a time. Yields the names that are done."""
        if not paths:
            return
        from briefkit.storage.index_rows import read_rows  # noqa: PLC0415 - only where something has changed
        from briefkit.storage.index_workers import in_batches  # noqa: PLC0415
        from briefkit.storage.index_write import add_files  # noqa: PLC0415

        number = 0
        for rows in in_batches(paths, functools.partial(read_rows, self.library)):
            add_files(connection, rows)
            names = paths[number : number + len(rows)]
            number += len(rows)
            self.talk.progress("reading briefs", number, len(paths))
            yield names

    def _is_same(self, connection: sqlite3.Connection, name: str) -> bool:
        from briefkit.storage.brief_file import shown_path  # noqa: PLC0415 - rarely needed
        from briefkit.storage.index_rows import content_hash  # noqa: PLC0415
        from briefkit.storage.read_file import read_file  # noqa: PLC0415

        found = connection.execute("SELECT hash FROM file WHERE path = ?", (shown_path(name),)).fetchone()
        try:
            return found is not None and found[0] == content_hash(read_file(self.library / name))
        except (OSError, UnicodeEncodeError):
            return False

    def _racy(self, now: dict[str, tuple[int, ...]]) -> list[str]:
        """The files that could change once more without another time to show for it."""
        young = self.started - _TELLING
        return [name for name, numbers in now.items() if numbers[_CTIME] >= young]


def head_of(library: Path) -> Manifest:
    """The numbers of settings and registry, those that are there."""
    found = Manifest()
    for name in (SETTINGS_FILE, REGISTRY_FILE):
        try:
            found.add(name, os.stat(f"{library}/{name}"))  # noqa: PTH116 - a path object costs more than the call
        except OSError:
            continue
    return found


def _manifest_of(connection: sqlite3.Connection) -> dict[str, tuple[int, ...]]:
    """The files that the index answers for."""
    told: dict[str, tuple[int, ...]] = {}
    for names, numbers in connection.execute("SELECT names, numbers FROM manifest ORDER BY part"):
        try:
            told |= unpack(names, numbers).files()
        except ValueError as error:
            raise DamagedError(str(error)) from error
    return told


def _format_of(connection: sqlite3.Connection) -> Any:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _forget_items(connection: sqlite3.Connection) -> None:
    """Rows of items name parties and people by the registry: with another registry they are made anew."""
    set_state(connection, "items", 0)

"""The file of an index: where it lies, who may write it, and whether it is still what briefkit wrote.

A *seal* beside it holds size, times and inode of the file as the last writer left it. Where the seal does not fit, the
file was damaged, replaced or left unfinished; then it is examined or made anew, never trusted. Writers take turns by a
lock on the seal.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl

FORMAT = 6
PATIENCE = 20.0
"""Seconds that a writer is waited for while it makes no progress."""
_UNFINISHED = b"unfinished"
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR"}


class UnavailableError(Exception):
    """The index cannot be used now, though it may be sound: its sentence says why."""


class DamagedError(Exception):
    """The index is not what briefkit wrote."""


def cache_folder() -> Path:
    """Where indexes lie: the user's cache folder."""
    if os.name == "posix" and os.uname().sysname == "Linux":  # as platformdirs says, without the 5 ms it takes to load
        told = os.environ.get("XDG_CACHE_HOME", "").strip()
        return Path(told if told.startswith("/") else os.path.expanduser("~/.cache")) / "briefkit"  # noqa: PTH111
    import platformdirs  # noqa: PLC0415 - see above

    return platformdirs.user_cache_path("briefkit")


def index_path(library: Path, folder: Path) -> Path:
    """The index of a library, under a name that tells which."""
    name = os.path.realpath(library)
    for character, told in (("%", "%25"), ("/", "%2F"), ("\\", "%5C"), (":", "%3A")):
        name = name.replace(character, told)
    if len(os.fsencode(name)) > 200:
        import hashlib  # noqa: PLC0415 - rarely needed

        name = hashlib.blake2b(os.fsencode(name), digest_size=16).hexdigest()
    return folder / f"{name}.db"


def stored_json(text: str | bytes) -> Any:
    """A value that the index holds as JSON. Raises DamagedError where it is none: a disk may forget without a word."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise DamagedError(f"a record is not readable: {error}") from error


def reason_of(error: sqlite3.Error) -> UnavailableError | DamagedError:
    """What an error of the engine means: not to be had now, or broken."""
    name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    kind = UnavailableError if "_".join(name.split("_")[:2]) in _BUSY else DamagedError
    return kind(str(error))


class IndexFile:
    """One index in a cache folder."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self.seal_path = path.with_suffix(".seal")
        self.patience = patience

    def told(self) -> bytes:
        """The seal as it is."""
        with suppress(OSError):
            return self.seal_path.read_bytes()
        return b""

    @contextmanager
    def written(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Write under a broken seal, and seal again; also where the work is interrupted, but not where SQLite fails."""
        self.unseal()
        connection.execute("PRAGMA synchronous = OFF")  # one fsync before the seal does as much
        connection.execute("PRAGMA cache_size = -65536")
        try:
            yield
        except sqlite3.Error:
            raise
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            self.seal()
            raise
        self.seal()

    def is_sealed(self) -> bool:
        """Whether the file is just as the last writer left it."""
        with suppress(OSError):
            return self.told() == self._stamp()
        return False

    def is_unfinished(self) -> bool:
        """Whether a writer ended before its time."""
        return self.told() == _UNFINISHED

    def _stamp(self) -> bytes:
        told = self.path.stat()
        return b"%d %d %d %d" % (told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)

    def unseal(self) -> None:
        """Say that a writer is at work. Only under the lock."""
        self._write_seal(_UNFINISHED)

    def seal(self) -> None:
        """Say that the file is sound as it is now. Only under the lock."""
        descriptor = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        self._write_seal(self._stamp())

    def _write_seal(self, told: bytes) -> None:
        descriptor = os.open(self.seal_path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            os.write(descriptor, told)
            os.ftruncate(descriptor, len(told))
        finally:
            os.close(descriptor)

    def connect(self) -> sqlite3.Connection:
        """Open it. Raises sqlite3.Error."""
        from urllib.parse import quote  # noqa: PLC0415 - loaded by Typer anyway

        address = f"file:{quote(str(self.path))}?mode=rw"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=self.patience)
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection

    def create(self) -> sqlite3.Connection:
        """Make it anew, empty. Only under the lock. Raises sqlite3.Error, OSError."""
        for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            path.unlink(missing_ok=True)
        os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        self.unseal()
        connection = self.connect()
        from briefkit.storage.sqlite.columns import COLUMNS  # noqa: PLC0415 - only where an index is made

        columns = {table: ", ".join(f'"{column}"' for column in of_table) for table, of_table in COLUMNS.items()}
        schema = Path(__file__).with_name("schema.sql").read_text("utf-8").format_map(columns)
        connection.executescript(f"{schema}\nPRAGMA user_version = {FORMAT};")
        return connection

    def discard(self) -> None:
        """Delete it: the next question makes it anew. Raises UnavailableError."""
        with self.lock():
            self.path.unlink(missing_ok=True)

    def examine(self, connection: sqlite3.Connection) -> None:
        """Look at every page, and ask the full text for its own opinion. Raises DamagedError."""
        try:
            told = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            connection.execute("INSERT INTO word(word) VALUES ('integrity-check')")
        except sqlite3.Error as error:
            raise DamagedError(str(error)) from error
        if told != "ok":
            raise DamagedError(told)

    @contextmanager
    def lock(self, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Be the only writer; one that is at work is waited for as long as it gets on. Raises UnavailableError."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = os.open(self.seal_path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except OSError as error:
            raise UnavailableError(f"{self.path.parent} cannot be written: {error.strerror}") from error
        try:
            self._wait_for(descriptor, waiting)
            yield
        finally:
            os.close(descriptor)

    def _wait_for(self, descriptor: int, waiting: Callable[[], None]) -> None:
        since, seen, told = time.monotonic(), self._progress(), False
        while not _taken(descriptor):
            time.sleep(0.01)
            if (now := self._progress()) != seen:
                since, seen = time.monotonic(), now
            if time.monotonic() - since > self.patience:
                raise UnavailableError("another process holds the index and does not get on")
            if not told and time.monotonic() - since > 1:
                told = True
                waiting()

    def _progress(self) -> bytes:
        with suppress(OSError):
            return self._stamp()
        return b""


def _taken(descriptor: int) -> bool:
    if sys.platform == "win32":
        return True  # SQLite's own locks remain
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise UnavailableError(f"the cache folder knows no locks: {error.strerror}") from error
    return True

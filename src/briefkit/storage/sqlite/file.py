"""The file of an index: where it is, who may write it, and whether it is still what briefkit wrote.

A *seal* next to it holds the size, times and inode of the file as the last writer left it. If the seal does not match,
the file was damaged, replaced or left unfinished; then it is checked or rebuilt, never trusted. A lock on the seal
admits one writer at a time.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefkit.storage.files.door import NOTE, FileKind, check_kind, is_irregular, is_regular, look_at, read_file
from briefkit.storage.index.damage import DamagedError

FORMAT = 22
PATIENCE = 20.0
"""Seconds to wait for a writer that makes no progress."""
WAITING = "waiting for another briefkit process that is updating the index"
_UNFINISHED = b"unfinished"
_INDEX = FileKind("an index", 1 << 62)
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_OTHERS_WRITE = 0o022
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR"}
_DAMAGE = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CONSTRAINT", "SQLITE_FORMAT"}
_NO_TEXT = "Could not decode to UTF-8"
"""How the module `sqlite3` begins its message on bytes that are not text; SQLite itself does not look at them."""


class UnavailableError(Exception):
    """The index cannot be used now, though it may be intact. The message says why."""


class UnansweredError(Exception):
    """SQLite cannot take a question, or the index may be damaged. The message says why."""


def cache_folder() -> Path:
    """The folder of indexes in the user's cache folder."""
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415 - takes 5 ms

        return platformdirs.user_cache_path("briefkit")
    cache = os.environ.get("XDG_CACHE_HOME", "").strip()  # the same as platformdirs
    return Path(cache if cache.startswith("/") else os.path.expanduser("~/.cache")) / "briefkit"  # noqa: PTH111


def index_path(library: Path, folder: Path) -> Path:
    """The index of a library; its name is the path of the library."""
    name = os.path.realpath(library)
    for character, escaped in (("%", "%25"), ("/", "%2F"), ("\\", "%5C"), (":", "%3A")):
        name = name.replace(character, escaped)
    if len(os.fsencode(name)) > 200:
        import hashlib  # noqa: PLC0415 - rarely needed

        name = hashlib.blake2b(os.fsencode(name), digest_size=16).hexdigest()
    return folder / f"{name}.db"


def reason_of(error: sqlite3.Error | UnicodeEncodeError | OverflowError) -> Exception:
    """What an error means: UnavailableError, DamagedError, or UnansweredError where SQLite does not say."""
    code = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
    if code in _BUSY:
        return UnavailableError(str(error))
    damaged = code in _DAMAGE or str(error).startswith(_NO_TEXT)
    return DamagedError(str(error)) if damaged else UnansweredError(str(error))


class IndexFile:
    """One index in a cache folder."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self.seal_path = path.with_suffix(".seal")
        self.patience = patience

    def read_seal(self) -> bytes:
        """The content of the seal; empty if there is none."""
        with suppress(OSError):
            return read_file(self.seal_path.parent, self.seal_path.name, NOTE)
        return b""

    @contextmanager
    def writing(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Break the seal for writing, and seal again; also if the work is interrupted, but not if SQLite fails."""
        self.unseal()
        connection.execute("PRAGMA synchronous = OFF")  # the fsync before sealing is enough
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
        """Whether the file is exactly as the last writer left it."""
        with suppress(OSError):
            return self.read_seal() == self._stamp()
        return False

    def is_unfinished(self) -> bool:
        """Whether a writer stopped before it had finished."""
        return is_regular(self.path.parent, self.path.name) and self.read_seal() == _UNFINISHED

    def _stamp(self) -> bytes:
        info = look_at(self.path.parent, self.path.name)
        check_kind(info, _INDEX)
        return b"%d %d %d %d" % (info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)

    def unseal(self) -> None:
        """Mark the file as being written. Needs the lock."""
        self._write_seal(_UNFINISHED)

    def seal(self) -> None:
        """Mark the file as intact in its present state. Needs the lock."""
        descriptor = os.open(self.path, os.O_RDONLY | _CAREFUL)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        self._write_seal(self._stamp())

    def _write_seal(self, content: bytes) -> None:
        descriptor = self._open_seal(os.O_WRONLY)
        try:
            os.write(descriptor, content)
            os.ftruncate(descriptor, len(content))
        finally:
            os.close(descriptor)

    def _open_seal(self, flags: int) -> int:
        descriptor = os.open(self.seal_path, flags | os.O_CREAT | _CAREFUL, 0o600)
        try:
            check_kind(os.fstat(descriptor), NOTE)
        except OSError as error:
            os.close(descriptor)
            raise UnavailableError(f"{self.seal_path}: {error.strerror}") from error
        return descriptor

    def _check_place(self) -> None:
        """Raise UnavailableError if others may write to the cache folder, or if SQLite might wait for what is in it."""
        folder = self.path.parent
        info = folder.stat()
        if sys.platform != "win32" and (info.st_uid not in {os.geteuid(), 0} or info.st_mode & _OTHERS_WRITE):
            raise UnavailableError(f"others may write to {folder}: make it yours alone, or delete it")
        for beside in ("", "-journal", "-wal", "-shm"):
            name = self.path.name + beside
            if is_irregular(folder, name):
                raise UnavailableError(f"{folder / name} is not a regular file")

    def connect(self) -> sqlite3.Connection:
        """Open the index. Raises sqlite3.Error, UnavailableError."""
        self._check_place()
        from urllib.parse import quote  # noqa: PLC0415 - Typer imports it anyway

        address = f"file:{quote(os.fsencode(self.path))}?mode=rw"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=self.patience)
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection

    def create(self) -> sqlite3.Connection:
        """Create an empty index, replacing any other. Needs the lock. Raises sqlite3.Error, OSError."""
        for path in (self.path, self.path.with_name(f"{self.path.name}-journal")):
            path.unlink(missing_ok=True)
        os.close(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        self.unseal()
        connection = self.connect()
        connection.execute("PRAGMA synchronous = OFF")  # nothing is lost with an index that is not sealed yet
        connection.executescript(f"{_schema()}\nPRAGMA user_version = {FORMAT};")
        return connection

    def discard(self) -> None:
        """Delete the index; the next question rebuilds it. Raises UnavailableError."""
        with self.lock():
            self.path.unlink(missing_ok=True)

    def check_integrity(self, connection: sqlite3.Connection) -> None:
        """Check every page, the full-text index and the tables. Raises DamagedError."""
        try:
            result = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            connection.execute("INSERT INTO word(word) VALUES ('integrity-check')")
            with closing(sqlite3.connect(":memory:")) as empty:
                empty.executescript(_schema())
                same = _tables_of(connection) == _tables_of(empty)
        except sqlite3.Error as error:
            raise DamagedError(str(error)) from error
        if result != "ok" or not same:
            raise DamagedError(result if result != "ok" else "its tables are not those that were created")

    def examine(self, connection: sqlite3.Connection) -> None:
        """Check a sealed index, and leave it sealed. Raises DamagedError, UnavailableError."""
        with self.lock():
            self.check_integrity(connection)
            self.seal()

    @contextmanager
    def lock(self, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Hold the lock, after waiting for another writer while it makes progress. Raises UnavailableError."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._check_place()
            descriptor = self._open_seal(os.O_RDWR)
        except OSError as error:
            raise UnavailableError(f"{self.path.parent} cannot be written: {error.strerror}") from error
        try:
            self._wait_for(descriptor, waiting)
            yield
        finally:
            os.close(descriptor)

    def _wait_for(self, descriptor: int, waiting: Callable[[], None]) -> None:
        since, seen, notified = time.monotonic(), self._progress(), False
        while not _lock(descriptor):
            time.sleep(0.01)
            if (now := self._progress()) != seen:
                since, seen = time.monotonic(), now
            if time.monotonic() - since > self.patience:
                raise UnavailableError("another process has locked the index and makes no progress")
            if not notified and time.monotonic() - since > 1:
                notified = True
                waiting()

    def _progress(self) -> bytes:
        with suppress(OSError):
            return self._stamp()
        return b""


def _schema() -> str:
    """The statements that create the tables of an index."""
    from briefkit.storage.index.columns import COLUMNS, HEAD_COLUMNS  # noqa: PLC0415 - only to create or examine one

    tables = {"head": HEAD_COLUMNS, **COLUMNS}
    columns = {table: ", ".join(f'"{column}"' for column in of_table) for table, of_table in tables.items()}
    return Path(__file__).with_name("schema.sql").read_text("utf-8").format_map(columns)


def _tables_of(connection: sqlite3.Connection) -> set[str]:
    """The tables of a database as they were created, without its indexes: these come and go."""
    return {row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table'")}


def _lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        return True  # SQLite's own locks remain
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise UnavailableError(f"the cache folder does not support locks: {error.strerror}") from error
    return True

"""Access to an index that answers, even if it is damaged or missing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefkit.core.progress import Progress
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.sqlite.file import WAITING, IndexFile, UnansweredError, UnavailableError, reason_of
from briefkit.storage.sqlite.refresh import Refresh

if TYPE_CHECKING:
    from briefkit.storage.files.folder_store import FolderStore

T = TypeVar("T")
REFUSALS = (sqlite3.Error, UnicodeEncodeError, OverflowError)
"""What SQLite raises: it takes no text that is not UTF-8, and no number of more than 64 bits."""
FAILURES = (*REFUSALS, DamagedError, UnavailableError)


class IndexAccess:
    """Asks an index: a rebuilt one if it is damaged, the files if there can be none, or if it cannot take a question.

    With `stale_ok` it asks the index as it is, without checking the folder.
    """

    def __init__(self, library: Path, file: IndexFile, progress: Progress, *, stale_ok: bool) -> None:
        self.library = library
        self.file = file
        self.progress = progress
        self.stale_ok = stale_ok
        self._connection: sqlite3.Connection | None = None
        self._folder: FolderStore | None = None
        self._spare: FolderStore | None = None

    def refresh(self) -> None:
        """Pick up what has changed since the last answer."""
        self.stale_ok = False
        self.close()
        if self._spare is not None:
            self._spare.refresh()

    def close(self) -> None:
        """Close the index until it is asked again."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def ask(self, question: Callable[[sqlite3.Connection], T], otherwise: Callable[[FolderStore], T]) -> T:
        """An answer from the index, rebuilt if it is damaged, or `otherwise` from the files if there can be none."""
        if self._folder is not None:
            return otherwise(self._folder)
        try:
            return question(self._current())
        except (*FAILURES, OSError) as error:
            return self.ask_again(error, question, otherwise)

    def ask_again(
        self, error: Exception, question: Callable[[sqlite3.Connection], T], otherwise: Callable[[FolderStore], T]
    ) -> T:
        """An answer after an error: only damage costs the index, since a question may be at fault instead."""
        match reason := self._meaning(error):
            case DamagedError():
                return self._ask_rebuilt(str(reason), question, otherwise)
            case UnansweredError():
                return otherwise(self._files(f"the index cannot answer this ({reason})"))
            case OSError():
                return otherwise(self._without_index(f"{self.file.path.parent}: {reason.strerror}"))
        return otherwise(self._without_index(str(reason)))

    def _meaning(self, error: Exception) -> Exception:
        """What an error means, as for `reason_of`. Where SQLite does not say, the index is examined."""
        reason = reason_of(error) if isinstance(error, REFUSALS) else error
        if not isinstance(reason, UnansweredError) or not isinstance(error, sqlite3.Error):
            return reason
        if self._connection is None:  # nothing was asked yet
            return DamagedError(str(error))
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self.file.examine(self._connection)
        except sqlite3.Error as failure:
            return reason_of(failure)
        except (DamagedError, UnavailableError) as failure:
            return failure
        return reason

    def _ask_rebuilt(
        self, reason: str, question: Callable[[sqlite3.Connection], T], otherwise: Callable[[FolderStore], T]
    ) -> T:
        try:
            self.close()
            self._connection = Refresh(self.library, self.file, self.progress).rebuilt(f"is damaged ({reason})")
            return question(self._connection)
        except (*FAILURES, OSError) as error:
            return otherwise(self._without_index(str(error)))

    def need(
        self,
        connection: sqlite3.Connection,
        current: Callable[[sqlite3.Connection], bool],
        update: Callable[[], None],
    ) -> None:
        """Update a part of the index that is filled only on demand."""
        if current(connection):
            return
        with self.file.lock(lambda: self.progress.note(WAITING)):
            if current(connection):
                return
            with self.file.writing(connection):
                update()

    def _current(self) -> sqlite3.Connection:
        if self._connection is None:
            refresh = Refresh(self.library, self.file, self.progress)
            self._connection = (refresh.as_left() if self.stale_ok else None) or refresh.connection()
        return self._connection

    def _without_index(self, reason: str) -> FolderStore:
        self._folder = self._files(f"no index ({reason})")
        return self._folder

    def _files(self, why: str) -> FolderStore:
        from briefkit.storage.files.folder_store import FolderStore  # noqa: PLC0415 - only if the index cannot answer

        if self._spare is None:
            self.progress.note(f"{why}: reading all files, which takes longer")
            self._spare = FolderStore(self.library)
        return self._spare

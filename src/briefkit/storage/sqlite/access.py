"""Access to an index that answers, even if it is damaged or missing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefkit.core.progress import Progress
from briefkit.storage.sqlite.file import WAITING, DamagedError, IndexFile, UnavailableError, reason_of
from briefkit.storage.sqlite.refresh import Refresh

if TYPE_CHECKING:
    from briefkit.storage.files.folder_store import FolderStore

T = TypeVar("T")


class IndexAccess:
    """Asks an index: a rebuilt one if it is damaged, the files if there can be none. The user is notified once.

    With `stale_ok` it asks the index as it is, without checking the folder.
    """

    def __init__(self, library: Path, file: IndexFile, progress: Progress, *, stale_ok: bool) -> None:
        self.library = library
        self.file = file
        self.progress = progress
        self.stale_ok = stale_ok
        self._connection: sqlite3.Connection | None = None
        self._folder: FolderStore | None = None

    def refresh(self) -> None:
        """Pick up what has changed since the last answer."""
        self.stale_ok = False
        self.close()
        if self._folder is not None:
            self._folder.refresh()

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
            try:
                return question(self._current())
            except sqlite3.Error as error:
                raise reason_of(error) from error
            except ValueError as error:  # text that is not text
                raise DamagedError(str(error)) from error
        except DamagedError as error:
            return self.ask_rebuilt(str(error), question, otherwise)
        except UnavailableError as error:
            return otherwise(self._without_index(str(error)))
        except OSError as error:
            return otherwise(self._without_index(f"{self.file.path.parent}: {error.strerror}"))

    def ask_rebuilt(
        self, reason: str, question: Callable[[sqlite3.Connection], T], otherwise: Callable[[FolderStore], T]
    ) -> T:
        """An answer from a rebuilt index, after the one that was asked turned out to be damaged."""
        try:
            self.close()
            self._connection = Refresh(self.library, self.file, self.progress).rebuilt(f"is damaged ({reason})")
            return question(self._connection)
        except (sqlite3.Error, DamagedError, UnavailableError, OSError) as error:
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
        from briefkit.storage.files.folder_store import FolderStore  # noqa: PLC0415 - only if there is no index

        self.progress.note(f"no index ({reason}): reading all files, which takes longer")
        self._folder = FolderStore(self.library)
        return self._folder

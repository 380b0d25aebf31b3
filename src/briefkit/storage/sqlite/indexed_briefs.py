"""The briefs of an index: their metadata, what conditions need to know of their library, and access to more."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefkit.core.progress import SILENT, Progress
from briefkit.core.query.match import asks_text
from briefkit.core.query.order import NEWEST_FIRST, at_most
from briefkit.core.query.value import EVERYTHING, Metadata, Query
from briefkit.core.registry.names import StoredNames, names_to_json
from briefkit.errors import SettingsError
from briefkit.settings import Settings, parse_settings
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.index.row_store import RowStore
from briefkit.storage.index.state import get_json
from briefkit.storage.sqlite.access import FAILURES, IndexAccess
from briefkit.storage.sqlite.answer import Answer, snapshot
from briefkit.storage.sqlite.file import PATIENCE, IndexFile, cache_folder, index_path

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.registry.registry import Registry
    from briefkit.storage.files.folder_store import FolderStore

T = TypeVar("T")


class IndexedBriefs(RowStore):
    """The briefs of a folder, each from its file, and their metadata, from the index."""

    def __init__(
        self,
        library: Path,
        *,
        cache: Path | None = None,
        progress: Progress = SILENT,
        patience: float = PATIENCE,
        stale_ok: bool = False,
    ) -> None:
        self.library = library
        self.progress = progress
        self.file = IndexFile(index_path(library, cache or cache_folder()), patience)
        self._access = IndexAccess(library, self.file, progress, stale_ok=stale_ok)

    def ask(self, question: Callable[[sqlite3.Connection], T], otherwise: Callable[[FolderStore], T]) -> T:
        """An answer from the index, rebuilt if it is damaged, or `otherwise` from the files if there can be none."""
        return self._access.ask(question, otherwise)

    @property
    def state(self) -> str:
        """A name of the state of the folder that answers, another one after each change; empty if nothing tells."""
        return self.ask(lambda _: self.file.read_seal().decode("ascii", "replace"), lambda _: "")

    def refresh(self) -> None:
        """Pick up what has changed since the last answer."""
        self._access.refresh()
        for name in ("settings", "names", "registry"):
            self.__dict__.pop(name, None)

    @cached_property
    def settings(self) -> Settings:
        """The settings of the library. Raises SettingsError."""
        return self.ask(
            _stored_settings,
            lambda folder: folder.settings,
        )

    @cached_property
    def names(self) -> StoredNames:
        """The names in the registry, without its other data."""
        return self.ask(
            lambda connection: StoredNames(get_json(connection, "names", {})),
            lambda folder: StoredNames(names_to_json(folder.registry)),
        )

    @cached_property
    def registry(self) -> Registry:
        """The registry in the folder."""
        from briefkit.storage.settings_file import read_registry  # noqa: PLC0415 - most questions need only the names

        return read_registry(self.library)[0]

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that match a query, in order of path, each read from its file."""
        paths = sorted(str(metadata["path"]) for metadata in self.metadata(query, order="id"))
        return (brief for path in paths if (brief := self.brief_at(path)))

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, or None if there is none that can be listed."""
        from briefkit.storage.files.brief_file import read_brief  # noqa: PLC0415 - the only question that parses

        return read_brief(self.library, path).brief

    def body(self, path: str) -> str:
        """The Markdown of the brief in a file, without parsing the rest; empty if there is none."""
        from briefkit.storage.files.brief_body import read_body  # noqa: PLC0415 - only passages need it

        return read_body(self.library, path)

    def versions(self) -> dict[str, bytes] | None:
        """A hash of the bytes of each brief's file that can be listed, by path; None where there is no index."""
        ask = "SELECT path, hash FROM file WHERE id IS NOT NULL"
        return self.ask(lambda connection: dict(connection.execute(ask).fetchall()), lambda _folder: None)

    def text_of(self, path: str, version: bytes) -> tuple[str, int] | None:
        """The Markdown in a version of a brief's file and its first line; None if the file is another by now."""
        from briefkit.storage.files.brief_body import text_of_version  # noqa: PLC0415 - as for `body`

        return text_of_version(self.library, path, version)

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The metadata of the briefs that match a query, sorted."""
        limit = at_most(limit)
        found = self.ask(
            lambda connection: self._answer(connection, query).metadata(order, limit),
            lambda folder: folder.metadata(query, order=order, limit=limit),
        )
        return found if limit is not None else self._to_the_end(found, query, order)

    def _to_the_end(self, found: Iterator[Metadata], query: Query, order: str) -> Iterator[Metadata]:
        """Yield metadata; if the index turns out to be damaged on the way, take the rest from a rebuilt one."""
        yielded = set()
        try:
            for metadata in found:
                yielded.add(metadata["path"])
                yield metadata
        except FAILURES as error:
            again = self._access.ask_again(
                error,
                lambda connection: self._answer(connection, query).metadata(order, None),
                lambda folder: folder.metadata(query, order=order),
            )
            yield from (metadata for metadata in again if metadata["path"] not in yielded)

    def from_rows(self, connection: sqlite3.Connection, read: Callable[[], T]) -> T:
        """Read typed rows from one snapshot of the index."""
        from briefkit.storage.sqlite.typed_write import (  # noqa: PLC0415 - only for questions about what briefs state
            typed_is_current,
            update_typed,
        )

        while True:
            self._access.need(connection, typed_is_current, lambda: update_typed(connection, self.progress))
            with snapshot(connection):
                if typed_is_current(connection):  # otherwise another process has just added a change
                    return read()

    def ask_rows(
        self,
        query: Query,
        read: Callable[[sqlite3.Connection, list[int] | None], T],
        otherwise: Callable[[FolderStore], T],
    ) -> T:
        """An answer from the typed rows of the briefs that match a query, from one snapshot of the index."""

        def ask(connection: sqlite3.Connection) -> T:
            docs = None if query == EVERYTHING else self._answer(connection, query).docs()
            return self.from_rows(connection, lambda: read(connection, docs))

        return self.ask(ask, otherwise)

    def _answer(self, connection: sqlite3.Connection, query: Query, parts: Sequence[str] = ()) -> Answer:
        if asks_text(query):
            self._need_words(connection)
        return Answer(connection, self.library, self.match_context, query, parts)

    def _need_words(self, connection: sqlite3.Connection) -> None:
        from briefkit.storage.sqlite.text import update_words, words_are_current  # noqa: PLC0415 - only for full text

        self._access.need(connection, words_are_current, lambda: update_words(connection, self.library, self.progress))


def _stored_settings(connection: sqlite3.Connection) -> Settings:
    try:
        return parse_settings(get_json(connection, "settings", {}))
    except SettingsError as error:  # they were valid when they were stored
        raise DamagedError(str(error)) from error

"""A store that answers from the index, or from the files if there can be no index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from briefkit.core.query.order import at_most
from briefkit.core.query.value import Query
from briefkit.errors import BriefkitError
from briefkit.storage.sqlite.indexed_briefs import IndexedBriefs

if TYPE_CHECKING:
    from briefkit.core.search.rank import Hit
    from briefkit.storage.files.folder_store import FolderStore


class IndexStore(IndexedBriefs):
    """The briefs of a folder, from its index; with `stale_ok` from the index as it is, without checking the folder.

    A damaged index is rebuilt. If there can be none, answers come from the files, which takes longer. The user is
    notified once of either.
    """

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that match a query, best match first, each with a passage that shows the match."""

        def ask(connection: sqlite3.Connection) -> list[Hit]:
            from briefkit.storage.sqlite.search import search_index  # noqa: PLC0415 - only `search` ranks

            return search_index(self._answer(connection, query, parts), self.library, parts, at_most(limit))

        return self.ask(ask, lambda folder: folder.search(query, parts=parts, limit=limit))

    def sql(self, statement: str, *, timeout: float | None) -> tuple[tuple[str, ...], list[Any]]:
        """The columns and rows of a statement over the documented views. Raises QueryError; needs an index."""
        from briefkit.core.events.state import EventStates  # noqa: PLC0415 - only `sql` has views
        from briefkit.storage.sqlite.sql import ask_sql, prepare_views  # noqa: PLC0415

        def ask(current: sqlite3.Connection) -> tuple[tuple[str, ...], list[Any]]:
            self.from_rows(current, lambda: None)
            with closing(self.file.connect()) as own:
                states = EventStates(lambda: self.event_mentions(None, live=True), lambda: self.registry)
                prepare_views(own, self.library, self.names, self.settings.library, states.of)
                return ask_sql(own, statement, timeout)

        def refuse(_folder: FolderStore) -> tuple[tuple[str, ...], list[Any]]:
            raise BriefkitError("SQL needs an index, and there is none", hint="see “briefkit index status”")

        return self.ask(ask, refuse)

    def status(self) -> dict[str, Any]:
        """Where the index is and what it contains, after an integrity check."""
        from briefkit.storage.sqlite.status import status_of  # noqa: PLC0415 - rarely needed

        return self.ask(lambda connection: status_of(connection, self.file), lambda _folder: {"index": None})

    def rebuild(self) -> None:
        """Rebuild the index, including the full text."""
        self._access.close()
        self.file.discard()
        self.ask(self._need_words, lambda _folder: None)

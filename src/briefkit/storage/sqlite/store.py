"""A store that answers from the index, and from the files where the index cannot be had."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefkit.core.ports import SILENT, Progress
from briefkit.core.query.match import asks_text
from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.value import EVERYTHING, MatchContext, Metadata, Query
from briefkit.core.registry.names import StoredNames, names_to_json
from briefkit.errors import BriefkitError, SettingsError
from briefkit.settings import Settings, settings_from
from briefkit.storage.sqlite import files as index_files
from briefkit.storage.sqlite.access import IndexAccess
from briefkit.storage.sqlite.answer import Answer, snapshot
from briefkit.storage.sqlite.file import PATIENCE, DamagedError, IndexFile, cache_folder, index_path
from briefkit.storage.sqlite.state import get_json

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.issues.stated import StatedPosition
    from briefkit.core.judgments.stated import StatedJudgment
    from briefkit.core.registry.registry import Registry
    from briefkit.core.search.rank import Hit
    from briefkit.storage.files.folder_store import FolderStore
    from briefkit.storage.sqlite.stated import What


class IndexStore:
    """The briefs of a folder, by way of its index; with `stale_ok` as it was left, without a look at the folder.

    What is wrong with the index is mended on the way: a damaged one is made anew, and where there can be none the files
    are asked, slowly. Either is said once.
    """

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

    def refresh(self) -> None:
        """Take notice of what has changed since the last answer."""
        self._access.refresh()
        for name in ("settings", "names", "registry"):
            self.__dict__.pop(name, None)

    @cached_property
    def settings(self) -> Settings:
        """The settings of the library. Raises SettingsError."""
        return self._access.ask(
            _stored_settings,
            lambda folder: folder.settings,
        )

    @cached_property
    def names(self) -> StoredNames:
        """The names of the registry, without all else that it knows."""
        return self._access.ask(
            lambda connection: StoredNames(get_json(connection, "names", {})),
            lambda folder: StoredNames(names_to_json(folder.registry)),
        )

    @cached_property
    def registry(self) -> Registry:
        """The registry as it stands in the folder."""
        from briefkit.storage.settings_file import read_registry  # noqa: PLC0415 - names do for most questions

        return read_registry(self.library)[0]

    @property
    def match_context(self) -> MatchContext:
        """What conditions may ask of this library."""
        library = self.settings.library
        return MatchContext(self.names, library.language, library.name, library.access, library.likelihood_scale)

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that fulfil a query, by path, each as it stands in its file."""
        paths = sorted(str(metadata["path"]) for metadata in self.metadata(query, order="id"))
        return (brief for path in paths if (brief := self.brief_at(path)))

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, or None where there is none that can be listed."""
        from briefkit.storage.files.brief_file import read_brief  # noqa: PLC0415 - the only question that parses

        return read_brief(self.library, path).brief

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The briefs that fulfil a query, told as JSON without their text, in an order."""
        found = self._access.ask(
            lambda connection: self._answer(connection, query).metadata(order, limit),
            lambda folder: folder.metadata(query, order=order, limit=limit),
        )
        return found if limit is not None else self._to_the_end(found, query, order)

    def _to_the_end(self, found: Iterator[Metadata], query: Query, order: str) -> Iterator[Metadata]:
        """Records as they come; where the index turns out damaged on the way, the rest comes from a new one."""
        given = set()
        try:
            for metadata in found:
                given.add(metadata["path"])
                yield metadata
        except (sqlite3.Error, DamagedError, ValueError) as error:
            again = self._access.ask_anew(
                str(error),
                lambda connection: self._answer(connection, query).metadata(order, None),
                lambda folder: folder.metadata(query, order=order),
            )
            yield from (metadata for metadata in again if metadata["path"] not in given)

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that fulfil a query, what fits best first, each with the passage that shows it."""

        def ask(connection: sqlite3.Connection) -> list[Hit]:
            from briefkit.storage.sqlite.search import search_index  # noqa: PLC0415 - only `search` ranks

            return search_index(self._answer(connection, query, parts), self.library, parts, limit)

        return self._access.ask(ask, lambda folder: folder.search(query, parts=parts, limit=limit))

    def positions(self, query: Query, *, live: bool = False) -> list[StatedPosition]:
        """What the briefs that fulfil a query state on issues, by date; of the live ones only, or of all."""
        from briefkit.core.issues.stated import read_positions  # noqa: PLC0415 - only for questions about issues

        return self._access.ask(
            lambda connection: [
                row for told in self._stated(connection, "positions", query, live) for row in read_positions(told)
            ],
            lambda folder: folder.positions(query, live=live),
        )

    def judgments(self, query: Query, *, live: bool = False) -> list[StatedJudgment]:
        """The judgments in the briefs that fulfil a query, by date; in the live ones only, or in all."""
        from briefkit.core.judgments.stated import read_judgments  # noqa: PLC0415 - only for questions about judgments

        return self._access.ask(
            lambda connection: [
                row for told in self._stated(connection, "judgments", query, live) for row in read_judgments(told)
            ],
            lambda folder: folder.judgments(query, live=live),
        )

    def _stated(self, connection: sqlite3.Connection, what: What, query: Query, live: bool) -> list[Any]:
        from briefkit.storage.sqlite.stated import bring_stated_up, read_stated, stated_is_current  # noqa: PLC0415

        while True:
            self._access.need(connection, stated_is_current, lambda: bring_stated_up(connection, self.progress))
            docs = None if query == EVERYTHING else self._answer(connection, query).docs()
            with snapshot(connection):
                if stated_is_current(connection):  # or else another process has just taken in a change
                    return read_stated(connection, what, docs, live=live)

    def sql(self, statement: str, *, timeout: float) -> tuple[tuple[str, ...], list[Any]]:
        """Columns and rows of a statement over the documented views. Raises QueryError; needs an index."""
        from briefkit.storage.sqlite.sql import ask_sql, prepare_views  # noqa: PLC0415 - only `sql` has views

        def ask(_current: sqlite3.Connection) -> tuple[tuple[str, ...], list[Any]]:
            with closing(self.file.connect()) as own:
                prepare_views(own, self.library, self.names)
                return ask_sql(own, statement, timeout)

        def refuse(_folder: FolderStore) -> tuple[tuple[str, ...], list[Any]]:
            raise BriefkitError("SQL needs an index, and there can be none here", hint="see “briefkit index status”")

        return self._access.ask(ask, refuse)

    def status(self) -> dict[str, Any]:
        """Where the index is and what it holds, after a look at every page of it."""
        from briefkit.storage.sqlite.status import status_of  # noqa: PLC0415 - rarely asked

        return self._access.ask(lambda connection: status_of(connection, self.file), lambda _folder: {"index": None})

    def rebuild(self) -> None:
        """Make the index anew, with all words."""
        self._access.close()
        self.file.discard()
        self._access.ask(self._need_words, lambda _folder: None)

    def headings(self, holding: str = "") -> list[tuple[str, str, str]]:
        """Id, path and title of every brief, by path; only of those whose id holds a text that is folded."""
        return self._access.ask(
            lambda connection: index_files.headings(connection, holding), lambda folder: folder.headings(holding)
        )

    def files_named(self, name: str) -> list[str]:
        """The files at a path, else those whose name without its ending is this one."""
        return self._access.ask(
            lambda connection: index_files.files_named(connection, name), lambda folder: folder.files_named(name)
        )

    def unlisted(self, most: int) -> tuple[Sequence[Diagnostic], int]:
        """What keeps files from being listed, so many findings at most, and how many files there are of that kind."""
        return self._access.ask(
            lambda connection: index_files.unlisted(connection, most), lambda folder: folder.unlisted(most)
        )

    def own_keys(self) -> frozenset[str]:
        """The paths of the keys that briefkit does not know."""
        return self._access.ask(index_files.own_keys, lambda folder: folder.own_keys())

    def findings(self, *, unlisting: bool = False) -> Sequence[Diagnostic]:
        """What is wrong with the registry and the briefs, or only what keeps a brief from being listed."""
        return self._access.ask(
            lambda connection: index_files.findings(connection, unlisting=unlisting),
            lambda folder: folder.findings(unlisting=unlisting),
        )

    def _answer(self, connection: sqlite3.Connection, query: Query, parts: Sequence[str] = ()) -> Answer:
        if asks_text(query):
            self._need_words(connection)
        return Answer(connection, self.library, self.match_context, query, parts)

    def _need_words(self, connection: sqlite3.Connection) -> None:
        from briefkit.storage.sqlite.text import bring_words_up, words_are_current  # noqa: PLC0415 - words are asked for

        self._access.need(
            connection, words_are_current, lambda: bring_words_up(connection, self.library, self.progress)
        )


def _stored_settings(connection: sqlite3.Connection) -> Settings:
    try:
        return settings_from(get_json(connection, "settings", {}))
    except SettingsError as error:  # they were right when they were stored
        raise DamagedError(str(error)) from error

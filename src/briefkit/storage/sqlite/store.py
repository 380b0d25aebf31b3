"""A store that answers from the index, or from the files if there can be no index."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefkit.core.brief.succession import LIVE_ONLY, ON_RECORD, PUBLISHED
from briefkit.core.progress import SILENT, Progress
from briefkit.core.query.match import asks_text
from briefkit.core.query.order import NEWEST_FIRST, at_most
from briefkit.core.query.value import EVERYTHING, MatchContext, Metadata, Query, Word, clause
from briefkit.core.registry.names import StoredNames, names_to_json
from briefkit.errors import BriefkitError, SettingsError
from briefkit.settings import Settings, parse_settings
from briefkit.storage.sqlite import files as index_files
from briefkit.storage.sqlite.access import FAILURES, IndexAccess
from briefkit.storage.sqlite.answer import Answer, snapshot
from briefkit.storage.sqlite.file import PATIENCE, DamagedError, IndexFile, cache_folder, index_path
from briefkit.storage.sqlite.state import get_json

if TYPE_CHECKING:
    from briefkit.core.brief.heads import BriefHead
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Diagnostic, Unlisted
    from briefkit.core.events.state import Mention
    from briefkit.core.issues.matrix import LastPositions
    from briefkit.core.issues.stated import StatedIssue
    from briefkit.core.issues.view import Chosen
    from briefkit.core.judgments.stated import StatedLedger
    from briefkit.core.registry.registry import Registry
    from briefkit.core.search.rank import Hit
    from briefkit.core.search.uses import Uses
    from briefkit.core.timeline.period import Period
    from briefkit.storage.files.folder_store import FolderStore
    from briefkit.storage.parsed_store import ParsedStore
    from briefkit.storage.sqlite.typed_read import Scope

T = TypeVar("T")
_FEW = 100
"""Events that are looked up one by one; more are read from the typed rows."""


class IndexStore:
    """The briefs of a folder, from its index; with `stale_ok` from the index as it is, without checking the folder.

    A damaged index is rebuilt. If there can be none, answers come from the files, which takes longer. The user is
    notified once of either.
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
        """Pick up what has changed since the last answer."""
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
        """The names in the registry, without its other data."""
        return self._access.ask(
            lambda connection: StoredNames(get_json(connection, "names", {})),
            lambda folder: StoredNames(names_to_json(folder.registry)),
        )

    @cached_property
    def registry(self) -> Registry:
        """The registry in the folder."""
        from briefkit.storage.settings_file import read_registry  # noqa: PLC0415 - most questions need only the names

        return read_registry(self.library)[0]

    @property
    def match_context(self) -> MatchContext:
        """What conditions need to know about the library."""
        library = self.settings.library
        return MatchContext(self.names, library.language, library.name, library.access, library.likelihood_scale)

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

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The metadata of the briefs that match a query, sorted."""
        limit = at_most(limit)
        found = self._access.ask(
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

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that match a query, best match first, each with a passage that shows the match."""

        def ask(connection: sqlite3.Connection) -> list[Hit]:
            from briefkit.storage.sqlite.search import search_index  # noqa: PLC0415 - only `search` ranks

            return search_index(self._answer(connection, query, parts), self.library, parts, at_most(limit))

        return self._access.ask(ask, lambda folder: folder.search(query, parts=parts, limit=limit))

    def history(
        self,
        query: Query,
        chosen: Chosen | None = None,
        *,
        record: bool = False,
        day: datetime.date | None = None,
    ) -> list[StatedIssue]:
        """All positions on the issues of the chosen ones in briefs that match a query, by date."""
        from briefkit.storage.sqlite.stated import history_in  # noqa: PLC0415 - only for questions about issues

        def read(connection: sqlite3.Connection, scope: Scope) -> list[StatedIssue]:
            return history_in(connection, scope, self.names, chosen)

        statuses = ON_RECORD if record else None
        return self._stated(
            read, query, statuses, day, lambda store: store.history(query, chosen, record=record, day=day)
        )

    def last_positions(self, query: Query, *, record: bool = False, day: datetime.date | None = None) -> LastPositions:
        """The positions that a matrix needs."""
        from briefkit.storage.sqlite.latest import last_positions_in  # noqa: PLC0415 - only for matrices

        return self._stated(
            last_positions_in,
            query,
            ON_RECORD if record else None,
            day,
            lambda store: store.last_positions(query, record=record, day=day),
        )

    def period(
        self, query: Query, since: datetime.date, until: datetime.date, *, now: bool = False, undated: bool = False
    ) -> Period:
        """What the live briefs that match a query stated before and in a period."""
        from briefkit.storage.sqlite.period import period_in  # noqa: PLC0415 - only for digests

        def read(connection: sqlite3.Connection, scope: Scope) -> Period:
            return period_in(connection, scope.docs, since, until, now=now, undated=undated)

        def otherwise(store: ParsedStore) -> Period:
            return store.period(query, since, until, now=now, undated=undated)

        return self._stated(read, query, LIVE_ONLY, until, otherwise)

    def judgments(self, query: Query, *, drafts: bool = False, day: datetime.date | None = None) -> StatedLedger:
        """The judgments in the published briefs that match a query, by date, with those that are the same forecast."""
        from briefkit.storage.sqlite.forecasts import ledger_in  # noqa: PLC0415 - only for questions about judgments

        def otherwise(store: ParsedStore) -> StatedLedger:
            return store.judgments(query, drafts=drafts, day=day)

        return self._stated(ledger_in, query, None if drafts else PUBLISHED, day, otherwise)

    def carried_judgments(
        self, query: Query, *, day: datetime.date | None = None, undated: bool = False
    ) -> StatedLedger:
        """The judgments that the current briefs alone do not tell."""
        from briefkit.storage.sqlite.forecasts import carried_in  # noqa: PLC0415 - only for questions about dates

        def read(connection: sqlite3.Connection, scope: Scope) -> StatedLedger:
            return carried_in(connection, scope._replace(undated=undated))

        def otherwise(store: ParsedStore) -> StatedLedger:
            return store.carried_judgments(query, day=day, undated=undated)

        return self._stated(read, query, PUBLISHED, day, otherwise)

    def judgments_to_score(
        self, query: Query, by: str | None, today: datetime.date, *, day: datetime.date | None = None
    ) -> StatedLedger:
        """The same, where one may represent many that score alike and are in the same group."""
        from briefkit.storage.sqlite.forecasts import alike_in  # noqa: PLC0415 - only scores count

        def read(connection: sqlite3.Connection, scope: Scope) -> StatedLedger:
            return alike_in(connection, scope, by, today)

        return self._stated(
            read, query, PUBLISHED, day, lambda store: store.judgments_to_score(query, by, today, day=day)
        )

    def heads(
        self, query: Query, *, live: bool = False, day: datetime.date | None = None, undated: bool = False
    ) -> list[BriefHead]:
        """The heads of the (live) briefs that match a query, by date."""
        from briefkit.storage.sqlite.stated import heads_in  # noqa: PLC0415 - only for questions about events

        def read(connection: sqlite3.Connection, scope: Scope) -> list[BriefHead]:
            return heads_in(connection, scope._replace(undated=undated))

        def otherwise(store: ParsedStore) -> list[BriefHead]:
            return store.heads(query, live=live, day=day, undated=undated)

        return self._stated(read, query, LIVE_ONLY if live else None, day, otherwise)

    def event_mentions(
        self,
        ids: Collection[str] | None,
        *,
        live: bool = False,
        day: datetime.date | None = None,
        undated: bool = False,
    ) -> list[Mention]:
        """What the (live) briefs say of the events with some ids, or of all, by the briefs' dates."""
        from briefkit.storage.sqlite.stated import event_mentions_in  # noqa: PLC0415 - only for questions about events

        if ids is not None and day is None and len(ids) <= _FEW:
            return self._mentioning(ids, live=live)

        def read(connection: sqlite3.Connection, scope: Scope) -> list[Mention]:
            return event_mentions_in(connection, scope._replace(undated=undated), ids, self.names)

        def otherwise(store: ParsedStore) -> list[Mention]:
            return store.event_mentions(ids, live=live, day=day, undated=undated)

        return self._stated(read, EVERYTHING, LIVE_ONLY if live else None, day, otherwise)

    def _mentioning(self, ids: Collection[str], *, live: bool) -> list[Mention]:
        """What the few briefs with some events say of them: `show` needs no typed rows, which take a while at first."""
        from briefkit.core.brief.model import brief_of  # noqa: PLC0415 - only for questions about events
        from briefkit.core.events.state import mentions_in  # noqa: PLC0415

        query = clause("event", ":", map(Word, sorted(ids)))
        found = [brief for brief in map(brief_of, self.metadata(query)) if brief.live or not live]
        briefs = sorted(found, key=lambda brief: (*brief.newest_last, brief.path))
        return [mention for brief in briefs for mention in mentions_in(brief, ids, self.names)]

    def uses(self) -> Uses:
        """The number of briefs that use each id, by section of the registry."""
        from briefkit.core.search.uses import count_uses  # noqa: PLC0415 - only `registry` counts
        from briefkit.storage.sqlite.stated import mentions_in  # noqa: PLC0415

        return self._access.ask(
            lambda connection: self._from_rows(connection, lambda: count_uses(mentions_in(connection), self.names)),
            lambda folder: folder.uses(),
        )

    def _stated(
        self,
        read: Callable[[sqlite3.Connection, Scope], T],
        query: Query,
        statuses: Collection[str] | None,
        day: datetime.date | None,
        otherwise: Callable[[ParsedStore], T],
    ) -> T:
        """Read the typed rows of some briefs; if others may have matched on that day, all metadata instead."""
        from briefkit.core.query.timeless import is_timeless  # noqa: PLC0415 - only for questions about what briefs state
        from briefkit.storage.sqlite.typed_read import Scope  # noqa: PLC0415

        if day is not None and not is_timeless(query):
            return otherwise(self._parsed(query))

        def ask(connection: sqlite3.Connection) -> T:
            docs = None if query == EVERYTHING else self._answer(connection, query).docs()
            return self._from_rows(connection, lambda: read(connection, Scope(docs, statuses, day)))

        return self._access.ask(ask, otherwise)

    def _from_rows(self, connection: sqlite3.Connection, read: Callable[[], T]) -> T:
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

    def _parsed(self, query: Query) -> ParsedStore:
        """A store of all briefs from their metadata, or from their files if the query asks for text."""
        from briefkit.core.brief.model import brief_of  # noqa: PLC0415 - only for questions about the past
        from briefkit.storage.parsed_store import GivenBriefs, Parsed  # noqa: PLC0415

        briefs = self.find(EVERYTHING) if asks_text(query) else map(brief_of, self.metadata(EVERYTHING, order="id"))
        return GivenBriefs(self.settings, Parsed(self.registry, list(briefs)))

    def sql(self, statement: str, *, timeout: float) -> tuple[tuple[str, ...], list[Any]]:
        """The columns and rows of a statement over the documented views. Raises QueryError; needs an index."""
        from briefkit.core.events.state import EventStates  # noqa: PLC0415 - only `sql` has views
        from briefkit.storage.sqlite.sql import ask_sql, prepare_views  # noqa: PLC0415

        def ask(current: sqlite3.Connection) -> tuple[tuple[str, ...], list[Any]]:
            self._from_rows(current, lambda: None)
            with closing(self.file.connect()) as own:
                states = EventStates(lambda: self.event_mentions(None, live=True), lambda: self.registry)
                prepare_views(own, self.library, self.names, self.settings.library, states.of)
                return ask_sql(own, statement, timeout)

        def refuse(_folder: FolderStore) -> tuple[tuple[str, ...], list[Any]]:
            raise BriefkitError("SQL needs an index, and there is none", hint="see “briefkit index status”")

        return self._access.ask(ask, refuse)

    def status(self) -> dict[str, Any]:
        """Where the index is and what it contains, after an integrity check."""
        from briefkit.storage.sqlite.status import status_of  # noqa: PLC0415 - rarely needed

        return self._access.ask(lambda connection: status_of(connection, self.file), lambda _folder: {"index": None})

    def rebuild(self) -> None:
        """Rebuild the index, including the full text."""
        self._access.close()
        self.file.discard()
        self._access.ask(self._need_words, lambda _folder: None)

    def headings(self, holding: str = "") -> list[tuple[str, str, str]]:
        """The (id, path, title) of every brief, or of those whose folded id contains a text, by path."""
        return self._access.ask(
            lambda connection: index_files.headings(connection, holding), lambda folder: folder.headings(holding)
        )

    def files_named(self, name: str) -> list[str]:
        """The file at a path, otherwise the files whose name without the suffix is `name`."""
        return self._access.ask(
            lambda connection: index_files.files_named(connection, name), lambda folder: folder.files_named(name)
        )

    def unlisted(self, most: int, of_each: int) -> Unlisted:
        """Of the first `most` files that cannot be listed the first `of_each` reasons, and how many more there are."""
        return self._access.ask(
            lambda connection: index_files.unlisted(connection, most, of_each),
            lambda folder: folder.unlisted(most, of_each),
        )

    def own_keys(self) -> frozenset[str]:
        """The paths of keys that are not part of the format."""
        return self._access.ask(index_files.own_keys, lambda folder: folder.own_keys())

    def findings(self, *, unlisting: bool = False) -> Sequence[Diagnostic]:
        """The problems in the registry and the briefs, or only those that keep a brief from being listed."""
        return self._access.ask(
            lambda connection: index_files.findings(connection, unlisting=unlisting),
            lambda folder: folder.findings(unlisting=unlisting),
        )

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

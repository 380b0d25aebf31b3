"""What briefs state on issues, judgments and events, from the typed rows of an index."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from briefkit.core.brief.succession import LIVE_ONLY, ON_RECORD, PUBLISHED
from briefkit.core.query.match import asks_text
from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.value import EVERYTHING, Metadata, Query, Word, clause

if TYPE_CHECKING:
    from briefkit.core.brief.heads import BriefHead
    from briefkit.core.brief.model import Brief
    from briefkit.core.events.state import Mention
    from briefkit.core.issues.matrix import LastPositions
    from briefkit.core.issues.stated import StatedIssue
    from briefkit.core.issues.view import Chosen
    from briefkit.core.judgments.stated import StatedLedger
    from briefkit.core.registry.names import StoredNames
    from briefkit.core.registry.registry import Registry
    from briefkit.core.search.uses import Uses
    from briefkit.core.timeline.period import Period
    from briefkit.settings import Settings
    from briefkit.storage.index.connection import Connection
    from briefkit.storage.index.forecasts import Represented
    from briefkit.storage.index.typed_read import Scope
    from briefkit.storage.parsed_store import ParsedStore

T = TypeVar("T")
_FEW = 100
"""Events that are looked up one by one; more are read from the typed rows."""
_TOLD = frozenset(("id", "path", "title", "kind", "date", "status", "events"))
"""What tells of the events of a brief, and whether and how it counts."""


class StatedStore(ABC):
    """Answers what some briefs state, now or as it was known on a day."""

    @property
    @abstractmethod
    def settings(self) -> Settings:
        """The settings of the library. Raises SettingsError."""

    @property
    @abstractmethod
    def names(self) -> StoredNames:
        """The names in the registry, without its other data."""

    @property
    @abstractmethod
    def registry(self) -> Registry:
        """The topics, parties, issues, events and people of the library."""

    @abstractmethod
    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that match a query, in order of path."""

    @abstractmethod
    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The metadata of the briefs that match a query, sorted."""

    @abstractmethod
    def ask(self, question: Callable[[Connection], T], otherwise: Callable[[ParsedStore], T]) -> T:
        """An answer from the index, or `otherwise` from all briefs where there can be no index."""

    @abstractmethod
    def ask_rows(
        self,
        query: Query,
        read: Callable[[Connection, list[int] | None], T],
        otherwise: Callable[[ParsedStore], T],
    ) -> T:
        """An answer from the typed rows of one state of the index, as `ask`.

        `read` takes the numbers of the briefs that match a query, or None if all do.
        """

    def history(
        self,
        query: Query,
        chosen: Chosen | None = None,
        *,
        record: bool = False,
        day: datetime.date | None = None,
    ) -> list[StatedIssue]:
        """All positions on the issues of the chosen ones in briefs that match a query, by date."""
        from briefkit.storage.index.stated import history_in  # noqa: PLC0415 - only for questions about issues

        def read(connection: Connection, scope: Scope) -> list[StatedIssue]:
            return history_in(connection, scope, self.names, chosen)

        statuses = ON_RECORD if record else None
        return self._stated(
            read, query, statuses, day, lambda store: store.history(query, chosen, record=record, day=day)
        )

    def last_positions(
        self,
        query: Query,
        issues: Collection[str] = (),
        *,
        record: bool = False,
        day: datetime.date | None = None,
    ) -> LastPositions:
        """The positions that a matrix needs."""
        from briefkit.storage.index.latest import last_positions_in  # noqa: PLC0415 - only for matrices

        return self._stated(
            lambda connection, scope: last_positions_in(connection, scope, issues),
            query,
            ON_RECORD if record else None,
            day,
            lambda store: store.last_positions(query, issues, record=record, day=day),
        )

    def period(
        self, query: Query, since: datetime.date, until: datetime.date, *, now: bool = False, undated: bool = False
    ) -> Period:
        """What the live briefs that match a query stated before and in a period."""
        from briefkit.storage.index.period import period_in  # noqa: PLC0415 - only for digests

        def read(connection: Connection, scope: Scope) -> Period:
            return period_in(connection, scope.docs, since, until, now=now, undated=undated)

        def otherwise(store: ParsedStore) -> Period:
            return store.period(query, since, until, now=now, undated=undated)

        return self._stated(read, query, LIVE_ONLY, until, otherwise)

    def judgments(self, query: Query, *, drafts: bool = False, day: datetime.date | None = None) -> StatedLedger:
        """The judgments in the published briefs that match a query, by date, with those that are the same forecast."""
        from briefkit.storage.index.forecasts import ledger_in  # noqa: PLC0415 - only for questions about judgments

        def otherwise(store: ParsedStore) -> StatedLedger:
            return store.judgments(query, drafts=drafts, day=day)

        return self._stated(ledger_in, query, None if drafts else PUBLISHED, day, otherwise)

    def carried_judgments(
        self, query: Query, *, day: datetime.date | None = None, undated: bool = False
    ) -> StatedLedger:
        """The judgments that the current briefs alone do not tell."""
        from briefkit.storage.index.forecasts import carried_in  # noqa: PLC0415 - only for questions about dates

        def read(connection: Connection, scope: Scope) -> StatedLedger:
            return carried_in(connection, scope._replace(undated=undated))

        def otherwise(store: ParsedStore) -> StatedLedger:
            return store.carried_judgments(query, day=day, undated=undated)

        return self._stated(read, query, PUBLISHED, day, otherwise)

    def judgments_to_score(
        self, query: Query, by: str | None, today: datetime.date, *, day: datetime.date | None = None
    ) -> StatedLedger:
        """The same, where one may represent many that score alike and are in the same group."""
        from briefkit.storage.index.forecasts import alike_in  # noqa: PLC0415 - only scores count

        def read(connection: Connection, scope: Scope) -> StatedLedger:
            return alike_in(connection, scope, today, partial(self.represented, by=by))

        return self._stated(
            read, query, PUBLISHED, day, lambda store: store.judgments_to_score(query, by, today, day=day)
        )

    def represented(self, connection: Connection, others: str, tomorrow: str, by: str | None) -> Represented:
        """One of all judgments that score alike and are in one group, of all briefs but some, as `represented_in`."""
        from briefkit.storage.index.forecasts import represented_in  # noqa: PLC0415 - only scores count

        return represented_in(connection, others, tomorrow, by)

    def heads(
        self, query: Query, *, live: bool = False, day: datetime.date | None = None, undated: bool = False
    ) -> list[BriefHead]:
        """The heads of the (live) briefs that match a query, by date."""
        from briefkit.storage.index.stated import heads_in  # noqa: PLC0415 - only for questions about events

        def read(connection: Connection, scope: Scope) -> list[BriefHead]:
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
        from briefkit.storage.index.stated import event_mentions_in  # noqa: PLC0415 - only for questions about events

        if ids is not None and day is None and len(ids) <= _FEW:
            return self._mentioning(ids, live=live)

        def read(connection: Connection, scope: Scope) -> list[Mention]:
            return event_mentions_in(connection, scope._replace(undated=undated), ids, self.names)

        def otherwise(store: ParsedStore) -> list[Mention]:
            return store.event_mentions(ids, live=live, day=day, undated=undated)

        return self._stated(read, EVERYTHING, LIVE_ONLY if live else None, day, otherwise)

    def _mentioning(self, ids: Collection[str], *, live: bool) -> list[Mention]:
        """What the few briefs with some events say of them: `show` needs no typed rows, which take a while at first."""
        from briefkit.core.brief.model import brief_of  # noqa: PLC0415 - only for questions about events
        from briefkit.core.events.state import mentions_in  # noqa: PLC0415

        query = clause("event", ":", map(Word, sorted(ids)))
        told = ({key: value for key, value in one.items() if key in _TOLD} for one in self.metadata(query))
        found = [brief for brief in map(brief_of, told) if brief.live or not live]
        briefs = sorted(found, key=lambda brief: (*brief.newest_last, brief.path))
        return [mention for brief in briefs for mention in mentions_in(brief, ids, self.names)]

    def uses(self) -> Uses:
        """The number of briefs that use each id, by section of the registry."""
        from briefkit.core.search.uses import count_uses  # noqa: PLC0415 - only `registry` counts
        from briefkit.storage.index.stated import mentions_in  # noqa: PLC0415

        return self.ask_rows(
            EVERYTHING,
            lambda connection, _docs: count_uses(mentions_in(connection), self.names),
            lambda store: store.uses(),
        )

    def _stated(
        self,
        read: Callable[[Connection, Scope], T],
        query: Query,
        statuses: Collection[str] | None,
        day: datetime.date | None,
        otherwise: Callable[[ParsedStore], T],
    ) -> T:
        """Read the typed rows of some briefs; if others may have matched on that day, all metadata instead."""
        from briefkit.core.query.timeless import is_timeless  # noqa: PLC0415 - only for questions about what briefs state
        from briefkit.storage.index.typed_read import Scope  # noqa: PLC0415

        if day is not None and not is_timeless(query):
            return otherwise(self._parsed(query))

        return self.ask_rows(query, lambda connection, docs: read(connection, Scope(docs, statuses, day)), otherwise)

    def _parsed(self, query: Query) -> ParsedStore:
        """A store of all briefs from their metadata, or from their files if the query asks for text."""
        from briefkit.core.brief.model import brief_of  # noqa: PLC0415 - only for questions about the past
        from briefkit.storage.parsed_store import GivenBriefs, Parsed  # noqa: PLC0415

        briefs = self.find(EVERYTHING) if asks_text(query) else map(brief_of, self.metadata(EVERYTHING, order="id"))
        return GivenBriefs(self.settings, Parsed(self.registry, list(briefs)))

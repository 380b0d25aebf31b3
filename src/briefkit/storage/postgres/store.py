"""A store that answers from a library on a PostgreSQL server, without its files."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from briefkit.core.progress import SILENT, Progress
from briefkit.core.query.order import NEWEST_FIRST, at_most
from briefkit.core.query.value import EVERYTHING, Metadata, Query
from briefkit.core.registry.names import StoredNames
from briefkit.errors import BriefkitError, ServerError
from briefkit.settings import Settings, parse_settings
from briefkit.storage.index.damage import DamagedError
from briefkit.storage.index.names import stored_names
from briefkit.storage.index.row_store import RowStore
from briefkit.storage.index.state import get_json
from briefkit.storage.postgres import assets
from briefkit.storage.postgres.address import Address, parse_address

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.registry.registry import Registry
    from briefkit.core.search.rank import Hit
    from briefkit.storage.index.connection import Connection
    from briefkit.storage.index.forecasts import Represented
    from briefkit.storage.parsed_store import ParsedStore
    from briefkit.storage.postgres.answer import ServedAnswer
    from briefkit.storage.postgres.served import Served

T = TypeVar("T")
_AT_ONCE = 100
"""The number of files that are read at once."""


class PostgresStore(RowStore):
    """The briefs of a served library: one state of it, until `refresh`. Every question raises ServerError."""

    def __init__(self, address: str | Address, *, progress: Progress = SILENT) -> None:
        self.address = parse_address(address) if isinstance(address, str) else address
        self.progress = progress
        self._served: Served | None = None
        self._embargo_day: datetime.date | None = None

    def refresh(self) -> None:
        """Read the state that is served now at the next question."""
        self.close()
        for name in ("settings", "names", "registry"):
            self.__dict__.pop(name, None)

    def close(self) -> None:
        """End the connection; the next question makes a new one."""
        if self._served is not None:
            self._served.connection.close()
        self._served = self._embargo_day = None

    @property
    def served(self) -> Served:
        """The state that is read, and a connection to it."""
        if self._served is None:
            from briefkit.storage.postgres.served import open_served  # noqa: PLC0415 - loads psycopg

            self._served = open_served(self.address, self.progress)
        return self._served

    @property
    def place(self) -> str:
        """The address of the server, without its password."""
        return self.address.shown

    @property
    def commit(self) -> str:
        """The full hash of the commit that is served; empty if a folder was pushed."""
        return self.served.generation.commit

    @property
    def pushed_at(self) -> datetime.datetime:
        """When it was pushed, in UTC."""
        return self.served.generation.pushed_at.astimezone(datetime.UTC)

    @property
    def role(self) -> str:
        """The role of the server that asks."""
        return self.served.connection.raw.info.user

    @property
    def sees_all(self) -> bool:
        """Whether this role is shown every brief, and not only those for the public."""
        return self.served.sees_all

    @property
    def embargo_day(self) -> datetime.date:
        """The day by which the server shows the public a brief, in the transaction that answers everything else."""
        if self._embargo_day is None:
            from briefkit.storage.postgres.embargo_day import embargo_day  # noqa: PLC0415 - loads psycopg
            from briefkit.storage.postgres.failures import server_errors  # noqa: PLC0415

            with server_errors(self.place):
                self._embargo_day = embargo_day(self.served.connection.raw)
        return self._embargo_day

    def ask(self, question: Callable[[Connection], T], otherwise: Callable[[ParsedStore], T]) -> T:  # noqa: ARG002 - the files are elsewhere
        """An answer from the server."""
        try:
            return question(self.served.connection)
        except DamagedError as error:
            hint = "whoever keeps the files pushes them again, with --full"
            raise ServerError(f"{self.place}: what was pushed is damaged: {error}", hint=hint) from error
        finally:
            if self._served is not None and not self._served.connection.is_usable:
                self.close()

    def _asked(self, question: Callable[[Connection], T]) -> T:
        return self.ask(question, lambda _store: self._asked(question))

    def ask_rows(
        self,
        query: Query,
        read: Callable[[Connection, list[int] | None], T],
        otherwise: Callable[[ParsedStore], T],
    ) -> T:
        """An answer from the typed rows of the briefs that match a query."""

        def ask(connection: Connection) -> T:
            return read(connection, None if query == EVERYTHING else self._answer(connection, query).docs())

        return self.ask(ask, otherwise)

    @cached_property
    def settings(self) -> Settings:
        """The settings of the library."""
        return self._asked(lambda connection: parse_settings(get_json(connection, "settings", {})))

    @cached_property
    def names(self) -> StoredNames:
        """The names in the registry, without its other data."""
        return self._asked(stored_names)

    @cached_property
    def registry(self) -> Registry:
        """The registry that was pushed."""
        from briefkit.core.registry.stored import registry_from_json  # noqa: PLC0415 - most questions need only the names

        registry = registry_from_json(self._asked(lambda connection: get_json(connection, "registry", {})))
        if chosen := self.settings.library.vocabularies:
            from briefkit.core.registry.vocabularies import with_vocabularies  # noqa: PLC0415 - few libraries have any

            return with_vocabularies(registry, chosen)
        return registry

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The metadata of the briefs that match a query, sorted."""
        limit = at_most(limit)
        found = self._asked(lambda connection: self._answer(connection, query).metadata(order, limit))
        return found if limit is not None else self._to_the_end(found)

    def _to_the_end(self, found: Iterator[T]) -> Iterator[T]:
        """The rest of an answer that is fetched as it is read."""
        while (one := self._asked(lambda _connection: next(found, None))) is not None:
            yield one

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that match a query, best match first, each with a passage that shows the match."""
        from briefkit.storage.postgres.search import MOST_RANKED, search_served  # noqa: PLC0415 - only `search` ranks

        def ask(connection: Connection) -> list[Hit]:
            answer = self._answer(connection, query, parts, MOST_RANKED)
            return search_served(answer, at_most(limit), self.progress)

        return self._asked(ask)

    def represented(self, connection: Connection, others: str, tomorrow: str, by: str | None) -> Represented:
        """One of all judgments that score alike and are in one group, from their counts if these tell the groups."""
        from briefkit.storage.postgres.alike import TOLD_APART, represented_by_counts  # noqa: PLC0415 - only scores count

        found = represented_by_counts(connection, others, tomorrow) if by in TOLD_APART else []
        return found or super().represented(connection, others, tomorrow, by)

    def find(self, query: Query) -> Iterator[Brief]:
        """The briefs that match a query, in order of path, each parsed from its file as pushed."""
        paths = sorted(str(metadata["path"]) for metadata in self.metadata(query, order="id"))
        for start in range(0, len(paths), _AT_ONCE):
            some = paths[start : start + _AT_ONCE]
            data = self._asked(lambda connection, some=some: assets.files_at(connection, some))  # type: ignore[misc]
            yield from (brief for path in some if (brief := _parsed(path, data.get(path))))

    def brief_at(self, path: str) -> Brief | None:
        """The brief in a file, or None if there is none that can be listed."""
        return _parsed(path, self.file_bytes(path))

    def body(self, path: str) -> str:
        """The Markdown of the brief in a file; empty if there is none."""
        from briefkit.storage.files.brief_body import body_of  # noqa: PLC0415 - only passages need it

        data = self.file_bytes(path)
        return "" if data is None else body_of(data)

    def file_bytes(self, path: str) -> bytes | None:
        """The bytes of a brief's file, also of one that cannot be listed; None if there is none."""
        return self._asked(lambda connection: assets.files_at(connection, [path])).get(path)

    def asset_hash(self, path: str) -> bytes | None:
        """The hash of an asset; None if there is none at this path."""
        return self._asked(lambda connection: assets.asset_hash(connection, path))

    def asset_paths(self, folder: str) -> list[str]:
        """The paths of the assets in a folder and in those below it, sorted."""
        return self._asked(lambda connection: assets.asset_paths(connection, folder))

    def asset_bytes(self, hash_: bytes) -> bytes | None:
        """The bytes with a hash that `asset_hash` has returned."""
        return self._asked(lambda connection: assets.asset_bytes(connection, hash_))

    def served_hashes(self, hashes: Collection[bytes]) -> set[bytes]:
        """Those of some hashes that are still those of assets."""
        return self._asked(lambda connection: assets.served_hashes(connection, hashes))

    def sql(self, statement: str, *, timeout: float | None) -> tuple[tuple[str, ...], list[Any]]:
        """The columns and rows of a statement in PostgreSQL's SQL over the documented views. Raises QueryError."""
        from briefkit.storage.postgres.failures import server_errors  # noqa: PLC0415 - loads psycopg
        from briefkit.storage.postgres.sql import ask_sql  # noqa: PLC0415 - only `sql` has views

        def ask(_connection: Connection) -> tuple[tuple[str, ...], list[Any]]:
            raw = self.served.connection.raw
            try:
                with server_errors(self.place):
                    return ask_sql(raw, self.served.generation.schema, statement, timeout)
            finally:
                if raw.closed:  # a statement that was refused late may have cost the connection
                    self.close()

        return self._asked(ask)

    def status(self) -> dict[str, Any]:
        """What is served, how old it is, and what is being pushed."""
        from briefkit.storage.postgres.status import status_of  # noqa: PLC0415 - rarely needed

        return status_of(self.address)

    def rebuild(self) -> None:
        """Refuse: only who has the files can push them again. Raises BriefkitError."""
        raise BriefkitError(
            "the index is on a server, which has no files to read",
            hint="“briefkit index push --full” writes it anew, where the files are",
        )

    def _answer(self, connection: Connection, query: Query, parts: Sequence[str] = (), wanted: int = 0) -> ServedAnswer:
        from briefkit.storage.postgres.answer import ServedAnswer  # noqa: PLC0415 - loads what asks for words

        return ServedAnswer(connection, self.match_context, query, parts, wanted)


def _parsed(path: str, data: bytes | None) -> Brief | None:
    from briefkit.core.brief.read import parse_brief  # noqa: PLC0415 - yaml and the format, only to read a file
    from briefkit.core.text.ids import id_of  # noqa: PLC0415

    return None if data is None else parse_brief(data, id=id_of(path), path=path).brief

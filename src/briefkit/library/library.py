"""The library: what a Python user imports, and what every command asks."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from briefkit.core.ports import SILENT, BriefStore, IndexedStore, Progress
from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.value import EVERYTHING, Metadata, Names, Query, all_of
from briefkit.errors import BriefkitError, UnknownBriefError
from briefkit.storage.files.locate import find_library
from briefkit.storage.files.read_file import read_file
from briefkit.storage.sqlite.store import IndexStore

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.diff.value import Diff
    from briefkit.core.publication.value import Layout, Publication
    from briefkit.core.query.parse import Parsed, QueryContext
    from briefkit.core.registry.registry import Registry
    from briefkit.core.tables import JsonRow, Table
    from briefkit.export.result import ExportResult
    from briefkit.library.check import LibraryCheck
    from briefkit.library.conditions import Conditions
    from briefkit.library.edit import Changes, Edits, Named
    from briefkit.library.issues import Issues
    from briefkit.library.judgments import Judgments
    from briefkit.library.log import LogEntry
    from briefkit.library.registry import RegistryIds
    from briefkit.library.search import Briefs, Facets, Related, Search
    from briefkit.library.timeline import Digests, Timeline


class Library:
    """A folder of briefs, answered for by a store.

    Open one with `Library.open("briefs")`. `find` and `get` give briefs; `briefs`, `search`, `related`, `facets`,
    `issues`, `judgments`, `timeline`, `digest` and `registry_ids` are called with a query and give a `Table`; `diff`
    gives a `Diff`, `publication` a `Publication`, `edit`, `rename` and `supersede` the `Changes` to apply.
    A query is the text of one, a `Query`, or None for all briefs. Everything raises QueryError for a query that cannot
    be understood, and no other error than a BriefkitError for what is the caller's to solve.
    """

    def __init__(self, folder: Path, store: BriefStore) -> None:
        self.folder = folder
        self.store = store
        self.settings = store.settings

    @classmethod
    def open(cls, folder: str | Path | None = None, *, progress: Progress = SILENT, stale_ok: bool = False) -> Library:
        """Open a library: the folder named, else as the command line finds it. `progress` hears what takes time.

        With `stale_ok` it answers as it was left, without a look at its files, until `refresh`.

        Raises LibraryNotFoundError where there is none, SettingsError where `briefkit.toml` cannot be used.
        """
        named = Path(folder) if folder is not None else None
        found = find_library(named, os.environ, Path.cwd())
        return cls(found, IndexStore(found, progress=progress, stale_ok=stale_ok))

    def __repr__(self) -> str:
        return f"<Library {self.settings.library.name or self.folder.name!r} in {self.folder}>"

    def refresh(self) -> None:
        """Take notice of what has changed since it was opened, or since the last refresh. Raises SettingsError."""
        self.store.refresh()
        self.settings = self.store.settings

    @property
    def registry(self) -> Registry:
        """What the library knows of its topics, parties, issues, events and people."""
        return self.store.registry

    @property
    def names(self) -> Names:
        """What its topics, parties, issues, events and people are called."""
        return self.store.match_context.registry

    @property
    def findings(self) -> Sequence[Diagnostic]:
        """What is wrong with its files, those that unlist a brief among them."""
        return self.store.findings()

    @property
    def unlisted(self) -> Sequence[Diagnostic]:
        """What keeps files from being listed."""
        return self.store.findings(unlisting=True)

    @property
    def query_context(self) -> QueryContext:
        """What queries are read against: today, the views, and the keys that only this library's briefs have."""
        from briefkit.core.query.parse import QueryContext

        return QueryContext(today(), self.settings.views, self.store.own_keys)

    def parse(self, query: Query | str | None) -> Parsed:
        """A query such as `topic:sanctions date:2018..` as a value, with notes on what may be meant otherwise.

        Raises QueryError with the column and a way out.
        """
        from briefkit.core.query.parse import Parsed, parse_query

        return parse_query(query, self.query_context) if isinstance(query, str) else Parsed(query or EVERYTHING)

    def select(self, **conditions: Unpack[Conditions]) -> Parsed:
        """The query that some conditions make, with notes on what may be meant otherwise. Raises QueryError."""
        from briefkit.library.conditions import query_of

        return query_of(self.query_context, conditions)

    def find(self, query: Query | str | None = None, **conditions: Unpack[Conditions]) -> list[Brief]:
        """The briefs that fulfil a query and the named conditions, by date, the undated last."""
        asked = all_of([self.parse(query).query, self.select(**conditions).query])
        return sorted(self.store.find(asked), key=lambda brief: brief.newest_last)

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The briefs that fulfil a query as JSON objects without their text, in an order such as `-date` or `title`."""
        return self.store.metadata(query, order=order, limit=limit)

    def get(self, name: str) -> Brief:
        """The brief that a name means: a path, also with `:LINE:COLUMN`, an id, or an unambiguous part of an id.

        Raises UnknownBriefError.
        """
        from briefkit.library.names import find_brief

        return find_brief(self, name)

    def sql(self, statement: str, *, timeout: float = 60.0) -> Table[JsonRow]:
        """The answer to a SELECT over the views of docs/sql.md; `timeout` in seconds. Raises QueryError."""
        from briefkit.core.tables import ANY, Column, Table, TableSchema

        names, rows = self._indexed().sql(statement, timeout=timeout)
        columns = [Column(name, ANY, "", itemgetter(name)) for name in names]
        records = [dict(zip(names, row, strict=True)) for row in rows]
        return Table(TableSchema("sql", "briefkit sql", "One row.", columns), records)

    def index_status(self) -> dict[str, Any]:
        """Where the index is and what it holds, after a look at every page of it."""
        return self._indexed().status()

    def rebuild_index(self) -> None:
        """Make the index anew, with all words."""
        self._indexed().rebuild()

    def _indexed(self) -> IndexedStore:
        if not isinstance(self.store, IndexedStore):
            raise BriefkitError("this library is read without an index", hint="open it with Library.open")
        return self.store

    def newest(self, briefs: Iterable[Brief]) -> Brief:
        """The brief with the latest date; of several the last by id. Raises UnknownBriefError where none is dated."""
        dated = [brief for brief in briefs if brief.date]
        if not dated:
            raise UnknownBriefError("no dated brief here", hint="see “briefkit list”, or write one with “briefkit new”")
        return max(dated, key=lambda brief: brief.newest_last)

    def unknown_words(self, query: Query) -> list[str]:
        """What a query asks for that nothing in the library is called, each as a sentence with what is near."""
        from briefkit.core.query.unknown import unknown_words

        found = unknown_words(query, self.store.metadata(EVERYTHING), self.store.match_context)
        hints = ((told, f" – {told.hint}" if told.hint else "") for told in found)
        return [f"no {told.field} is called “{told.word}”{hint}" for told, hint in hints]

    def source(self, brief: Brief) -> bytes:
        """A brief's file, byte for byte. Raises OSError."""
        return read_file(self.folder / brief.path)

    @property
    def briefs(self) -> Briefs:
        """The briefs as rows: `library.briefs("topic:sanctions", sort="title")`."""
        from briefkit.library.search import Briefs

        return Briefs(self)

    @property
    def search(self) -> Search:
        """Full-text search: `library.search("arms control", limit=20)`."""
        from briefkit.library.search import Search

        return Search(self)

    @property
    def related(self) -> Related:
        """Briefs like one brief: `library.related("impasse")`."""
        from briefkit.library.search import Related

        return Related(self)

    @property
    def facets(self) -> Facets:
        """Counts by fields: `library.facets(["topic"], by="year")`."""
        from briefkit.library.search import Facets

        return Facets(self)

    @property
    def issues(self) -> Issues:
        """Who wants what on which issue: `library.issues(query, pivot="party")`."""
        from briefkit.library.issues import Issues

        return Issues(self)

    @property
    def judgments(self) -> Judgments:
        """Forecasts: `library.judgments(query)`, with `.due`, `.score`, `.calibration`, `.resolve` and `.update`."""
        from briefkit.library.judgments import Judgments

        return Judgments(self)

    @property
    def timeline(self) -> Timeline:
        """Events, briefs and what falls due: `library.timeline(query)`."""
        from briefkit.library.timeline import Timeline

        return Timeline(self)

    @property
    def digest(self) -> Digests:
        """What changed: `library.digest("2018-07", "2018-12")`."""
        from briefkit.library.timeline import Digests

        return Digests(self)

    @property
    def registry_ids(self) -> RegistryIds:
        """Every id in use: `library.registry_ids(["parties"])`, with `.add` and `.rename`."""
        from briefkit.library.registry import RegistryIds

        return RegistryIds(self)

    @property
    def edit(self) -> Edits:
        """Lossless edits: `library.edit(["impasse"], ["status=review"]).apply()`."""
        from briefkit.library.edit import Edits

        return Edits(self)

    def rename(self, brief: Named, new_id: str) -> Changes:
        """A brief's new id, in its file's name and in every reference to it; nothing is written until `apply`.

        Raises UnknownBriefError, and BriefkitError where the new id cannot be one or is taken.
        """
        from briefkit.library.rename import rename

        return rename(self, brief, new_id)

    def supersede(self, old: str, new: str) -> Changes:
        """One brief takes the place of another: both say so, once applied. Raises BriefkitError where it cannot."""
        from briefkit.library.edit import supersede

        return supersede(self, old, new)

    def diff(self, a: str, b: str | None = None, *, revisions: str | None = None, mode: str | None = None) -> Diff:
        """What changed: a brief since a revision (HEAD, if none is named), between two `A..B`, or from A to B.

        `mode` is revision or comparison, where it is not plain. Raises UnknownBriefError, and BriefkitError where
        one cannot be compared.
        """
        from briefkit.library.diff import diff

        return diff(self, a, b, revisions=revisions, mode=mode)

    def log(self, name: str, *, limit: int | None = None) -> Table[LogEntry]:
        """A brief's commits in meaning, the newest first. Raises BriefkitError where there are none."""
        from briefkit.library.log import log

        return log(self, name, limit=limit)

    def check(
        self, *, select: Sequence[str] = (), ignore: Sequence[str] = (), as_of: datetime.date | None = None
    ) -> LibraryCheck:
        """A check with some rules or families, or the usual ones, but for those ignored: ask it for `diagnostics()`.

        Raises SettingsError for a rule that does not exist.
        """
        from briefkit.checks.rules import chosen_rules
        from briefkit.library.check import LibraryCheck

        rules = chosen_rules(select, ignore, self.settings.check.enable)
        return LibraryCheck(self, rules, as_of or today())

    def publication(self, brief: Brief, layout: Layout | None = None) -> Publication:
        """A brief made ready to print."""
        from briefkit.library.publication import prepare_publication

        return prepare_publication(self, brief, layout).publication

    def export(self, brief: Brief, format_: str, *, strict: bool = False, layout: Layout | None = None) -> ExportResult:
        """A brief as a file of a format such as pdf or html, with a warning for all that was changed or left out.

        Raises ExportError for an undated brief, for an unknown format, and with `strict` in place of any warning.
        """
        from briefkit.library.publication import export_brief

        return export_brief(self, brief, format_, strict=strict, layout=layout)


def today() -> datetime.date:
    """The one place that asks the clock."""
    return datetime.datetime.now().astimezone().date()

"""The library: what Python users import and every command uses."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from briefkit.core.progress import SILENT, Progress
from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.value import EVERYTHING, Metadata, Names, Query, all_of
from briefkit.errors import BriefkitError, FilesNeededError, UnknownBriefError
from briefkit.library.which import find_which
from briefkit.settings import LOCAL
from briefkit.storage.files.door import BRIEF
from briefkit.storage.files.library_files import FolderFiles
from briefkit.storage.served_files import ServedFiles
from briefkit.storage.time_limit import seconds_wanted

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.diff.value import Diff
    from briefkit.core.ports import BriefStore, IndexedStore
    from briefkit.core.publication.make import PublicationResult
    from briefkit.core.publication.value import Layout, Publication
    from briefkit.core.query.parse import Parsed, QueryContext
    from briefkit.core.registry.registry import Registry
    from briefkit.core.tables import JsonRow, Table
    from briefkit.export.result import ExportResult
    from briefkit.library.briefs import Briefs
    from briefkit.library.check import LibraryCheck
    from briefkit.library.conditions import Conditions
    from briefkit.library.decisions import Decisions
    from briefkit.library.digest import Digests
    from briefkit.library.dossier import Dossiers
    from briefkit.library.edit import BriefLike, Changes, Edits
    from briefkit.library.facets import Facets
    from briefkit.library.issues import Issues
    from briefkit.library.judgments import Judgments
    from briefkit.library.log import LogEntry
    from briefkit.library.registry import RegistryIds
    from briefkit.library.related import Related
    from briefkit.library.review import Review
    from briefkit.library.search import Search
    from briefkit.library.sources import Sources
    from briefkit.library.tables import Tables
    from briefkit.library.take_back import TakeBack
    from briefkit.library.timeline import Timeline
    from briefkit.storage.files.library_files import LibraryFiles
    from briefkit.storage.which import Which


class Library:
    """Briefs in a folder or on a server, read through a store.

    Open one with `Library.open("briefs")` or `Library.open("postgresql://db.example.org/briefs")`. `find` and `get`
    return briefs; `briefs`, `search`, `related`, `facets`, `issues`, `judgments`, `decisions`, `timeline`, `digest` and
    `registry_ids` return a `Table`, `diff` a `Diff`, `publication` a `Publication`, and `edit`, `rename` and
    `supersede` the `Changes` to apply.

    Wherever a query is expected, pass its text, a `Query`, or None for all briefs; a query that cannot be understood
    raises QueryError. Every error that the caller can do something about is a BriefkitError. Where a server answers,
    whatever writes files or needs them raises FilesNeededError.
    """

    def __init__(
        self,
        folder: Path | None,
        store: BriefStore,
        files: LibraryFiles | None = None,
        *,
        which: Which | None = None,
        embargo_day: datetime.date | None = None,
    ) -> None:
        self.root = folder
        """The folder of the briefs, also that of a clone where a server answers; None if there is none."""
        self.store = store
        self.files = files or FolderFiles(folder or Path())
        """The files as the store knows them: of briefs, pictures, originals, and what the house prints with."""
        self.which = which
        """What opens the same library once more, if it was opened."""
        self._embargo_day = embargo_day
        self.settings = store.settings

    @classmethod
    def open(
        cls,
        folder: str | Path | None = None,
        *,
        index: str | None = None,
        progress: Progress = SILENT,
        stale_ok: bool = False,
    ) -> Library:
        """Open the library in a folder or at the address of a server, or the one that the command line would find.

        Where a folder's settings or BRIEFKIT_INDEX name a server, that answers; `index` says otherwise: the address of
        a server, or "local" for the files. `progress` is notified of work that takes time. With `stale_ok` the library
        answers from its index as it is, without checking the files, until `refresh`.

        Raises LibraryNotFoundError if there is no library, SettingsError if `briefkit.toml` cannot be used, ServerError
        if the server cannot be asked, and FilesNeededError for "local" without a folder.
        """
        return cls.of(find_which(folder, index), progress=progress, stale_ok=stale_ok)

    @classmethod
    def of(
        cls,
        which: Which,
        *,
        progress: Progress = SILENT,
        stale_ok: bool = False,
        embargo_day: datetime.date | None = None,
    ) -> Library:
        """Open a library of which the folder and the server are known, on an `embargo_day` if another process says."""
        if which.server is not None:
            from briefkit.storage.served import served_library

            served, files = served_library(which.server, progress)
            return cls(which.folder, served, files, which=which, embargo_day=embargo_day)
        from briefkit.storage.sqlite.store import IndexStore

        folder = which.folder or Path()
        store = IndexStore(folder, progress=progress, stale_ok=stale_ok)
        return cls(folder, store, which=which, embargo_day=embargo_day)

    def __repr__(self) -> str:
        return f"<Library {self.settings.library.name or Path(self.place).name!r} in {self.place}>"

    def close(self) -> None:
        """End the connection to a server, if there is one; the next question makes another."""
        if isinstance(self.files, ServedFiles):
            self.files.served.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def place(self) -> str:
        """Where the answers come from: a folder, or the address of a server without its password."""
        return self.files.place

    @property
    def has_files(self) -> bool:
        """Whether the answers come from files in a folder, and not from a server."""
        return isinstance(self.files, FolderFiles)

    @property
    def folder(self) -> Path:
        """The folder of the files. Raises FilesNeededError where a server answers: it may know other versions."""
        if isinstance(self.files, FolderFiles):
            return self.files.folder
        message = f"this needs the files of the library, and {self.place} gives answers only"
        if self.root is None:
            raise FilesNeededError(message, hint="open a clone of its repository")
        raise FilesNeededError(message, hint=f'open {self.root} with index="{LOCAL}"')

    @property
    def audience(self) -> str:
        """Whom what this library answers is for: internal, or public after `for_audience`."""
        return getattr(self.store, "audience", "internal")

    @property
    def embargo_day(self) -> datetime.date:
        """The day that decides about embargoes: where a server answers, its own in the time zone of its grants."""
        if self._embargo_day is not None:
            return self._embargo_day
        return self.files.served.embargo_day if isinstance(self.files, ServedFiles) else today()

    @property
    def sees_all(self) -> bool:
        """Whether whoever asks is shown every brief; a server shows some only those for the public."""
        return not isinstance(self.files, ServedFiles) or self.files.served.sees_all

    def for_audience(self, audience: str) -> Library:
        """This library as an audience may see it: internal is all of it, public what `docs/publishing.md` says.

        Raises SettingsError for a field of `[export] internal` that does not exist, ValueError for an unknown audience.
        """
        from briefkit.library.audience import library_for

        return library_for(self, audience)

    def with_store(self, store: BriefStore) -> Library:
        """This library with another store of its briefs, such as one that leaves some out."""
        return Library(self.root, store, self.files, which=self.which, embargo_day=self._embargo_day)

    def refresh(self) -> None:
        """Pick up what has changed in the files since the library was opened or refreshed. Raises SettingsError."""
        self.store.refresh()
        self.settings = self.store.settings

    @property
    def registry(self) -> Registry:
        """The topics, parties, issues, events and people in `registry.yaml`."""
        return self.store.registry

    @property
    def names(self) -> Names:
        """The titles and aliases of topics, parties, issues, events and people."""
        return self.store.match_context.registry

    @property
    def findings(self) -> Sequence[Diagnostic]:
        """The problems in the files, including those that keep a brief from being listed."""
        return self.store.findings()

    @property
    def unlisted(self) -> Sequence[Diagnostic]:
        """The problems that keep briefs from being listed."""
        return self.store.findings(unlisting=True)

    @property
    def query_context(self) -> QueryContext:
        """What a query may refer to: today's date, the saved views, and keys that only this library uses."""
        from briefkit.core.query.parse import QueryContext

        return QueryContext(today(), self.settings.views, self.store.own_keys)

    def parse(self, query: Query | str | None) -> Parsed:
        """The `Query` for a text such as `topic:sanctions date:2018..`, with notes on likely mistakes.

        Raises QueryError, which names the column and what to do.
        """
        from briefkit.core.query.parse import Parsed, parse_query

        return parse_query(query, self.query_context) if isinstance(query, str) else Parsed(query or EVERYTHING)

    def select(self, **conditions: Unpack[Conditions]) -> Parsed:
        """The `Query` for some conditions, with notes on likely mistakes. Raises QueryError."""
        from briefkit.library.conditions import query_of

        return query_of(self.query_context, conditions)

    def find(self, query: Query | str | None = None, **conditions: Unpack[Conditions]) -> list[Brief]:
        """The briefs that match a query and all conditions, oldest first, undated ones last. Raises QueryError."""
        both = all_of([self.parse(query).query, self.select(**conditions).query])
        return sorted(self.store.find(both), key=lambda brief: brief.newest_last)

    def metadata(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Metadata]:
        """The metadata of the briefs that match a query as JSON objects, sorted by a key such as `-date` or `title`."""
        return self.store.metadata(query, order=order, limit=limit)

    def get(self, name: str) -> Brief:
        """The brief with an id or path (`:LINE:COLUMN` is ignored), or the only one whose id contains the text.

        Where no id contains it, a title may.

        Raises UnknownBriefError if there is none, or more than one.
        """
        from briefkit.library.names import find_brief

        return find_brief(self, name, by_title=True)

    def sql(self, statement: str, *, timeout: float | None = None) -> Table[JsonRow]:
        """The rows of a SELECT over the views in docs/sql.md, as JSON objects.

        `timeout` is in seconds, 0 for any time; by default BRIEFKIT_TIMEOUT, or 60. A server may allow less.

        The second of several columns `n` is `n_2`. A blob is its bytes in hexadecimal, as from SQL's `hex`, and an
        infinite number the text “Infinity” or “-Infinity”, because JSON has neither (RFC 8259, section 6).

        Raises QueryError for a statement that fails, takes too long or is too large, BriefkitError without an index.
        """
        from briefkit.core.tables import ANY, Column, Table, TableSchema, numbered

        given, rows = self._indexed().sql(statement, timeout=seconds_wanted(timeout))
        names = numbered(given)
        columns = [Column(name, ANY, "", itemgetter(name)) for name in names]
        records = [dict(zip(names, row, strict=True)) for row in rows]
        return Table(TableSchema("sql", "briefkit sql", "One row.", columns), records)

    def index_status(self) -> dict[str, Any]:
        """Where the index is and what it contains, after an integrity check. Raises BriefkitError if there is none."""
        return self._indexed().status()

    def rebuild_index(self) -> None:
        """Build the index from scratch, including the full text. Raises BriefkitError if there is none."""
        self._indexed().rebuild()

    def _indexed(self) -> IndexedStore:
        from briefkit.core.ports import IndexedStore

        if not isinstance(self.store, IndexedStore):
            raise BriefkitError("this library has no index", hint="open it with Library.open")
        return self.store

    def newest(self, briefs: Iterable[Brief]) -> Brief:
        """The brief with the latest date; among several the one saved last, which somebody is at work on.

        A server knows no such time: there it is the last by its id.

        Raises UnknownBriefError if none is dated.
        """
        from briefkit.storage.files.brief_file import saved_at

        dated = [brief for brief in briefs if brief.date]
        if not dated:
            hint = "see “briefkit list”, or start one with “briefkit new”"
            raise UnknownBriefError("there is no dated brief", hint=hint)
        latest = max(brief.newest_last[0] for brief in dated)
        tied = [brief for brief in dated if brief.newest_last[0] == latest]
        folder = self.folder if self.has_files else None
        return max(tied, key=lambda brief: (saved_at(folder, brief.path) if folder else 0, brief.id))

    def unknown_words(self, query: Query) -> list[str]:
        """The words of a query that name nothing in the library, each as a sentence with similar names."""
        from briefkit.core.query.unknown import unknown_words

        found = unknown_words(query, self.store.metadata(EVERYTHING), self.store.match_context)
        kinds = self.settings.library.kinds
        unknown = [item for item in found if item.field != "kind" or item.word not in kinds]
        return [
            f"no {item.field} is called “{item.word}”" + (f" – {item.hint}" if item.hint else "") for item in unknown
        ]

    def source(self, brief: Brief) -> bytes:
        """The bytes of a brief's file. Raises OSError."""
        return self.files.read(brief.path, BRIEF)

    @property
    def briefs(self) -> Briefs:
        """Lists of briefs: `library.briefs("topic:sanctions", sort="title")`."""
        from briefkit.library.briefs import Briefs

        return Briefs(self)

    @property
    def search(self) -> Search:
        """Full-text search: `library.search("arms control", limit=20)`."""
        from briefkit.library.search import Search

        return Search(self)

    @property
    def related(self) -> Related:
        """Similar briefs: `library.related("impasse")`."""
        from briefkit.library.related import Related

        return Related(self)

    @property
    def facets(self) -> Facets:
        """Numbers of briefs by field: `library.facets(["topic"], by="year")`."""
        from briefkit.library.facets import Facets

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
    def decisions(self) -> Decisions:
        """Decisions that briefs ask for: `library.decisions(query)`, with `.due` and `.resolve`."""
        from briefkit.library.decisions import Decisions

        return Decisions(self)

    @property
    def timeline(self) -> Timeline:
        """Events, briefs, and judgments and reviews that fall due: `library.timeline(query)`."""
        from briefkit.library.timeline import Timeline

        return Timeline(self)

    @property
    def digest(self) -> Digests:
        """What changed in a period: `library.digest("2018-07", "2018-12")`."""
        from briefkit.library.digest import Digests

        return Digests(self)

    @property
    def registry_ids(self) -> RegistryIds:
        """Every id in use: `library.registry_ids(["parties"])`, with `.add` and `.rename`."""
        from briefkit.library.registry import RegistryIds

        return RegistryIds(self)

    @property
    def sources(self) -> Sources:
        """The quotes of a brief, each with its source and proof: `library.sources(brief)`; with `.add`."""
        from briefkit.library.sources import Sources

        return Sources(self)

    @property
    def tables(self) -> Tables:
        """All that some briefs state, as tables: `library.tables(library.find("topic:trade"))`; with `.export`."""
        from briefkit.library.tables import Tables

        return Tables(self)

    @property
    def review(self) -> Review:
        """What texts suggest for their briefs: `library.review.suggestions([brief])`, `.decide` and `.find`."""
        from briefkit.library.review import Review

        return Review(self)

    @property
    def take_back(self) -> TakeBack:
        """What colleagues changed in exported documents: `library.take_back(data).taken(changes).apply()`."""
        from briefkit.library.take_back import TakeBack

        return TakeBack(self)

    @property
    def edit(self) -> Edits:
        """Lossless edits: `library.edit(["impasse"], ["status=review"]).apply()`."""
        from briefkit.library.edit import Edits

        return Edits(self)

    def rename(self, brief: BriefLike, new_id: str) -> Changes:
        """Give a brief a new id: rename its file and update every reference. Nothing is written until `apply`.

        Raises UnknownBriefError, and BriefkitError if the new id is invalid or taken, or if a brief that may refer to
        the old one cannot be read.
        """
        from briefkit.library.rename import rename

        return rename(self, brief, new_id)

    def supersede(self, old: str, new: str) -> Changes:
        """Make both briefs state that `new` supersedes `old`. Nothing is written until `apply`.

        Raises UnknownBriefError, and BriefkitError if the one cannot supersede the other: it is older, or retracted.
        """
        from briefkit.library.supersede import supersede

        return supersede(self, old, new)

    def diff(self, a: str, b: str | None = None, *, revisions: str | None = None, mode: str | None = None) -> Diff:
        """What differs between two briefs, or in one brief since a git revision (HEAD by default) or between `A..B`.

        `mode` overrides how they are compared: "revision" or "comparison". Raises UnknownBriefError, and
        BriefkitError if there is nothing to compare.
        """
        from briefkit.library.diff import diff

        return diff(self, a, b, revisions=revisions, mode=mode)

    def log(self, name: str, *, limit: int | None = None) -> Table[LogEntry]:
        """What each commit changed in a brief, newest first. Raises BriefkitError if there are no commits."""
        from briefkit.library.log import log

        return log(self, name, limit=limit)

    def check(
        self,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        as_of: datetime.date | None = None,
        listed: bool = False,
    ) -> LibraryCheck:
        """A check whose `diagnostics()` are what it finds, with the default rules or those selected.

        `select` and `ignore` take ids of rules or families. If names are `listed`, as `briefkit list -0` writes them,
        they are paths in the library first. Raises SettingsError for a rule that does not exist.
        """
        from briefkit.checks.rules import chosen_rules
        from briefkit.library.check import LibraryCheck

        rules = chosen_rules(select, ignore, self.settings.check.enable)
        return LibraryCheck(self, rules, as_of or today(), listed=listed)

    @property
    def dossier(self) -> Dossiers:
        """Many briefs as one document: `library.dossier(briefs, Plan(title="Summit"))`; with `.export`."""
        from briefkit.library.dossier import Dossiers

        return Dossiers(self)

    def publication(self, brief: Brief, layout: Layout | None = None) -> Publication:
        """A brief prepared for export: labels, tables, pictures and references in the brief's own language."""
        return self.prepared(brief, layout).publication

    def prepared(self, brief: Brief, layout: Layout | None = None) -> PublicationResult:
        """As `publication`, with diagnostics for what is not as the author wrote it."""
        from briefkit.library.publication import prepare_publication

        return prepare_publication(self, brief, layout)

    def export(
        self,
        brief: Brief,
        format_: str,
        *,
        strict: bool = False,
        layout: Layout | None = None,
        embargoed: bool = False,
    ) -> ExportResult:
        """A brief exported to a format such as "pdf" or "html", with a warning for each change or omission.

        Raises ExportError for an undated brief or an unknown format, without `embargoed` for a brief under embargo, and
        with `strict` instead of any warning.
        """
        from briefkit.library.publication import export_brief

        return export_brief(self, brief, format_, strict=strict, layout=layout, embargoed=embargoed)


def today() -> datetime.date:
    """Today's date. Nothing else reads the clock."""
    return datetime.datetime.now().astimezone().date()

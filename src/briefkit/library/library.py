"""The library: what a Python user imports, and what every command asks."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefkit.core.ports import SILENT, BriefStore, IndexedStore, Progress
from briefkit.core.query.order import NEWEST_FIRST
from briefkit.core.query.value import EVERYTHING, Names, Query, Record, all_of
from briefkit.core.text.words import did_you_mean, fold
from briefkit.errors import BriefkitError, ExportError, UnknownBriefError
from briefkit.storage.files.locate import find_library
from briefkit.storage.files.read_file import read_file
from briefkit.storage.sqlite.store import IndexStore

if TYPE_CHECKING:
    from briefkit.core.brief.model import Brief
    from briefkit.core.dates.dates import PartialDate
    from briefkit.core.diagnostic import Diagnostic
    from briefkit.core.issues.rows import PositionRow
    from briefkit.core.publication.make import Made
    from briefkit.core.publication.value import Imprint, Layout
    from briefkit.core.query.parse import Asking, Parsed
    from briefkit.core.query.unknown import UnknownWord
    from briefkit.core.registry.registry import Registry
    from briefkit.core.search.rank import Hit
    from briefkit.export.written import Written

Words = str | Iterable[str]


class Library:
    """A folder of briefs, answered for by a store."""

    def __init__(self, folder: Path, store: BriefStore) -> None:
        self.folder = folder
        self.store = store
        self.settings = store.settings

    @classmethod
    def open(cls, folder: str | Path | None = None, *, progress: Progress = SILENT, glance: bool = False) -> Library:
        """Open a library: the folder named, else as the command line finds it. `progress` hears what takes time.

        With `glance` it answers as it was left, without a look at its files, until `refresh`.

        Raises LibraryNotFoundError where there is none, SettingsError where `briefkit.toml` cannot be used.
        """
        named = Path(folder) if folder is not None else None
        found = find_library(named, os.environ, Path.cwd())
        return cls(found, IndexStore(found, progress=progress, glance=glance))

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
        return self.store.known.registry

    @property
    def findings(self) -> Sequence[Diagnostic]:
        """What is wrong with its files, those that unlist a brief among them."""
        return self.store.findings()

    @property
    def unlisted(self) -> Sequence[Diagnostic]:
        """What keeps files from being listed."""
        return self.store.findings(unlisting=True)

    @property
    def asking(self) -> Asking:
        """What queries are read against: today, the views, and the keys that only this library's briefs have."""
        from briefkit.core.query.parse import Asking

        return Asking(today(), self.settings.views, self.store.own_keys)

    def parse(self, text: str) -> Parsed:
        """Read a query such as `topic:sanctions date:2018..`. Raises QueryError with the column and a way out."""
        from briefkit.core.query.parse import parse_query

        return parse_query(text, self.asking)

    def find(
        self,
        query: Query | str | None = None,
        *,
        topic: Words = (),
        party: Words = (),
        issue: Words = (),
        event: Words = (),
        kind: Words = (),
        status: Words = (),
        author: Words = (),
        expert: Words = (),
        publisher: Words = (),
        lang: Words = (),
        since: str | PartialDate | None = None,
        until: str | PartialDate | None = None,
        text: Words = (),
    ) -> list[Brief]:
        """The briefs that fulfil a query and the named conditions, by date, the undated last.

        Several values of one condition must all hold; commas inside one value mean “or”: `topic="sanctions,trade"`.
        Dates are YYYY, YYYY-MM or YYYY-MM-DD, or count from today: `-3m`. Raises QueryError for what is neither.
        """
        from briefkit.core.query.flags import query_from_flags

        flags = query_from_flags(
            self.asking,
            topic=_many(topic),
            party=_many(party),
            issue=_many(issue),
            event=_many(event),
            kind=_many(kind),
            status=_many(status),
            author=_many(author),
            expert=_many(expert),
            publisher=_many(publisher),
            lang=_many(lang),
            since=str(since) if since else None,
            until=str(until) if until else None,
            text=_many(text),
        ).query
        asked = self.parse(query).query if isinstance(query, str) else query or EVERYTHING
        return sorted(self.store.find(all_of([asked, flags])), key=lambda brief: brief.newest_last)

    def records(self, query: Query, *, order: str = NEWEST_FIRST, limit: int | None = None) -> Iterator[Record]:
        """The briefs that fulfil a query as JSON objects without their text, in an order such as `-date` or `title`."""
        return self.store.records(query, order=order, limit=limit)

    def get(self, name: str) -> Brief:
        """The brief with an id, a path, or an unambiguous part of an id. Raises UnknownBriefError."""
        headings = self.store.headings()
        for found in _by_closeness(headings, name):
            if len(found) == 1 and (brief := self.store.brief_at(found[0][1])):
                return brief
            if found:
                told = "\n".join(f"  {id_}  {title}" for id_, _path, title in found[:20])
                more = f"\n  … and {len(found) - 20} more" if len(found) > 20 else ""
                raise UnknownBriefError(
                    f"“{name}” could be any of {len(found)} briefs:\n{told}{more}",
                    hint="write more of the id, or its path",
                )
        near = did_you_mean(name, [id_ for id_, _path, _title in headings])
        raise UnknownBriefError(f"no brief “{name}” in {self.folder}", hint=near or "see “briefkit list”")

    def search(self, query: Query, *, parts: Sequence[str] = (), limit: int | None = None) -> list[Hit]:
        """The briefs that fulfil a query, what fits best first, each with the passage that shows it."""
        return self.store.search(query, parts=parts, limit=limit)

    def sql(self, statement: str, *, timeout: float = 60.0) -> tuple[tuple[str, ...], list[Any]]:
        """Columns and rows of a SELECT over the views of docs/sql.md; `timeout` in seconds. Raises QueryError."""
        return self._indexed().sql(statement, timeout=timeout)

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

    def positions(self, briefs: Iterable[Brief]) -> list[PositionRow]:
        """Every position on every issue in some briefs, as flat rows."""
        from briefkit.core.issues.rows import position_rows

        return position_rows(briefs, self.registry, self.settings.library.language)

    def unknown_words(self, query: Query) -> list[UnknownWord]:
        """What a query asks for that nothing in the library is called."""
        from briefkit.core.query.unknown import unknown_words

        return unknown_words(query, self.store.records(EVERYTHING), self.store.known)

    def source(self, brief: Brief) -> bytes:
        """A brief's file, byte for byte. Raises OSError."""
        return read_file(self.folder / brief.path)

    def imprint(self) -> Imprint:
        """What the house adds to each of its publications."""
        from briefkit.core.publication.value import OWN_PARTS, Imprint
        from briefkit.storage.files.own_parts import read_own_parts

        library, brand = self.settings.library, self.settings.brand
        return Imprint(
            name=brand.name or library.name,
            language=library.language,
            scale=library.likelihood_scale,
            access=library.access,
            disclaimers=self.settings.disclaimers,
            footer=brand.footer,
            accent=brand.accent,
            paper=brand.paper,
            logo=brand.logo,
            parts=read_own_parts(self.folder, brand.templates, OWN_PARTS) if brand.templates else {},
        )

    def publication(self, brief: Brief, layout: Layout | None = None) -> Made:
        """A brief made ready to print, with what had to be left out."""
        from briefkit.core.publication.make import make_publication
        from briefkit.storage.files.media import read_image

        paths = {id_: path for id_, path, _title in self.store.headings()}
        return make_publication(
            brief,
            self.registry,
            self.imprint(),
            lambda source: read_image(self.folder, brief.path, source),
            lambda id_: self.store.brief_at(paths[id_]) if id_ in paths else None,
            layout=layout,
        )

    def export(self, brief: Brief, format_: str, *, strict: bool = False, layout: Layout | None = None) -> Written:
        """A brief as a file of a format such as pdf or html, with a warning for all that was mended or left out.

        Raises ExportError for an undated brief, for an unknown format, and with `strict` in place of any warning.
        """
        from briefkit.export.writers import writers
        from briefkit.export.written import Written

        if brief.date is None:
            message = f"{brief.path} has no date yet, so it cannot be published"
            raise ExportError(message, hint="add “date: YYYY-MM-DD” to its front matter")
        writer = writers().get(format_)
        if writer is None:
            raise ExportError(f"cannot export to “{format_}”", hint=f"use one of {', '.join(writers())}")
        made = self.publication(brief, layout)
        told = tuple(f"line {finding.line}: {finding.message}" for finding in made.findings)
        if strict and told:
            raise ExportError(f"{brief.path} is not exported as it is:\n" + "\n".join(f"  {line}" for line in told))
        written = writer.write(made.publication, strict=strict)
        return Written(written.data, told + written.warnings)


def _many(words: Words) -> Iterable[str]:
    return [words] if isinstance(words, str) else words


Heading = tuple[str, str, str]
"""Id, path and title."""


def _by_closeness(headings: list[Heading], name: str) -> Iterable[list[Heading]]:
    """The briefs that a name may mean, the surest meaning first."""
    stem = name.removesuffix(".md")
    folded = fold(stem)
    yield [heading for heading in headings if heading[1] == name]
    yield [heading for heading in headings if heading[0] == stem]
    yield [heading for heading in headings if fold(heading[0]) == folded]
    yield [heading for heading in headings if folded and folded in fold(heading[0])]


def today() -> datetime.date:
    """The one place that asks the clock."""
    return datetime.datetime.now().astimezone().date()

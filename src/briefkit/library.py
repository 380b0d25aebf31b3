"""The library: what a Python user imports, and what every command asks."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefkit.config import Settings
from briefkit.core.brief import Brief
from briefkit.core.dates import PartialDate, parse_date
from briefkit.core.finding import FileFinding
from briefkit.core.issues import PositionRow, position_rows
from briefkit.core.publication import Imprint, Layout
from briefkit.core.publication_make import Made, make_publication
from briefkit.core.query import SECTION_OF_FIELD, Everything, Known, Query, field_values, query_from_flags
from briefkit.core.registry import Registry
from briefkit.core.store import BriefStore
from briefkit.core.words import did_you_mean, fold
from briefkit.errors import ExportError, UnknownBriefError
from briefkit.export.written import Written
from briefkit.storage.folder_store import FolderStore, read_file
from briefkit.storage.locate import find_library
from briefkit.storage.media import read_image
from briefkit.storage.settings_file import read_settings

Words = str | Iterable[str]


class Library:
    """A folder of briefs."""

    def __init__(self, folder: Path, settings: Settings, store: BriefStore) -> None:
        self.folder = folder
        self.settings = settings
        self.store = store

    @classmethod
    def open(cls, folder: str | Path | None = None) -> Library:
        """Open a library: the folder named, else as the command line finds it.

        Raises LibraryNotFoundError where there is none, SettingsError where `briefkit.toml` cannot be used.
        """
        named = Path(folder) if folder is not None else None
        found = find_library(named, os.environ, Path.cwd())
        settings = read_settings(found)
        return cls(found, settings, FolderStore(found, settings))

    @property
    def registry(self) -> Registry:
        """What the library knows of its topics, parties, issues, events and people."""
        return self.store.registry

    @property
    def findings(self) -> Sequence[FileFinding]:
        """What is wrong with its files, those that unlist a brief among them."""
        return self.store.findings()

    def find(
        self,
        query: Query | None = None,
        *,
        topic: Words = (),
        party: Words = (),
        issue: Words = (),
        event: Words = (),
        kind: Words = (),
        status: Words = (),
        author: Words = (),
        publisher: Words = (),
        lang: Words = (),
        since: str | PartialDate | None = None,
        until: str | PartialDate | None = None,
        text: Words = (),
    ) -> list[Brief]:
        """The briefs that fulfil a query and the named conditions, by date, the undated last.

        Several values of one condition must all hold; commas inside one value mean “or”: `topic="sanctions,trade"`.
        Dates are YYYY, YYYY-MM or YYYY-MM-DD. Raises ValueError for one that is not.
        """
        flags = query_from_flags(
            topic=_many(topic),
            party=_many(party),
            issue=_many(issue),
            event=_many(event),
            kind=_many(kind),
            status=_many(status),
            author=_many(author),
            publisher=_many(publisher),
            lang=_many(lang),
            since=parse_date(since) if isinstance(since, str) else since,
            until=parse_date(until) if isinstance(until, str) else until,
            text=_many(text),
        )
        whole = Everything((query, flags)) if query else flags
        return sorted(self.store.find(whole), key=lambda brief: brief.newest_last)

    def get(self, name: str) -> Brief:
        """The brief with an id, a path, or an unambiguous part of an id. Raises UnknownBriefError."""
        briefs = self.find()
        for found in _by_closeness(briefs, name):
            if len(found) == 1:
                return found[0]
            if found:
                told = "\n".join(f"  {brief.id}  {brief.title}" for brief in found[:20])
                more = f"\n  … and {len(found) - 20} more" if len(found) > 20 else ""
                raise UnknownBriefError(
                    f"“{name}” could be any of {len(found)} briefs:\n{told}{more}",
                    hint="write more of the id, or its path",
                )
        near = did_you_mean(name, [brief.id for brief in briefs])
        raise UnknownBriefError(f"no brief “{name}” in {self.folder}", hint=near or "see “briefkit list”")

    def newest(self, briefs: Iterable[Brief]) -> Brief:
        """The brief with the latest date; of several the last by id. Raises UnknownBriefError where none is dated."""
        dated = [brief for brief in briefs if brief.date]
        if not dated:
            raise UnknownBriefError("no dated brief here", hint="see “briefkit list”, or write one with “briefkit new”")
        return max(dated, key=lambda brief: brief.newest_last)

    def positions(self, briefs: Iterable[Brief]) -> list[PositionRow]:
        """Every position on every issue in some briefs, as flat rows."""
        return position_rows(briefs, self.registry, self.settings.library.language)

    def unknown_words(self, query: Query) -> list[tuple[str, str, str | None]]:
        """What a query asks for that nothing in the library is called: field, word, and a hint at what is near."""
        known = Known(self.registry, self.settings.library.language, self.settings.library.name)
        told = []
        for name, word in dict.fromkeys(query.wanted()):
            section = SECTION_OF_FIELD.get(name)
            used = {value for brief in self.store.find(Everything()) for value in field_values(brief, name, known)}
            used |= set(self.registry.ids(section)) if section else set()
            resolved = self.registry.resolve(section, word) if section else word
            primary = {value.partition("-")[0] for value in used} if name == "lang" else set()
            if fold(resolved) not in {fold(value) for value in used | primary}:
                told.append((name, word, did_you_mean(word, used)))
        return told

    def source(self, brief: Brief) -> bytes:
        """A brief's file, byte for byte. Raises OSError."""
        return read_file(self.folder / brief.path)

    def imprint(self) -> Imprint:
        """What the house adds to each of its publications."""
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
        )

    def publication(self, brief: Brief, layout: Layout | None = None) -> Made:
        """A brief made ready to print, with what had to be left out."""
        others = {other.id: other for other in self.store.find(Everything())}
        return make_publication(
            brief,
            self.registry,
            self.imprint(),
            lambda source: read_image(self.folder, brief.path, source),
            others.get,
            layout=layout,
        )

    def export(self, brief: Brief, format_: str, *, strict: bool = False, layout: Layout | None = None) -> Written:
        """A brief as a file of a format such as pdf or html, with a warning for all that was mended or left out.

        Raises ExportError for an undated brief, for an unknown format, and with `strict` in place of any warning.
        """
        from briefkit.export.writers import writers

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


def _by_closeness(briefs: list[Brief], name: str) -> Iterable[list[Brief]]:
    """The briefs that a name may mean, the surest meaning first."""
    folded = fold(name.removesuffix(".md"))
    yield [brief for brief in briefs if brief.path == name]
    yield [brief for brief in briefs if brief.id == name.removesuffix(".md")]
    yield [brief for brief in briefs if fold(brief.id) == folded]
    yield [brief for brief in briefs if folded and folded in fold(brief.id)]


def today() -> datetime.date:
    """The one place that asks the clock."""
    return datetime.datetime.now().astimezone().date()

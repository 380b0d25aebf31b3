"""What a page states of itself: title, authors, date, publisher, address … each from the best of its sources."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from urllib.parse import urlsplit

from briefkit.core.dates.dates import PartialDate
from briefkit.importers import document as names
from briefkit.importers.document import Fact
from briefkit.importers.forms import LONGEST_LABEL
from briefkit.importers.html.bylines import Front
from briefkit.importers.html.data import PageData, Party
from briefkit.importers.html.dates import date_in
from briefkit.importers.html.metadata import Metadata
from briefkit.importers.html.names import names_in, turned_round
from briefkit.importers.html.titles import bare, title_of
from briefkit.importers.html.words import address
from briefkit.importers.people import cased
from briefkit.importers.phrases.kinds import kind_named

_METADATA, _DATA = "the page's metadata", "the page's data for programs"
_SHOWN = "the page"
_MOST_REFUSED = 3  # notes on authors who are no people
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"'<>&]{1,100}[^\s\"'<>&.,;])")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8}){0,3}")
_CATALOGUED = ("citation_author", "dc.creator", "dcterms.creator", "dc.contributor.author")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "og:article:author",
    "authors",
    "rbauthors",
    "dc.author",
)
_DATE_NAMES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "pub_date",
    "date",
    "displaydate",
    "article.published",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "bt:pubdate",
)
_CHANGED_NAMES = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
)
_ADDRESSES = ("citation_public_url", "citation_abstract_html_url", "dc.identifier")
_IDENTIFIERS = ("dc.identifier.doi", "dc.identifier", "dcterms.identifier")
_LANGUAGES = ("citation_language", "dc.language", "dcterms.language", "content-language", "og:locale")
_SERIES = (
    "citation_series_title",
    "citation_technical_report_series",
    "citation_journal_title",
    "prism.publicationname",
)
_KINDS = {
    "Report": "report",
    "OpinionNewsArticle": "commentary",
    "AnalysisNewsArticle": "analysis",
    "PodcastEpisode": "podcast",
    "Event": "event",
}


class PageFacts:
    """The facts of a page."""

    def __init__(self, metadata: Metadata, data: PageData) -> None:
        self.metadata = metadata
        self.data = data

    @cached_property
    def url(self) -> str:
        """The address of the page, as it states it."""
        stated = (
            *self.metadata.all("canonical"),
            *self.metadata.all("og:url"),
            *self.metadata.all(*_ADDRESSES),
        )
        return next(
            (found for value in stated if (found := address("", value)) and not found.startswith("mailto:")), ""
        )

    @cached_property
    def publisher(self) -> str:
        """Who publishes it."""
        return next(
            (value for value, _ in self._publishers() if value and "://" not in value and len(value) <= 120), ""
        )

    def _publishers(self) -> Iterator[tuple[str, str]]:
        yield self.metadata.first("citation_publisher", "citation_technical_report_institution"), _METADATA
        for found in (self._article, *self.data.objects):
            for party in self.data.named(found.get("publisher")):
                yield party.name, _DATA
        yield self.metadata.first("og:site_name"), _METADATA
        yield self.metadata.first("dc.publisher", "dcterms.publisher", "application-name"), _METADATA
        yield self.metadata.first("contentsource", "source"), _METADATA

    @cached_property
    def sites(self) -> tuple[str, ...]:
        """What the site is called."""
        host = urlsplit(self.url).hostname or ""
        labels = host.removeprefix("www.").split(".")
        called = [
            self.publisher,
            self.metadata.first("og:site_name"),
            self.metadata.first("application-name"),
            host,
            host.removeprefix("www."),
            labels[0],
        ]
        called += [party.name for found in self.data.objects for party in self.data.named(found.get("publisher"))]
        called += [
            self.data.text(found.get("name"))
            for found in self.data.objects
            if self.data.kinds(found) & {"WebSite", "Organization", "NewsMediaOrganization"}
        ]
        return tuple(dict.fromkeys(name for name in called if name))

    @cached_property
    def _article(self) -> dict[str, object]:
        return self.data.article(self.metadata.first("og:title"))

    def title(self, headings: list[str], large: list[str]) -> str:
        """The title, by the main headings that the page shows, and its lines in large or bold type."""
        stated = [
            self.metadata.first("citation_title"),
            self.data.text(self._article.get("headline")),
            self.metadata.first("og:title"),
            self.metadata.first("dc.title", "dcterms.title", "twitter:title", "parsely-title", "sailthru.title"),
            self.metadata.first("title"),
        ]
        return title_of(
            headings, [value for value in stated if value], [*self.sites, *self._title_ends(headings)], large
        )

    def _title_ends(self, headings: list[str]) -> list[str]:
        """What a page adds to its main heading in its `title`: the name of the site, mostly."""
        title = self.metadata.first("title")
        return [
            rest
            for heading in headings
            if len(heading) > 12
            and title.startswith(heading)
            and (rest := title[len(heading) :].strip(" |–—·-»:"))
            and len(rest) < 60
        ]

    def authors(self, front: Front) -> tuple[list[Fact], list[str]]:
        """Those who wrote it, and what is to be said of whom it names besides."""
        catalogued = [
            (Party(value, affiliation="; ".join(self.metadata.affiliations.get(value, ()))), _METADATA)
            for key in _CATALOGUED
            for value in self.metadata.all(key)
        ]
        creators = self._article.get("author") or self._article.get("creator")
        data = [(party, _DATA) for party in self.data.named(creators)]
        plain = [[(Party(value), _METADATA) for value in self.metadata.all(key)] for key in _AUTHOR_NAMES]
        shown = [(Party(name), _SHOWN) for name in front.authors]
        refused: list[str] = []
        for source in (catalogued, data, *plain, shown):
            people = self._people(source, inverted=source is catalogued)
            refused += self._refused(source, {bare(person.value) for person in people} | {*map(bare, front.authors)})
            if people:
                return people, refused
        return [], refused

    def _people(self, source: list[tuple[Party, str]], *, inverted: bool) -> list[Fact]:
        """The authors of one source, each once."""
        found = {
            name: Fact(names.AUTHOR, cased(name), where, party.affiliation)
            for party, where in source
            if not party.is_organization
            for name in names_in(party.name, self.sites, inverted=inverted)
        }
        return list(found.values())

    def _refused(self, source: list[tuple[Party, str]], taken: Collection[str]) -> Iterator[str]:
        """What is to be said of authors in a source who have no names of people, unless it is the name of the site.

        “Surname, Given” names a person who is taken as “Given Surname”.
        """
        known = {*taken, *map(bare, self.sites)}
        told = [(party.name, where) for party, where in source if party.name and bare(party.name) not in known]
        for name, where in told[:_MOST_REFUSED]:
            is_taken = bare(turned_round(name) or "") in taken or names_in(name, ())
            if not is_taken and "://" not in name and len(name) <= LONGEST_LABEL:
                yield f"“{name}”, whom {where} names as an author, is not taken: it is hardly the name of a person"

    def dates(self, front: Front) -> tuple[list[Fact], list[str]]:
        """When it was published, and what is to be said of that."""
        stated = [(date_in(self.data.text(self._article.get("datePublished"))), _DATA)]
        stated += [(date_in(self.metadata.first(name)), _METADATA) for name in _DATE_NAMES]
        stated += [(date_in(self.data.text(self._article.get("dateCreated"))), _DATA)]
        found = [(date, where) for date, where in stated if date]
        if front.date:
            found.append((front.date, _SHOWN))
        if found:
            return [Fact(names.DATE, str(date), where) for date, where in found[:1]], list(
                _disagreement(found, front.date)
            )
        changed = (
            date_in(self.data.text(self._article.get("dateModified")))
            or date_in(self.metadata.first(*_CHANGED_NAMES))
            or front.changed
        )
        if changed:
            return [Fact(names.DATE, str(changed), "its last change, as it does not say when it was published")], []
        return [], []

    def others(self) -> Iterator[Fact]:
        """All the other facts."""
        if language := _LANGUAGE.match(self.metadata.language or self.metadata.first(*_LANGUAGES)):
            yield Fact(names.LANGUAGE, language[0].replace("_", "-").partition("-")[0].lower(), _METADATA)
        if self.publisher:
            yield Fact(names.PUBLISHER, self.publisher, _METADATA)
        if self.url:
            yield Fact(names.URL, self.url, _METADATA)
        identifiers = (
            *self.metadata.all("citation_doi"),
            *self.metadata.all(*_IDENTIFIERS),
            *self.metadata.all("prism.doi", "bepress_citation_doi"),
            self.data.text(self._article.get("identifier")),
        )
        if doi := next((found[1] for value in identifiers if (found := _DOI.search(value))), None):
            yield Fact(names.DOI, doi, _METADATA)
        if series := self.metadata.first(*_SERIES):
            yield Fact(names.SERIES, series, _METADATA)
        if number := self.metadata.first("citation_technical_report_number", "citation_issue", "prism.number"):
            yield Fact(names.NUMBER, number, _METADATA)
        yield from (Fact(names.KIND, called, _METADATA) for called in self._called() if called and kind_named(called))

    def _called(self) -> Iterator[str]:
        """What kind of text it is called."""
        yield from self.metadata.all("article:section")
        yield from self.metadata.all("citation_type", "dc.type", "dcterms.type")
        yield self.data.text(self._article.get("genre"))
        yield self.data.text(self._article.get("articleSection"))
        yield from (_KINDS.get(kind, "") for kind in sorted(self.data.kinds(self._article)))


def _disagreement(found: list[tuple[PartialDate, str]], shown: PartialDate | None) -> Iterator[str]:
    first, where = found[0]
    for date, other in found[1:]:
        if date.year != first.year or (date.month and first.month and date.month != first.month):
            yield f"it is dated {first} by {where}, but {date} by {other}"
            return
    if shown and shown.day and first.day and abs(shown.day - first.day) > 1 and shown.month == first.month:
        yield f"it is dated {first} by {where}, but {shown} by {_SHOWN}"

"""A page's metadata: schema.org (JSON-LD), Highwire citation tags, Dublin Core, Open Graph."""

from __future__ import annotations

import json
from typing import Any

from briefkit.core.body.document import Heading, Items, Paragraph, Quote, plain_text
from briefkit.core.publication.citation import credited
from briefkit.core.publication.dossier import Dossier
from briefkit.core.publication.licences import licence_of
from briefkit.core.publication.value import Contributor, EventEntry, Publication, SourceEntry

_TYPES = {
    "commentary": "AnalysisNewsArticle",
    "analysis": "AnalysisNewsArticle",
    "qa": "AnalysisNewsArticle",
    "report": "Report",
}
_EVENT_STATUS = {"planned": "EventScheduled", "held": "EventScheduled", "cancelled": "EventCancelled"}
"""What schema.org has a word for: an event is scheduled until it has taken place, too. Nothing fits a mere proposal."""

Thing = dict[str, Any]
Tags = list[tuple[str, str, str]]
"""Meta elements as (attribute, name, content), in order."""


def json_ld(publication: Publication) -> str:
    """The page as schema.org JSON-LD, safe inside a script element: `<`, `>` and `&` are escaped."""
    return _escaped(_article(publication))


def dossier_json_ld(dossier: Dossier) -> str:
    """A dossier as schema.org JSON-LD: a collection of its briefs, which cites their sources. Safe as above."""
    sources = [source for section in dossier.sections for source in section.publication.sources]
    parts = [_article(section.publication) for section in dossier.briefs]
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": "Collection",
        "name": dossier.title,
        "description": dossier.subtitle,
        "genre": dossier.kind_label,
        "inLanguage": dossier.language,
        "datePublished": dossier.iso_date,
        "publisher": {"@type": "Organization", "name": dossier.publisher} if dossier.publisher else None,
        "hasPart": [{key: value for key, value in part.items() if key != "@context"} for part in parts],
        "citation": [_citation(source) for source in sources],
    }
    return _escaped(_without_empty(thing))


def _escaped(thing: Thing) -> str:
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _article(publication: Publication) -> Thing:
    rights = licence_of(publication.license) if publication.license else None
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": _TYPES.get(publication.kind, "Article"),
        "headline": publication.title,
        "genre": publication.kind_label,
        "inLanguage": publication.language,
        "datePublished": publication.iso_date,
        "description": publication.standfirst,
        "author": [_person(person) for person in publication.authors],
        "contributor": [_person(person) for person in publication.experts],
        "publisher": {"@type": "Organization", "name": publication.publisher} if publication.publisher else None,
        "keywords": list(publication.topics),
        "spatialCoverage": list(publication.regions),
        "creativeWorkStatus": publication.status,
        "license": (rights.url or rights.name) if rights else None,
        "citation": [_citation(source) for source in publication.sources],
        "about": [_event(event) for event in publication.events],
        "mainEntity": _questions(publication) if publication.kind == "qa" else None,
    }
    return _without_empty(thing)


def _without_empty(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value}


def _person(person: Contributor) -> Thing:
    works_for = {"@type": "Organization", "name": person.affiliation} if person.affiliation else None
    title = person.former and f"former {person.former}"
    return _without_empty({"@type": "Person", "name": person.name, "affiliation": works_for, "jobTitle": title})


def _citation(source: SourceEntry) -> Thing:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return _without_empty({"@type": "CreativeWork", "name": source.title, "publisher": publisher, "url": source.url})


def _event(event: EventEntry) -> Thing:
    moved = event.iso_moved_from if event.status_id == "changed" else None
    status = "EventRescheduled" if moved else _EVENT_STATUS.get(event.status_id or "")
    return _without_empty(
        {
            "@type": "Event",
            "name": event.title,
            "startDate": event.iso_date,
            "endDate": event.iso_end,
            "previousStartDate": moved,
            "location": {"@type": "Place", "name": event.place} if event.place else None,
            "eventStatus": f"https://schema.org/{status}" if status else None,
        }
    )


def _questions(publication: Publication) -> list[Thing]:
    """Each heading of the top level as a question, the text below it as the answer."""
    questions: list[tuple[str, list[str]]] = []
    top_level = min((block.level for block in publication.blocks if isinstance(block, Heading)), default=2)
    for block in publication.blocks:
        if isinstance(block, Heading) and block.level == top_level:
            questions.append((plain_text(block.children), []))
        elif questions:
            questions[-1][1].extend(_words(block))
    return [
        {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": "\n".join(answer)}}
        for question, answer in questions
        if answer
    ]


def _words(block: Any) -> list[str]:
    match block:
        case Paragraph(children):
            return [block.turn + plain_text(children)]
        case Heading(_, children):
            return [plain_text(children)]
        case Quote(blocks):
            return [words for inner in blocks for words in _words(inner)]
        case Items(items):
            return [words for item in items for inner in item for words in _words(inner)]
        case _:
            return []


def citation_tags(publication: Publication) -> Tags:
    """The meta elements of a publication."""
    people = [person.name for person in credited(publication.authors, publication.experts)]
    later = publication.successor
    date = publication.iso_date or ""
    pairs = [
        ("name", "description", publication.standfirst),
        *(("name", "author", name) for name in people),
        ("name", "keywords", ", ".join(publication.topics)),
        ("name", "citation_title", publication.title),
        *(("name", "citation_author", name) for name in people),
        ("name", "citation_publication_date", date.replace("-", "/")),
        ("name", "citation_technical_report_institution", publication.publisher),
        ("name", "citation_doi", publication.doi),
        ("name", "citation_language", publication.language),
        ("name", "citation_keywords", "; ".join(publication.topics)),
        ("name", "DC.title", publication.title),
        *(("name", "DC.creator", name) for name in people),
        *(("name", "DC.subject", topic) for topic in publication.topics),
        ("name", "DC.description", publication.standfirst),
        ("name", "DC.publisher", publication.publisher),
        ("name", "DC.date", date),
        ("name", "DC.type", publication.kind_label),
        ("name", "DC.language", publication.language),
        ("name", "DC.rights", publication.license),
        ("name", "DCTERMS.isReplacedBy", (later.url or later.title) if later else None),
        ("property", "og:type", "article"),
        ("property", "og:title", publication.title),
        ("property", "og:description", publication.standfirst),
        ("property", "og:site_name", publication.imprint.name),
        ("property", "og:locale", publication.language.replace("-", "_")),
        ("property", "article:published_time", date),
        *(("property", "article:tag", topic) for topic in publication.topics),
    ]
    return [(attribute, name, content) for attribute, name, content in pairs if content]

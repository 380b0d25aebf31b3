"""What a book says of itself: Dublin Core, and how it can be read (schema.org, EPUB Accessibility 1.1)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import NamedTuple

from briefkit.core.publication.licences import licence_of
from briefkit.core.publication.value import Contributor, Publication
from briefkit.core.text.languages import language_tag


class Meta(NamedTuple):
    """An element of the metadata: of Dublin Core (`dc:…`), or a property; `about` is the id of what it refines."""

    name: str
    value: str
    id: str = ""
    about: str = ""
    scheme: str = ""


class Found(NamedTuple):
    """What is in a book: pictures, whether each of them is described, and formulas."""

    pictures: bool
    described: bool
    formulas: bool


def identifier_of(publication: Publication, *, is_dossier: bool = False) -> str:
    """The DOI, else a name that is always the same for a brief of a library (UUID version 5, RFC 9562).

    A dossier is another book than a brief with the same id.
    """
    if publication.doi:
        return f"https://doi.org/{publication.doi}"
    name = f"{publication.imprint.name}\n{'dossier ' if is_dossier else ''}{publication.id}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}"


def modified(publication: Publication) -> str:
    """Noon of the first day of its date, so that the same brief makes the same book."""
    return f"{f'{publication.iso_date or 1970}-01-01'[:10]}T12:00:00Z"


def language_of(publication: Publication) -> str:
    """The language as a tag (BCP 47); `und` for what is none."""
    return language_tag(publication.language) or "und"


def metadata_of(publication: Publication, found: Found, *, is_dossier: bool = False) -> list[Meta]:
    """The metadata in order."""
    rights = licence_of(publication.license) if publication.license else None
    entries = [
        Meta("dc:identifier", identifier_of(publication, is_dossier=is_dossier), id="identifier"),
        Meta("dc:title", publication.title.strip() or publication.id),
        Meta("dc:language", language_of(publication)),
        Meta("dcterms:modified", modified(publication)),
        *_people(publication.authors, "dc:creator", "aut"),
        *_people(publication.experts, "dc:contributor", "ctb"),
        Meta("dc:publisher", publication.publisher),
        Meta("dc:date", publication.iso_date or ""),
        Meta("dc:description", publication.standfirst or ""),
        *(Meta("dc:subject", topic) for topic in publication.topics),
        *(Meta("dc:coverage", region) for region in publication.regions),
        Meta("dc:rights", (rights.url or rights.name) if rights else ""),
        *_series(publication),
        Meta("dcterms:available", publication.iso_embargo or ""),
        *_accessibility(found),
    ]
    return [entry for entry in entries if entry.value.strip()]


def _people(people: tuple[Contributor, ...], name: str, role: str) -> Iterator[Meta]:
    for number, person in enumerate(people, 1):
        if person.name.strip():
            yield Meta(name, person.name, id=f"{role}-{number}")
            yield Meta("role", role, about=f"{role}-{number}", scheme="marc:relators")


def _series(publication: Publication) -> Iterator[Meta]:
    if publication.series:
        yield Meta("belongs-to-collection", publication.series, id="series")
        yield Meta("collection-type", "series", about="series")


def _accessibility(found: Found) -> Iterator[Meta]:
    """How the book can be read. It claims no conformance: whether descriptions are good, only a person can tell."""
    yield Meta("schema:accessMode", "textual")
    if found.pictures:
        yield Meta("schema:accessMode", "visual")
    yield Meta("schema:accessModeSufficient", "textual" if found.described else "textual,visual")
    features = ["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability"]
    features += ["alternativeText"] * (found.pictures and found.described) + ["MathML"] * found.formulas
    for feature in features:
        yield Meta("schema:accessibilityFeature", feature)
    yield Meta("schema:accessibilityHazard", "unknown" if found.pictures else "none")
    yield Meta("schema:accessibilitySummary", _summary(found))


def _summary(found: Found) -> str:
    parts = [
        "Text with headings, a table of contents, tagged tables and notes, which can be set in any size and colour."
    ]
    if found.pictures:
        parts.append("All pictures are described." if found.described else "Some pictures are not described.")
    if found.formulas:
        parts.append("Formulas are in MathML.")
    return " ".join(parts)

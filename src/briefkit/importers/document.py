"""What a reader of a format gives: the paragraphs of a document, and what the document states of itself elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from briefkit.core.values import frozen
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.related import Card

TITLE, AUTHOR, DATE, LANGUAGE = "title", "author", "date", "language"
KIND, SUMMARY, PUBLISHER, URL, SERIES, NUMBER, DOI = "kind", "summary", "publisher", "url", "series", "number", "doi"


@frozen
class Fact:
    """What a document states of itself outside its text, such as in a page's metadata or a mail's header.

    `name` is one of the names of this module; `where` tells readers of reports where it stands: “the page's metadata”.
    There may be several of one name: the first counts, all authors do. A date is YYYY, YYYY-MM or YYYY-MM-DD, a
    language a tag, an author one name; `affiliation` is where the author works, empty if that is not stated.
    """

    name: str
    value: str
    where: str
    affiliation: str = ""


@frozen
class Picture:
    """A picture that the document holds; `name` is what its paragraph calls it, with an ending that says the format."""

    name: str
    data: bytes


@frozen
class Document:
    """Paragraphs in their order, also those that are no part of the text: those carry the class and reason themselves.

    `notes` are sentences on how the document had to be read, and on what it holds that a brief has no place for;
    `related` is what it offers to read next, where its markup says so.
    """

    paragraphs: tuple[Paragraph, ...]
    facts: tuple[Fact, ...] = ()
    pictures: tuple[Picture, ...] = ()
    notes: tuple[str, ...] = ()
    related: tuple[Card, ...] = ()

    def stated(self, name: str) -> list[Fact]:
        """The facts of a name."""
        return [fact for fact in self.facts if fact.name == name]

    def first(self, name: str) -> str | None:
        """The first value of a name; None if the document does not state it."""
        return next((fact.value for fact in self.stated(name)), None)


Reader = Callable[[bytes], Document]
"""Reads the bytes of one document. Raises BriefkitError, which says what is wrong with them."""

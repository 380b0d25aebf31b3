"""How a brief is cited: the one wording for pages, PDFs and whatever else names a brief in full.

“A. Author; B. Author. Title. Kind, Series 12. Publisher, date. Address”: in an order that needs no words, so that it
reads the same in every language. Where nobody is named, the publisher leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from briefkit.core.brief.model import Brief, Origin
from briefkit.core.brief.vocabulary import UNPUBLISHED
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import ADDRESS, TITLE, CitationPiece
from briefkit.core.text.links import is_web_link, safe_link

_Person = TypeVar("_Person")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ENDS = tuple(".?!…。？！؟।")


def credited(authors: Sequence[_Person], experts: Sequence[_Person]) -> Sequence[_Person]:
    """Who a brief is by: its authors, or where it names none, those it was written with."""
    return authors or experts


def doi_of(origin: Origin | None) -> str | None:
    """The DOI of a brief without `doi:` or an address before it; None if it has none, or what it has is none."""
    found = _DOI.fullmatch((origin.doi or "").strip()) if origin else None
    return found[1] if found and safe_link(_resolved(found[1])) else None


def address_of(brief: Brief) -> str | None:
    """Where a brief can be found, if it says so: by its DOI, else at its address on the web."""
    if doi := doi_of(brief.origin):
        return _resolved(doi)
    url = safe_link(brief.origin.url) if brief.origin and brief.origin.url else None
    return url if url and is_web_link(url) else None


def citation_of(brief: Brief, publisher: str, labels: Labels) -> tuple[CitationPiece, ...]:
    """The citation of a brief, in pieces that follow each other without a space between them.

    One that is not published yet is not to be cited, and its only piece says so. `publisher` is who publishes it.
    """
    if brief.status in UNPUBLISHED:
        return (CitationPiece(labels["do_not_cite"]),)
    return tuple(_spaced(_pieces(brief, publisher.strip(), labels)))


def citation_text(pieces: Sequence[CitationPiece]) -> str:
    """A citation as plain text."""
    return "".join(piece.text for piece in pieces)


def _pieces(brief: Brief, publisher: str, labels: Labels) -> Iterator[CitationPiece]:
    people = labels.semicolon.join(person.name.strip() for person in credited(brief.authors, brief.experts))
    if lead := people or publisher:
        yield CitationPiece(_ended(lead))
    yield CitationPiece(_ended(brief.title.strip()), TITLE)
    if brief.status == "retracted":
        yield CitationPiece(f"[{labels['retracted']}].")
    origin = brief.origin
    series = " ".join(filter(None, [origin.series, origin.number])) if origin else ""
    yield CitationPiece(_ended(labels.comma.join(filter(None, [labels[brief.kind], series]))))
    yield CitationPiece(_ended(labels.comma.join(filter(None, [publisher if people else "", labels.date(brief.date)]))))
    if address := address_of(brief):
        yield CitationPiece(address, ADDRESS, address)


def _spaced(pieces: Iterator[CitationPiece]) -> Iterator[CitationPiece]:
    for number, piece in enumerate(pieces):
        if number:
            yield CitationPiece(" ")
        yield piece


def _ended(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."


def _resolved(doi: str) -> str:
    return f"https://doi.org/{doi}"

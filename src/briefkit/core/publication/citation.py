"""How a brief is cited: the one wording for pages, PDFs and whatever else names a brief in full.

“A. Author; B. Author. Title. Kind, Series 12. Publisher, date. Address”: in an order that needs no words, so that it
reads the same in every language. Where nobody is named, the publisher leads.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeVar

from briefkit.core.body.document import Inline, Styled, Text
from briefkit.core.brief.model import Brief, Origin
from briefkit.core.brief.vocabulary import UNPUBLISHED
from briefkit.core.publication.labels import Labels
from briefkit.core.publication.value import ADDRESS, MARK, TITLE, CitationPiece
from briefkit.core.text.links import is_web_link, safe_link

_Person = TypeVar("_Person")
_ENDS = tuple(".?!…。？！｡؟۔।։")
_SPACE = (CitationPiece(" ", MARK),)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


def credited(authors: Sequence[_Person], experts: Sequence[_Person]) -> Sequence[_Person]:
    """Who a brief is by: its authors, or where it names none, those it was written with."""
    return authors or experts


def doi_of(origin: Origin | None) -> str | None:
    """The DOI of a brief without `doi:` or an address before it; None if it has none, or what it has is none."""
    found = _DOI.fullmatch((origin.doi or "").strip()) if origin else None
    return found[1] if found and safe_link(_resolved(found[1])) else None


def series_of(origin: Origin | None) -> str | None:
    """The series that a brief appeared in, with its number there."""
    return (" ".join(filter(None, [origin.series, origin.number])) or None) if origin else None


def publisher_of(brief: Brief, library: str) -> str:
    """Who publishes a brief: the one it names, else the `library` by its name.

    A text that comes from elsewhere, as its address or its kept original says, is not the library's: without a
    publisher of its own it has none, and the result is empty.
    """
    is_from_elsewhere = brief.origin is not None and bool(brief.origin.url or brief.origin.original)
    return brief.publisher or ("" if is_from_elsewhere else library)


def address_of(brief: Brief) -> str | None:
    """Where a brief can be found, if it says so: by its DOI, else at its address on the web."""
    if doi := doi_of(brief.origin):
        return _resolved(doi)
    url = safe_link(brief.origin.url) if brief.origin and brief.origin.url else None
    return url if url and is_web_link(url) else None


def title_inline(title: str) -> Inline:
    """The title in a citation: emphasized in scripts with italics; others would have dots or bold letters."""
    letter = next(filter(str.isalpha, title), "")
    is_slanted = unicodedata.name(letter, "").startswith(("LATIN", "GREEK", "CYRILLIC"))
    return Styled("emphasis", (Text(title),)) if is_slanted else Text(title)


def citation_of(brief: Brief, publisher: str, labels: Labels) -> tuple[CitationPiece, ...]:
    """The citation of a brief, in pieces that follow each other without a space between them.

    One that is not published yet is not to be cited, and its only piece says so. `publisher` is who publishes it.
    """
    if brief.status in UNPUBLISHED:
        return (CitationPiece(labels["do_not_cite"]),)
    sentences = _sentences(brief, publisher.strip(), labels)
    return tuple(piece for number, sentence in enumerate(sentences) for piece in (*_SPACE[:number], *sentence))


def joint_citation(title: str, publisher: str, date: str, labels: Labels) -> tuple[CitationPiece, ...]:
    """The citation of a dossier, which nobody but its publisher has put together."""
    sentences = [_sentence([publisher.strip()])] if publisher.strip() else []
    kind = labels["dossier"]
    sentences += [
        _sentence([title.strip()], style=TITLE),
        _sentence([kind if title.strip() != kind else "", date], labels.comma),
    ]
    return tuple(piece for number, sentence in enumerate(sentences) for piece in (*_SPACE[:number], *sentence))


def stop_after(text: str) -> str:
    """The full stop between a text and what follows; empty after a text that ends a sentence itself."""
    return "" if text.rstrip().endswith(_ENDS) else "."


def citation_text(pieces: Sequence[CitationPiece]) -> str:
    """A citation as plain text."""
    return "".join(piece.text for piece in pieces)


def _sentences(brief: Brief, publisher: str, labels: Labels) -> Iterator[list[CitationPiece]]:
    people = [person.name.strip() for person in credited(brief.authors, brief.experts)]
    if people or publisher:
        yield _sentence(people or [publisher], labels.semicolon)
    yield _sentence([brief.title.strip()], style=TITLE)
    if brief.status == "retracted":
        yield _sentence([f"[{labels['retracted']}]"])
    yield _sentence([labels[brief.kind], series_of(brief.origin) or ""], labels.comma)
    yield _sentence([publisher if people else "", labels.date(brief.date)], labels.comma)
    if address := address_of(brief):
        yield [CitationPiece(address, ADDRESS, address)]


def _sentence(parts: Sequence[str], mark: str = "", style: str = "") -> list[CitationPiece]:
    """Parts with a mark between them and a full stop, each piece on its own: they may run in different directions."""
    pieces: list[CitationPiece] = []
    for part in filter(None, parts):
        pieces += [CitationPiece(mark, MARK)] if pieces else []
        pieces.append(CitationPiece(part, style))
    stop = stop_after(pieces[-1].text) if pieces else ""
    return [*pieces, CitationPiece(stop, MARK)] if stop else pieces


def _resolved(doi: str) -> str:
    return f"https://doi.org/{doi}"

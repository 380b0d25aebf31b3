"""The sources of a brief as rows: one for each quote of a source, with whether it is proved, or one without a quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefkit.core.brief.model import Brief, Source
from briefkit.core.dates.dates import PartialDate
from briefkit.core.quotes.places import places_in, right_place
from briefkit.core.quotes.quotes import FindText, Quote, proof_of, quotes_of
from briefkit.core.tables import COUNT_OR_NONE, DATE, MAYBE, TEXT, Column, TableSchema
from briefkit.core.text.ids import id_key


class SourceRow(NamedTuple):
    """One quote, with its source; `number` counts the sources of the brief, None for the brief's own text."""

    brief: str
    source: str | None
    number: int | None
    grade: str | None
    title: str | None
    publisher: str | None
    date: PartialDate | None
    url: str | None
    original: str | None
    about: str | None = None
    quote: str | None = None
    at: str | None = None
    proof: str | None = None
    place: str | None = None


SOURCES = TableSchema(
    "sources",
    "briefkit show --sources",
    "One quote with its source, or a source without a quote.",
    [
        Column("brief", TEXT, "The brief's id"),
        Column("source", MAYBE, "The id of the source; null for the words of the brief itself"),
        Column("number", COUNT_OR_NONE, "Its number in the list of sources"),
        Column("grade", MAYBE, "Its Admiralty grade"),
        Column("title", MAYBE, "Its title"),
        Column("publisher", MAYBE, "Its publisher"),
        Column("date", DATE, "Its date"),
        Column("url", MAYBE, "Its address"),
        Column("original", MAYBE, "The name of its kept original"),
        Column("about", MAYBE, "What the quote is for: an issue and a holder, or a judgment"),
        Column("quote", MAYBE, "The exact words"),
        Column("at", MAYBE, "Where they are said to stand"),
        Column("proof", MAYBE, "proved, stands elsewhere, not in the original, or no original"),
        Column("place", MAYBE, "Where they stand in the original"),
    ],
)


def source_rows(brief: Brief, find: FindText) -> list[SourceRow]:
    """The rows of a brief, by source; first the quotes of its own text."""
    quotes = list(quotes_of(brief))
    original = brief.origin.original if brief.origin else None
    own = SourceRow(brief.id, None, None, None, None, None, None, None, original)
    known = {id_key(source.id) for source in brief.sources}
    rest = [quote for quote in quotes if quote.source is None or id_key(quote.source) not in known]
    rows = [_with_quote(own._replace(source=quote.source), quote, find) for quote in rest]
    for number, source in enumerate(brief.sources, 1):
        of_it = [quote for quote in quotes if quote.source and id_key(quote.source) == id_key(source.id)]
        rows += _of_source(brief, source, number, of_it, find)
    return rows


def _of_source(
    brief: Brief, source: Source, number: int, quotes: Sequence[Quote], find: FindText
) -> Iterator[SourceRow]:
    about = (source.title, source.publisher, source.date, source.url, source.original)
    row = SourceRow(brief.id, source.id, number, source.grade or None, *about)
    if not quotes:
        yield row
    for quote in quotes:
        yield _with_quote(row, quote, find)


def _with_quote(row: SourceRow, quote: Quote, find: FindText) -> SourceRow:
    proof = proof_of(quote, find)
    kept = find(quote.original) if quote.original else None
    named = places_in(quote.at or "")
    place = right_place(named, proof.spans[0], kept) if kept and proof.spans else None
    return row._replace(about=_about(quote), quote=quote.words, at=quote.at, proof=proof.state, place=place)


def _about(quote: Quote) -> str | None:
    """What a quote is for."""
    kind, id_, *inside = map(str, quote.trail)
    if kind == "sources":
        return None
    return f"{id_}, {inside[1]}" if kind == "issues" else id_

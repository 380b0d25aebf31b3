"""Where the text of a draft comes from, and what its page offers to read next."""

from __future__ import annotations

from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.document import Document
from briefkit.importers.importers import Source
from briefkit.importers.labels import Series, doi_in, series_in
from briefkit.importers.lines import Line, of_class
from briefkit.importers.phrases.kinds import kind_named
from briefkit.importers.related import Card


def origin_of(document: Document, source: Source, lines: list[Line]) -> dict[str, str]:
    """Where the text comes from."""
    found = {key: document.first(key) for key in (names.URL, names.DOI, names.SERIES, names.NUMBER)}
    series = next((series_in(line.text) for line in of_class(lines, kinds.SERIES)), None) or Series("", "")
    doi = next((doi_in(line.text) for line in of_class(lines, kinds.IDENTIFIER)), None)
    printed = {"doi": doi, "series": series.series, "number": series.number}
    given = {"url": source.url}
    told = {key: value for key in found if (value := given.get(key) or found[key] or printed.get(key))}
    return told | ({"retrieved": str(source.retrieved)} if source.retrieved else {})


def related_entry(card: Card) -> dict[str, str]:
    """A text that the page offers, as front matter has it."""
    kind = kind_named(card.kind) or card.kind if card.kind else None
    entry = {"title": card.title, "kind": kind, "date": str(card.date) if card.date else None, "url": card.url}
    return {key: value for key, value in entry.items() if value}

"""The draft of a document: the classes of its paragraphs and its facts become front matter and text."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.errors import BriefkitError
from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.classify import classified
from briefkit.importers.document import Document
from briefkit.importers.drafting.date import date_of, note_on_date
from briefkit.importers.drafting.figures import figures_in, notes_on_figures
from briefkit.importers.drafting.kind import kind_of
from briefkit.importers.drafting.origin import origin_of, related_entry
from briefkit.importers.drafting.people import authors_of, experts_of, notes_on_names
from briefkit.importers.drafting.text import blocks_of
from briefkit.importers.drafting.title import title_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.language import language_of
from briefkit.importers.lines import Line, of_class

LEAST_TEXT = 80
"""Characters of a text that is worth a brief."""


def draft_of(document: Document, source: Source, *, least: int = LEAST_TEXT) -> Draft:
    """The draft of a document. Raises BriefkitError if it holds no text that is worth a brief, or has no title.

    `least` is the number of characters that a text must have.
    """
    page = classified(document)
    lines = page.lines()
    if sum(len(line.text) for line in of_class(lines, *kinds.IN_BODY)) < least:
        raise BriefkitError("it has no text that could be a brief", hint="to see why: briefkit import -n --explain")
    title, title_notes, title_basis = title_of(source, document, lines)
    origin = origin_of(document, source, lines)
    dated = date_of(source, document, lines, origin.get(names.URL))
    kind = source.kind or kind_of(document, lines)
    authors = authors_of(document, lines)
    figures = list(figures_in(lines, {picture.name for picture in document.pictures}))
    front_matter: dict[str, object] = {
        "title": title,
        "title_basis": title_basis,
        "kind": kind,
        "date": str(dated.date) if dated else None,
        "date_basis": dated.basis if dated else None,
        "status": "draft",
        "language": source.language or _language(document, lines),
        "summary": next((line.text for line in of_class(lines, kinds.STANDFIRST)), None),
        "authors": [person.front_matter for person in authors],
        "experts": experts_of(lines) if kind == "qa" else [],
        "publisher": source.publisher or document.first(names.PUBLISHER),
        "origin": origin,
        "figures": [figure for figure, _, _ in figures],
        "related": [related_entry(card) for card in page.cards],
        "disclaimer": "\n\n".join(line.text for line in of_class(lines, kinds.DISCLAIMER)) or None,
    }
    notes = (*title_notes, note_on_date(dated), *notes_on_names(document, lines, authors), *_missing(front_matter))
    return Draft(
        {key: value for key, value in front_matter.items() if value},
        "\n\n".join(blocks_of(lines, figures, kind)) + "\n",
        dated.date if dated else None,
        lines=tuple(lines),
        notes=(*document.notes, *notes, *notes_on_figures(figures)),
        pictures=document.pictures,
    )


def _language(document: Document, lines: list[Line]) -> str | None:
    """What the words are; what the document says only where they leave a doubt, as pages often say what is not so."""
    body = " ".join(line.text for line in of_class(lines, *kinds.IN_BODY))
    return language_of(body) or document.first(names.LANGUAGE)


def _missing(front_matter: dict[str, object]) -> Iterator[str]:
    """What a brief is printed with if it does not say otherwise."""
    if not front_matter["language"]:
        yield "its language is not certain: it counts as the library's; to say another: --lang"

"""What stands after the text: recommendations, sources, related works, and how the text may be used."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.core.body.document import Inline, Link, Text
from briefkit.core.publication.citation import stop_after, title_inline
from briefkit.core.publication.licences import licence_of
from briefkit.core.publication.value import (
    MARK,
    TITLE,
    CitationPiece,
    Publication,
    RecommendationEntry,
    RelatedEntry,
    SourceEntry,
)
from briefkit.export.manuscript import styles
from briefkit.export.manuscript.lists import Numbers
from briefkit.export.manuscript.value import EndNotes, InItem, Line, Part, Said, Words
from briefkit.export.manuscript.wording import Wording, joined, strong, strongly, told
from briefkit.export.outline import TOP
from briefkit.export.together import NO_BREAK


def back_parts(publication: Publication, wording: Wording, numbers: Numbers) -> Iterator[Part]:
    """The parts after the text."""
    if publication.recommendations:
        yield _heading("recommendations", wording)
        yield from _numbered([_recommendation(item) for item in publication.recommendations], numbers)
    if publication.notes:
        yield EndNotes(_heading("notes", wording), len(publication.notes))
    if publication.sources:
        yield _heading("sources", wording)
        yield from _numbered([_source(entry, wording) for entry in publication.sources], numbers)
        if any(entry.grade for entry in publication.sources):
            yield Line(styles.QUIET, (wording.label("grades_note"),))
    if publication.related:
        yield _heading("related", wording)
        number = numbers.next_list()
        for entry in publication.related:
            yield from _item(_related(entry, wording), InItem(number, "bullets"))
    yield from _fine_print(publication, wording)


def _heading(part: str, wording: Wording) -> Line:
    return Line(styles.HEADING, (wording.label(part),), level=TOP, anchor=f"{part}_")


def _numbered(entries: list[list[Line]], numbers: Numbers) -> Iterator[Line]:
    number = numbers.next_list()
    for at, lines in enumerate(entries, 1):
        yield from _item(lines, InItem(number, "numbers", number=at))


def _item(lines: list[Line], item: InItem) -> Iterator[Line]:
    for number, line in enumerate(lines):
        within = InItem(item.list, item.form, opens=number == 0, number=item.number)
        yield Line(line.style, line.words, line.place, within=(within,))


def _recommendation(entry: RecommendationEntry) -> list[Line]:
    text = told(entry.text, entry.places.get("text", ""))
    to: Words = (strong(Text(f"{entry.to}:")), Text(" ")) if entry.to else ()
    return [Line(styles.RECOMMENDATION, (*to, text))]


def _source(entry: SourceEntry, wording: Wording) -> list[Line]:
    places = entry.places
    details: list[Words] = []
    if entry.publisher:
        details.append((told(entry.publisher, places.get("publisher", "")),))
    if entry.date:
        details.append((wording.ours(entry.date),))
    words = _cited(entry, details, wording)
    if entry.grade:
        words = (*words, Text(NO_BREAK), wording.label("grade"), Text(f" {entry.grade}"))
    quotations = [Line(styles.QUOTATION, (Text(quotation),)) for quotation in entry.quotations]
    return [Line(styles.SOURCE, words), *_address(entry), *quotations]


def _related(entry: RelatedEntry, wording: Wording) -> list[Line]:
    details: list[Words] = [(wording.known(entry.kind_label),)] if entry.kind_label else []
    details += [(wording.ours(entry.date),)] if entry.date else []
    return [Line(styles.SOURCE, _cited(entry, details, wording)), *_address(entry)]


def _cited(entry: SourceEntry | RelatedEntry, details: list[Words], wording: Wording) -> Words:
    """A title, which is the link itself where no address stands below, and what is known of the work."""
    word = strongly(told(entry.title, entry.places.get("title", ""), entry.language))
    if entry.url and not entry.address:
        word = _linked(entry.url, word)
    after: Words = (Text(f"{stop_after(entry.title)} "), *joined(details, wording.comma)) if details else ()
    return (word, *after)


def _linked(url: str, word: Inline | Said) -> Inline | Said:
    return Said(word.place, (Link(url, word.words),)) if isinstance(word, Said) else Link(url, (word,))


def _address(entry: SourceEntry | RelatedEntry) -> list[Line]:
    if not entry.address:
        return []
    return [Line(styles.ADDRESS, (Link(entry.address, (Text(entry.address),), bare=True),))]


def _fine_print(publication: Publication, wording: Wording) -> Iterator[Line]:
    if publication.citation:
        pieces = (_piece(piece, publication, wording) for piece in publication.citation)
        yield _labelled("cite_as", tuple(pieces), wording)
    if publication.disclaimer:
        words = (told(publication.disclaimer, publication.places.get("disclaimer", "")),)
        yield _labelled("disclaimer", words, wording)
    if publication.license:
        licence = licence_of(publication.license)
        name: Inline = Text(licence.name)
        yield _labelled("licence", (Link(licence.url, (name,)) if licence.url else name,), wording)
    if publication.imprint.footer:
        yield Line(styles.FINE, (Text(publication.imprint.footer),))


def _labelled(label: str, words: Words, wording: Wording) -> Line:
    head = strong(wording.label(label), Text(wording.plain.colon.rstrip()))
    return Line(styles.FINE, (head, Text(" "), *words))


def _piece(piece: CitationPiece, publication: Publication, wording: Wording) -> Inline:
    if piece.url:
        return Link(piece.url, (Text(piece.text),), bare=True)
    if piece.style == TITLE:
        return title_inline(piece.text)
    if piece.style == MARK:
        return wording.mark(piece.text)
    return wording.ours(piece.text) if piece.text == publication.date else wording.known(piece.text)

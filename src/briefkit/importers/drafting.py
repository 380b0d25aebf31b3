"""The draft of a document: the classes of its paragraphs and its facts become front matter and text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from briefkit.core.dates.dates import PartialDate, parse_date
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.captions import credited, without_label
from briefkit.importers.classify import classified
from briefkit.importers.document import Document
from briefkit.importers.escape import as_markdown, is_bold
from briefkit.importers.importers import Draft, Source
from briefkit.importers.labels import Series, doi_in, series_in
from briefkit.importers.language import language_of
from briefkit.importers.lines import Line
from briefkit.importers.people import Named, byline_in, expert_in, people_in_note, person_interviewed, signing
from briefkit.importers.phrases import CREDIT, kind_named
from briefkit.importers.related import Card
from briefkit.importers.written_dates import date_alone, date_and_place, dates_in, in_file_name

_LEAST_TEXT = 80  # characters of a text that is worth a brief
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s+")
_BULLET = re.compile(r"\S{1,4}\s+")
_LABELLED = re.compile(r"(?:Q|Question|Frage|Вопрос|A|Answer|Antwort|Ответ)\s?\d{0,2}[:.]\s+")
_WORDS_OF_NAME = re.compile(r"[^\W_]+")


@frozen
class Dated:
    """The date of a text, how it is known (`stated`, `url`, `inferred`), and from what, in words."""

    date: PartialDate
    basis: str
    from_what: str


def draft_of(document: Document, source: Source) -> Draft:
    """The draft of a document. Raises BriefkitError if it holds no text that is worth a brief, or has no title."""
    page = classified(document)
    lines = page.lines()
    body = [line for line in lines if line.kind in kinds.IN_BODY]
    if sum(len(line.text) for line in body) < _LEAST_TEXT:
        raise BriefkitError("it has no text that could be a brief", hint="to see why: briefkit import -n --explain")
    title, title_notes, title_basis = _title(source, document, lines)
    dated = _date(source, document, lines)
    kind = source.kind or _kind(document, lines)
    pictured = list(_figures(lines, {picture.name for picture in document.pictures}))
    front_matter: dict[str, object] = {
        "title": title,
        "title_basis": title_basis,
        "kind": kind,
        "date": str(dated.date) if dated else None,
        "date_basis": dated.basis if dated else None,
        "status": "draft",
        "language": source.language or _language(document, body),
        "summary": next((line.text for line in lines if line.kind == kinds.STANDFIRST), None),
        "authors": [person.front_matter for person in authors_of(document, lines)],
        "experts": _experts(lines) if kind == "qa" else [],
        "publisher": source.publisher or _stated(document, names.PUBLISHER),
        "origin": _origin(document, source, lines),
        "figures": [figure for figure, _, _ in pictured],
        "related": [_related(card) for card in page.cards],
        "disclaimer": "\n\n".join(line.text for line in _of(lines, kinds.DISCLAIMER)) or None,
    }
    return Draft(
        {key: value for key, value in front_matter.items() if value},
        "\n\n".join(_markdown(lines, pictured, kind)) + "\n",
        dated.date if dated else None,
        lines=tuple(lines),
        notes=(
            *document.notes,
            *title_notes,
            _said(dated),
            *_names_alone(lines),
            *_missing(front_matter),
            *_elsewhere(pictured),
            *_renumbered(pictured),
        ),
        pictures=document.pictures,
    )


def _of(lines: Iterable[Line], *wanted: str) -> list[Line]:
    return [line for line in lines if line.kind in wanted]


def _stated(document: Document, name: str) -> str | None:
    """The first value that a document states under a name."""
    return next((fact.value for fact in document.stated(name)), None)


def _title(source: Source, document: Document, lines: list[Line]) -> tuple[str, list[str], str | None]:
    """The title, what is to be said of it, and its basis if the page has none."""
    if title := source.title or _stated(document, names.TITLE):
        return title, [], None
    if found := _of(lines, kinds.TITLE):
        return found[0].text, [], None
    title = title_of_name(source.name)
    if not title:
        raise BriefkitError("it has no title", hint='give one: --title "What it is about"')
    return title, [f"no title in it: “{title}” is from the name of the file"], "inferred"


def title_of_name(name: str) -> str:
    """The words in the name of a file as a title; empty if it has none."""
    title = " ".join(word for word in _WORDS_OF_NAME.findall(name) if not word.isdigit())
    return title[:1].upper() + title[1:]


def _language(document: Document, body: list[Line]) -> str | None:
    """What the words are; what the document says only where they leave a doubt, as pages often say what is not so."""
    return language_of(" ".join(line.text for line in body)) or _stated(document, names.LANGUAGE)


def authors_of(document: Document, lines: list[Line]) -> list[Named]:
    """Who signs the text; without a byline, whom the document states to have written it."""
    signed = [person for line in _of(lines, kinds.BYLINE) for person in signing(line.text)]
    stated = [Named(fact.value) for fact in document.stated(names.AUTHOR)]
    noted = [person for line in _of(lines, kinds.AUTHOR_NOTE, kinds.ABOUT) for person in people_in_note(line.text)]
    told = [person for line in _of(lines, kinds.TEXT) for person in people_in_note(line.text)]
    works_at = {person.name.casefold(): person.affiliation for person in (*told, *noted)}
    return [
        Named(person.name, person.affiliation or works_at.get(person.name.casefold()), person.former)
        for person in (stated if _are_more(stated, signed) else signed) or noted
    ]


def _are_more(stated: list[Named], signed: list[Named]) -> bool:
    """Whether the document states all who sign its text, and others: a line of names may have been read in part."""
    return {person.name.casefold() for person in signed} < {person.name.casefold() for person in stated}


def _origin(document: Document, source: Source, lines: list[Line]) -> dict[str, str]:
    """Where the text comes from."""
    found = {key: _stated(document, key) for key in (names.URL, names.DOI, names.SERIES, names.NUMBER)}
    series = next((series_in(line.text) for line in _of(lines, kinds.SERIES)), None) or Series("", "")
    doi = next((doi_in(line.text) for line in _of(lines, kinds.IDENTIFIER)), None)
    printed = {"doi": doi, "series": series.series, "number": series.number}
    given = {"url": source.url}
    told = {key: value for key in found if (value := given.get(key) or found[key] or printed.get(key))}
    return told | ({"retrieved": str(source.retrieved)} if source.retrieved else {})


def _date(source: Source, document: Document, lines: list[Line]) -> Dated | None:
    """The date of a text: the one given, that of its page, of its address or name, or when its pictures were taken."""
    if source.date:
        return Dated(source.date, "stated", "the command")
    if fact := next(iter(document.stated(names.DATE)), None):
        return Dated(parse_date(fact.value), "stated", fact.where)
    return _printed(lines) or _implied(document, source, lines)


def _printed(lines: list[Line]) -> Dated | None:
    """The first of the dates that stand alone."""
    stated = {
        date for line in _of(lines, kinds.DATELINE) if (date := date_alone(line.text) or date_and_place(line.text))
    }
    signed = [found for line in _of(lines, kinds.BYLINE) if (found := byline_in(line.text))]
    stated |= {found.date for found in signed if found.date}
    if not stated:
        return None
    first = min(stated, key=lambda date: date.key)
    others = ", ".join(map(str, sorted(stated - {first}, key=lambda date: date.key)))
    return Dated(first, "stated", f"the page, which also names {others}" if others else "the page")


def _implied(document: Document, source: Source, lines: list[Line]) -> Dated | None:
    """The date in the address or name of a document, or of its last picture."""
    if (url := _origin(document, source, lines).get("url")) and (date := in_file_name(url)):
        return Dated(date, "url", "its address")
    if date := in_file_name(source.name):
        return Dated(date, "inferred", "the name of the file")
    pictures = [found.date for line in _of(lines, kinds.CAPTION) for found in dates_in(line.text)]
    if pictures:
        last = max(pictures, key=lambda date: date.key)
        return Dated(PartialDate(last.year, last.month), "inferred", "the caption of a picture")
    return None


def _said(dated: Dated | None) -> str:
    if dated is None:
        return "no date in it: add it before you publish"
    return f"dated {dated.date}, {dated.basis}: from {dated.from_what}"


def _missing(front_matter: dict[str, object]) -> Iterator[str]:
    """What a brief is printed with if it does not say otherwise."""
    if not front_matter["language"]:
        yield "its language is not certain: it counts as the library's; to say another: --lang"


def _names_alone(lines: list[Line]) -> list[str]:
    told = [line.text for line in _of(lines, kinds.NAME)]
    return [f"“{name}” stands alone below the title: if that is who wrote it, add it to the authors" for name in told]


def _kind(document: Document, lines: list[Line]) -> str:
    """What the page calls it; else by its form: questions make it `qa`, speakers testimony, all else commentary."""
    title = next((at for at, line in enumerate(lines) if line.kind == kinds.TITLE), 0)
    labels = [(abs(at - title), line.text) for at, line in enumerate(lines) if line.kind == kinds.KIND]
    called = [text for _, text in sorted(labels)]
    called += [series.series for line in _of(lines, kinds.SERIES) if (series := series_in(line.text))]
    for name in [*called, *(fact.value for fact in document.stated(names.KIND))]:
        if kind := kind_named(name):
            return kind
    if _of(lines, kinds.QUESTION):
        return "qa"
    return "testimony" if _of(lines, kinds.SPEAKER) else "commentary"


def _experts(lines: list[Line]) -> list[object]:
    """Who answers, if the text before the first question says so."""
    for line in lines:
        if line.kind == kinds.QUESTION:
            break
        expert = expert_in(line.text) or person_interviewed(line.text)
        if expert and line.kind in (kinds.TEXT, kinds.STANDFIRST, kinds.TITLE):
            return [expert.front_matter]
    return []


Figure = tuple[dict[str, str], str, str]
"""A figure as front matter has it, the name or address of its picture, and its number in the source, each if any."""


def _figures(lines: list[Line], held: Container[str]) -> Iterator[Figure]:
    """The pictures that the source shows, and those of which it has a caption; `held` are those with their data."""
    number = 0
    for line, before, after in zip(lines, [None, *lines], [*lines[1:], None], strict=False):
        if line.kind == kinds.ALT and line.paragraph.picture:
            number += 1
            yield _figure(number, line, after if after and after.kind == kinds.CAPTION else None, None, held)
        elif line.kind == kinds.CAPTION and not (before and before.kind == kinds.ALT and before.paragraph.picture):
            number += 1
            credit = after if after and after.kind == kinds.CREDIT else None
            yield _figure(number, before if before and before.kind == kinds.ALT else None, line, credit, held)


def _elsewhere(figures: list[Figure]) -> list[str]:
    """What is to be said of pictures that the source only points to."""
    return [
        f"picture {figure['id']} is not here, but at {name}"
        for figure, name, _ in figures
        if name and "file" not in figure
    ]


def _renumbered(figures: list[Figure]) -> list[str]:
    """What is to be said of figures to which the text may refer by another number than they get here."""
    return [
        f"figure {figure['id']} has the number {number} in it: mind that where the text names it"
        for figure, _, number in figures
        if number and figure["id"] != f"f{number}"
    ]


def _figure(number: int, alt: Line | None, caption: Line | None, credit: Line | None, held: Container[str]) -> Figure:
    picture = alt.paragraph.picture if alt else ""
    label, text = without_label(caption.text) if caption else ("", None)
    found = credited(text) if text else None
    entry = {
        "id": f"f{number}",
        "file": picture if picture in held else None,
        "alt": alt.text if alt else None,
        "caption": found.caption if found else text,
        "credit": found.credit if found else _name_in(credit.text) if credit else None,
    }
    return {key: value for key, value in entry.items() if value}, picture, label


def _name_in(credit: str) -> str:
    found = CREDIT.fullmatch(credit)
    return found["credit"] or credit if found else credit


def _related(card: Card) -> dict[str, str]:
    kind = kind_named(card.kind) or card.kind if card.kind else None
    entry = {"title": card.title, "kind": kind, "date": str(card.date) if card.date else None, "url": card.url}
    return {key: value for key, value in entry.items() if value}


def _markdown(lines: list[Line], figures: list[Figure], kind: str) -> Iterator[str]:
    """The blocks of the text; items that follow each other are one list. A picture is marked where it stands."""
    ids = {name: figure["id"] for figure, name, _ in figures}
    levels = _levels(lines)
    items: list[str] = []
    for line in lines:
        if line.kind == kinds.ITEM:
            items.append(_item(line))
            continue
        if items and (line.kind in kinds.IN_BODY or line.paragraph.picture):
            yield "\n".join(items)
            items = []
        if line.kind in kinds.IN_BODY:
            yield _block(line, kind, next(levels) if line.kind == kinds.HEADING else 0)
        elif line.kind == kinds.ALT and line.paragraph.picture:
            yield f"<!-- briefkit: figure {ids[line.paragraph.picture]} -->"
    if items:
        yield "\n".join(items)


def _levels(lines: list[Line]) -> Iterator[int]:
    """How many levels each heading stands below the highest: one below the heading that it belongs to, never more."""
    above: list[int] = []
    for line in lines:
        if line.kind == kinds.HEADING:
            while above and above[-1] >= line.paragraph.level:
                above.pop()
            yield len(above)
            above.append(line.paragraph.level)


def _item(line: Line) -> str:
    """An item with its bullet or number; four columns for each level below the first are right for both."""
    number = _NUMBERED.match(line.text)
    rest = line.text[number.end() :] if number else _BULLET.sub("", line.text, count=1)
    text = line.paragraph.markdown or as_markdown(rest)
    return f"{'    ' * max(0, line.paragraph.level - 1)}{f'{number[1]}.' if number else '-'} {text}"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    """A table, the first row of which is its head."""
    head, *rest = [f"| {' | '.join(as_markdown(cell).replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *rest])


def _block(line: Line, kind: str, below: int) -> str:
    """A block in Markdown; `below` is how many levels a heading stands below the highest."""
    text = _LABELLED.sub("", line.text, count=1) if kind == "qa" else line.text
    marked = line.paragraph.markdown if line.paragraph.markdown and text == line.text else as_markdown(text)
    if line.kind in (kinds.QUESTION, kinds.HEADING) and is_bold(marked):
        marked = marked[2:-2]
    match line.kind:
        case kinds.QUESTION:
            marked = f"## {marked}"
        case kinds.HEADING:
            marked = f"{'#' * min(6, 2 + below)} {marked}"
        case kinds.QUOTE:
            marked = f"> {marked}"
        case kinds.RULE:
            marked = "---"
        case kinds.TABLE:
            marked = line.paragraph.markdown or _table(line.paragraph.rows)
        case kinds.SPEAKER if not line.paragraph.markdown:
            who, _, said = text.partition(":")
            marked = f"**{as_markdown(who)}:** {as_markdown(said.strip())}"
    return marked

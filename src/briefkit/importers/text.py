"""A draft from plain text: a page copied from a browser, a mail, a file of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefkit.core.dates.dates import PartialDate
from briefkit.core.values import frozen
from briefkit.errors import BriefkitError
from briefkit.importers import lines as kinds
from briefkit.importers.classify import Page, classified
from briefkit.importers.decode import decode
from briefkit.importers.escape import as_markdown
from briefkit.importers.importers import Draft, Source
from briefkit.importers.language import language_of
from briefkit.importers.lines import Line
from briefkit.importers.paragraphs import paragraphs_of
from briefkit.importers.people import expert_in, people_in_byline
from briefkit.importers.phrases import kind_named
from briefkit.importers.related import Card
from briefkit.importers.written_dates import date_alone, dates_in, in_file_name

_LEAST_TEXT = 80  # characters of a text that is worth a brief
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s+")
_BULLET = re.compile(r"\S{1,4}\s+")
_LABELLED = re.compile(r"(?:Q|Question|Frage|Вопрос|A|Answer|Antwort|Ответ)\s?\d{0,2}[:.]\s+")
_CREDITED = re.compile(r"(?P<caption>.+?)\s?\((?P<credit>(?:[^()]|\([^()]*\))+)\)\.?")
_WORDS_OF_NAME = re.compile(r"[^\W_]+")


@frozen
class Dated:
    """The date of a text, how it is known (`stated`, `url`, `inferred`), and from what, in words."""

    date: PartialDate
    basis: str
    from_what: str


def draft_of_text(source: Source) -> Draft:
    """The draft of a text. Raises BriefkitError if it is no text, or holds none that is worth a brief."""
    decoded = decode(source.data)
    page = classified(paragraphs_of(decoded.text))
    lines = page.lines()
    body = [line for line in lines if line.kind in kinds.IN_BODY]
    if sum(len(line.text) for line in body) < _LEAST_TEXT:
        raise BriefkitError("it has no text that could be a brief", hint="to see why: briefkit import -n --explain")
    title, title_notes, title_basis = _title(source, lines)
    dated = _date(source, lines)
    kind = source.kind or _kind(lines)
    language = source.language or language_of(" ".join(line.text for line in body))
    figures = list(_figures(lines))
    front_matter: dict[str, object] = {
        "title": title,
        "title_basis": title_basis,
        "kind": kind,
        "date": str(dated.date) if dated else None,
        "date_basis": dated.basis if dated else None,
        "status": "draft",
        "language": language,
        "summary": next((line.text for line in lines if line.kind == kinds.STANDFIRST), None),
        "authors": [person.front_matter for line in _of(lines, kinds.BYLINE) for person in people_in_byline(line.text)],
        "experts": _experts(lines) if kind == "qa" else [],
        "publisher": source.publisher,
        "origin": {"url": source.url} if source.url else None,
        "figures": figures,
        "related": [_related(card) for card in page.cards],
        "disclaimer": "\n\n".join(line.text for line in _of(lines, kinds.DISCLAIMER)) or None,
    }
    notes = [*decoded.notes, *title_notes, _said(dated)]
    return Draft(
        {key: value for key, value in front_matter.items() if value},
        "\n\n".join(_markdown(body, kind)) + "\n",
        dated.date if dated else None,
        lines=tuple(lines),
        notes=tuple(notes),
    )


def page_of(data: bytes) -> Page:
    """The paragraphs of a text, each with its class. Raises BriefkitError if it is no text."""
    return classified(paragraphs_of(decode(data).text))


def _of(lines: Iterable[Line], *wanted: str) -> list[Line]:
    return [line for line in lines if line.kind in wanted]


def _title(source: Source, lines: list[Line]) -> tuple[str, list[str], str | None]:
    """The title, what is to be said of it, and its basis if the page has none."""
    if source.title:
        return source.title, [], None
    if found := _of(lines, kinds.TITLE):
        return found[0].text, [], None
    words = [word for word in _WORDS_OF_NAME.findall(source.name) if not word.isdigit()]
    if not words:
        raise BriefkitError("it has no title", hint='give one: --title "What it is about"')
    title = " ".join(words)
    title = title[:1].upper() + title[1:]
    return title, [f"no title in it: “{title}” is from the name of the file"], "inferred"


def _date(source: Source, lines: list[Line]) -> Dated | None:
    """The date of a text: the one given, that of its page, of its address or name, or when its pictures were taken."""
    if source.date:
        return Dated(source.date, "stated", "the command")
    stated = {date for line in _of(lines, kinds.DATELINE) if (date := date_alone(line.text))}
    if stated:
        first = min(stated, key=lambda date: date.key)
        others = ", ".join(map(str, sorted(stated - {first}, key=lambda date: date.key)))
        return Dated(first, "stated", f"the page, which also names {others}" if others else "the page")
    if source.url and (date := in_file_name(source.url)):
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


def _kind(lines: list[Line]) -> str:
    """What the page calls it; else by its form: questions make it `qa`, speakers testimony, all else commentary."""
    for line in _of(lines, kinds.KIND):
        if kind := kind_named(line.text):
            return kind
    if _of(lines, kinds.QUESTION):
        return "qa"
    return "testimony" if _of(lines, kinds.SPEAKER) else "commentary"


def _experts(lines: list[Line]) -> list[object]:
    """Who answers, if the text before the first question says so."""
    for line in lines:
        if line.kind == kinds.QUESTION:
            break
        if line.kind in (kinds.TEXT, kinds.STANDFIRST) and (expert := expert_in(line.text)):
            return [expert.front_matter]
    return []


def _figures(lines: list[Line]) -> Iterator[dict[str, str]]:
    number = 0
    for line, before in zip(lines, [None, *lines], strict=False):
        if line.kind != kinds.CAPTION:
            continue
        number += 1
        found = _CREDITED.fullmatch(line.text)
        alt = before.text if before and before.kind == kinds.ALT else None
        caption, credit = (found["caption"], found["credit"]) if found else (line.text, None)
        entry = {"id": f"f{number}", "alt": alt, "caption": caption, "credit": credit}
        yield {key: value for key, value in entry.items() if value}


def _related(card: Card) -> dict[str, str]:
    kind = kind_named(card.kind) or card.kind if card.kind else None
    entry = {"title": card.title, "kind": kind, "date": str(card.date) if card.date else None}
    return {key: value for key, value in entry.items() if value}


def _markdown(body: list[Line], kind: str) -> Iterator[str]:
    """The blocks of the text; items that follow each other are one list."""
    items: list[str] = []
    for line in body:
        if line.kind == kinds.ITEM:
            items.append(_item(line.text))
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield _block(line, kind)
    if items:
        yield "\n".join(items)


def _item(text: str) -> str:
    if number := _NUMBERED.match(text):
        return f"{number[1]}. {as_markdown(text[number.end() :])}"
    return f"- {as_markdown(_BULLET.sub('', text, count=1))}"


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    """A table, the first row of which is its head."""
    head, *rest = [f"| {' | '.join(as_markdown(cell).replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *rest])


def _block(line: Line, kind: str) -> str:
    text = _LABELLED.sub("", line.text, count=1) if kind == "qa" else line.text
    match line.kind:
        case kinds.HEADING | kinds.QUESTION:
            return f"## {as_markdown(text)}"
        case kinds.QUOTE:
            return f"> {as_markdown(text)}"
        case kinds.RULE:
            return "---"
        case kinds.TABLE:
            return _table(line.paragraph.rows)
        case kinds.SPEAKER:
            who, _, said = text.partition(":")
            return f"**{as_markdown(who)}:** {as_markdown(said.strip())}"
    return as_markdown(text)

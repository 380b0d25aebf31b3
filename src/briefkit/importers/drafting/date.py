"""The date of a draft, with how it is known."""

from __future__ import annotations

import re
from itertools import takewhile

from briefkit.core.dates.dates import PartialDate, parse_date
from briefkit.core.values import frozen
from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.bylines import byline_in
from briefkit.importers.document import Document
from briefkit.importers.forms import is_sentence
from briefkit.importers.importers import Source
from briefkit.importers.lines import Line, of_class
from briefkit.importers.written_dates import (
    date_alone,
    date_and_place,
    date_beside,
    date_of_opening,
    dates_in,
    in_file_name,
)

_NEAR = 3  # lines
_ELSEWHERE = frozenset((kinds.RELATED, kinds.CAPTION, kinds.ALT, kinds.CREDIT, kinds.TITLE))

_KEPT = re.compile(r"\b(?:file\s(?:photo|picture|image)|archiv\w{0,6}|архив\w{0,6})\b", re.IGNORECASE)
"""What a caption says of a picture that is older than the text."""


GIVEN = "--date"
"""What a date is from that the user gives."""


@frozen
class Dated:
    """The date of a text, how it is known (`stated`, `url`, `inferred`), and from what, in words."""

    date: PartialDate
    basis: str
    from_what: str


def date_of(source: Source, document: Document, lines: list[Line], url: str | None) -> Dated | None:
    """The date of a text: the one given, that of its page, of its address or name, or when its pictures were taken."""
    if source.date:
        return Dated(source.date, "stated", GIVEN)
    if fact := next(iter(document.stated(names.DATE)), None):
        return Dated(parse_date(fact.value), "stated", fact.where)
    return _printed(lines) or _opening(lines) or _beside_title(lines) or _implied(source, lines, url)


def _printed(lines: list[Line]) -> Dated | None:
    """The first of the dates that stand alone."""
    stated = {
        date for line in of_class(lines, kinds.DATELINE) if (date := date_alone(line.text) or date_and_place(line.text))
    }
    signed = [found for line in of_class(lines, kinds.BYLINE) if (found := byline_in(line.text))]
    stated |= {found.date for found in signed if found.date}
    if not stated:
        return None
    first = min(stated, key=lambda date: date.key)
    others = ", ".join(map(str, sorted(stated - {first}, key=lambda date: date.key)))
    return Dated(first, "stated", f"the page, which also names {others}" if others else "the page")


def _opening(lines: list[Line]) -> Dated | None:
    """The day with which the first paragraph of the text begins, behind a place."""
    first = next((line.text for line in lines if line.kind in kinds.IN_BODY and is_sentence(line.text)), "")
    date = date_of_opening(first)
    return Dated(date, "stated", "the beginning of its text") if date else None


def _beside_title(lines: list[Line]) -> Dated | None:
    """The only day in the lines next to the title that are no part of the text."""
    title = next((at for at, line in enumerate(lines) if line.kind == kinds.TITLE), None)
    if title is None:
        return None
    below = takewhile(lambda line: not is_sentence(line.text), lines[title + 1 : title + 1 + _NEAR])
    near = [*lines[max(0, title - _NEAR) : title], *below]
    found = {date for line in near if line.kind not in _ELSEWHERE and (date := date_beside(line.text))}
    return Dated(found.pop(), "stated", "a line next to its title") if len(found) == 1 else None


def _implied(source: Source, lines: list[Line], url: str | None) -> Dated | None:
    """The date in the address or name of a document, or of its last picture."""
    if url and (date := in_file_name(url)):
        return Dated(date, "url", "its address")
    if date := in_file_name(source.name):
        return Dated(date, "inferred", "the name of the file")
    pictures = [
        found.date
        for line in of_class(lines, kinds.CAPTION)
        if not _KEPT.search(line.text)
        for found in dates_in(line.text)
    ]
    if pictures:
        last = max(pictures, key=lambda date: date.key)
        return Dated(PartialDate(last.year, last.month), "inferred", "the caption of a picture")
    return None


def note_on_date(dated: Dated | None) -> str:
    """What is to be said of the date."""
    if dated is None:
        return "no date in it: add it before you publish"
    if dated.from_what == GIVEN:
        return f"dated {dated.date}, as {GIVEN} says"
    return f"dated {dated.date}, {dated.basis}: from {dated.from_what}"

"""What a page offers to read next: cards of a title, often twice, a date, a teaser and a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.core.text.words import words
from briefkit.core.values import frozen
from briefkit.importers.forms import LONGEST_LABEL, SENTENCE_ENDS
from briefkit.importers.labels import series_in
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.people import people_named
from briefkit.importers.phrases.disclaimers import is_disclaimer
from briefkit.importers.phrases.figures import SOURCE
from briefkit.importers.phrases.headings import OFFER, RELATED
from briefkit.importers.phrases.kinds import OTHER_KIND, kind_named
from briefkit.importers.phrases.page import BOILERPLATE, COPYRIGHT
from briefkit.importers.written_dates import date_alone, dates_in

_LONGEST_TITLE = 200
_TYPE = re.compile(r"(?:type|format|typ|тип|category|kategorie):\s*(?P<kind>.{1,60})", re.IGNORECASE)
_WORDS_OF_TITLE = 3
_LINE_BELOW = re.compile(
    r"\(?(?P<kind>[^\W\d_][^\d,|·–—()]{2,40}?)\s{0,2}(?:[,|·–—]|\s-)\s{0,2}(?P<date>[^()]{6,40})\)?", re.IGNORECASE
)
_SIGNED_KIND = re.compile(
    r"(?P<kind>[^\W\d_a-zа-я][\w-]{2,20}(?:\s[\w-]{2,20}){0,2})\s(?:by|von|par|por|di|от)\s[^\W\d_a-zа-я][^.!?:]{2,80}"
)
_TIME = re.compile(
    r"(?:(?:today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|сегодня|вчера|اليوم|أمس|今天|昨天)[,،]?\s{0,2})?"
    r"\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|uhr|h)?(?:\s?(?:GMT|UTC|CES?T|E[SD]?T|BST|MSK)(?:[+-]\d{1,2})?)?|"
    r"\d{1,2}\s?(?:h|hrs?|hours?|d|days?|min|minutes?)\sago|(?:today|yesterday|heute|gestern|hoy|ayer|сегодня|вчера)",
    re.IGNORECASE,
)
_SOURCED = re.compile(SOURCE, re.IGNORECASE)
_LABEL = re.compile(r"categor(?:y|ie|ía|ia)|kategorie|topic|rubri(?:k|que|ca)|рубрика", re.IGNORECASE)
_TYPES = re.compile(r"article|backgrounder|expert\sbrief|video|artikel|beitrag|artículo|articolo|статья", re.IGNORECASE)
_WORDS_OF_NAME = 3
_MOST_TIMES = 6  # that a card has its title: a line that is there more often is a pattern


@frozen
class Card:
    """One text that a page offers, and the numbers of the paragraphs in which it does; 0 where markup tells of it."""

    title: str
    first: int
    last: int
    date: PartialDate | None = None
    kind: str | None = None
    url: str | None = None


class Below(NamedTuple):
    """What stands below a title of when the text is from, and what kind it is."""

    date: PartialDate | None
    kind: str | None


def below_title(text: str) -> Below | None:
    """The date, or the kind and the date, of a line such as “4 March 2024”, “Report, 4 March 2024”; None for others."""
    if date := date_alone(text):
        return Below(date, None)
    found = _LINE_BELOW.fullmatch(text)
    named = found is not None and (kind_named(found["kind"]) or OTHER_KIND.fullmatch(found["kind"]))
    return Below(date, found["kind"]) if found and named and (date := date_alone(found["date"])) else None


def is_heading_of_related(text: str) -> bool:
    """Whether a line is the heading above what a page offers to read next."""
    return len(text) <= LONGEST_LABEL and RELATED.fullmatch(text.strip()) is not None


def offered_in(text: str) -> tuple[str, PartialDate | None] | None:
    """The title, and the date behind it, of a line that offers another text; None for a sentence or any other line."""
    found = OFFER.fullmatch(text.strip())
    if not found or found["title"].endswith(SENTENCE_ENDS) or len(words(found["title"])) < _WORDS_OF_TITLE - 1:
        return None
    return _without_date(found["title"])


def _without_date(text: str) -> tuple[str, PartialDate | None]:
    """A title without the date that stands behind it on its line, and that date."""
    dates = dates_in(text)
    if dates and dates[-1].end >= len(text.rstrip(" )）")) and (title := text[: dates[-1].start].rstrip(" ,|·–-(（")):
        return title, dates[-1].date
    return text, None


def card_at(page: Sequence[Paragraph], at: int, end: int, *, listed: bool = False) -> Card | None:
    """The card that begins at a paragraph and ends before another; None if none does.

    A card has its title twice, or a line with its date or kind close to it: a title alone is none. In one that is
    `listed` below a heading its topic may stand between the two, and who wrote it below them.
    """
    title = page[at].text
    if len(title) > _LONGEST_TITLE or title.endswith((".", ":")) or is_other(title):
        return None
    after = at + 1
    while after < min(end, at + _MOST_TIMES) and page[after].text == title:
        after += 1
    if listed and after == at + 1 and (again := _again_below_topic(page, at, end)):
        after = again + 1
    doubled = after > at + 1
    signed = _SIGNED_KIND.fullmatch(page[after].text) if listed and after < end else None
    named = signed["kind"] if signed and _is_kind(signed["kind"]) else None
    after += named is not None or (listed and _is_author(page, at, after, end))
    date, kind = (below_title(page[after].text) if after < end else None) or Below(None, None)
    kind = kind or named
    after += date is not None
    last = after - 1
    for number in range(after, min(end, after + 3)):
        text = page[number].text
        if kind is None and (match := _TYPE.fullmatch(text)):
            return Card(title, at, number, date, match["kind"].strip())
        if _begins_card(page, number, end) or is_heading_of_related(text):
            break
        if number == after and (len(text) > LONGEST_LABEL or text.endswith((".", "…"))):
            last = number
    return Card(title, at, last, date, kind) if doubled or date or named else None


def _again_below_topic(page: Sequence[Paragraph], at: int, end: int) -> int | None:
    """Where a title of several words stands again below a short line, its topic."""
    again = at + 2
    is_again = again < end and page[again].text == page[at].text and len(words(page[at].text)) >= _WORDS_OF_TITLE
    return again if is_again and len(page[at + 1].text) <= LONGEST_LABEL else None


def _is_kind(words_: str) -> bool:
    return bool(kind_named(words_) or OTHER_KIND.fullmatch(words_) or _TYPES.fullmatch(words_))


def _is_author(page: Sequence[Paragraph], title: int, at: int, end: int) -> bool:
    """Whether a line names who wrote the text whose title is above it, and the date is below it."""
    if at + 1 >= end or len(words(page[title].text)) < _WORDS_OF_TITLE or not date_alone(page[at + 1].text):
        return False
    names = people_named(page[at].text)
    return bool(names) and all(len(name.split()) <= _WORDS_OF_NAME for name in names)


def _begins_card(page: Sequence[Paragraph], at: int, end: int) -> bool:
    following = page[at + 1].text if at + 1 < end else ""
    return len(page[at].text) <= _LONGEST_TITLE and (following == page[at].text or below_title(following) is not None)


def cards_below(page: Sequence[Paragraph], heading: int) -> list[Card]:
    """The cards below a heading. At the end of a page, titles alone are cards too."""
    cards: list[Card] = []
    at, end = heading + 1, len(page)
    alone = all(len(part.text) <= _LONGEST_TITLE for part in page[at:])
    while at < end:
        labelled = at + 1 < end and kind_named(page[at].text) is not None
        card = card_at(page, at + labelled, end, listed=True) or (_title_alone(page, at + labelled) if alone else None)
        if card and labelled:
            card = replace(card, first=at, kind=card.kind or page[at].text)
        if cards and cards[-1].date is None and (date := date_alone(page[at].text)):
            cards[-1] = replace(cards[-1], date=date, last=at)
        elif card:
            cards.append(card)
        at = card.last + 1 if card else at + 1
    return cards


def _title_alone(page: Sequence[Paragraph], at: int) -> Card | None:
    text, date = _without_date(page[at].text)
    is_title = len(words(text)) >= _WORDS_OF_TITLE and not text.endswith(SENTENCE_ENDS) and not text.startswith("(")
    is_topic = at + 1 < len(page) and _LABEL.fullmatch(page[at + 1].text)
    return (
        Card(text, at, at, date)
        if is_title and not is_topic and not is_heading_of_related(text) and not is_other(page[at].text)
        else None
    )


def is_other(text: str) -> bool:
    """Whether a line of a page is known to be something else than a title."""
    bare = text.strip(" .:›»→")
    known = BOILERPLATE.fullmatch(bare) or COPYRIGHT.fullmatch(text) or is_disclaimer(text)
    signed = _SIGNED_KIND.fullmatch(text)
    labels = (kind_named(text), below_title(text), series_in(text), _TIME.fullmatch(bare), _SOURCED.match(text))
    return bool(known or any(labels) or (signed and _is_kind(signed["kind"])))

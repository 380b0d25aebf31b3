"""What each paragraph of a page is, by rules that say why. The first rule that knows a paragraph decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefkit.importers import lines as kinds
from briefkit.importers import phrases
from briefkit.importers.document import TITLE, Document
from briefkit.importers.lines import Line
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.people import people_in_byline
from briefkit.importers.related import Card, card_at, cards_below, is_heading_of_related
from briefkit.importers.written_dates import date_alone

_LONG = 220  # characters of a paragraph that is surely text
_LONGEST_QUESTION, _LONGEST_TITLE, _LONGEST_HEADING = 400, 200, 100
_LONGEST_CAPTION = 600  # and of a disclaimer
_CREDITED = re.compile(r".{10,}[.!?…]?\s?\((?P<credit>(?:[^()]|\([^()]*\)){3,80})\)\.?")
_SIGNED = re.compile(r"/|\b(?:AP|AFP|Reuters|Getty|EPA|dpa|TASS|photo|image|Foto|via|courtesy)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:Q|Question|Frage|Вопрос)\s?\d{0,2}[:.]\s+(?=\S)")
_ANSWERED = re.compile(r"(?:A|Answer|Antwort|Ответ)\s?\d{0,2}[:.]\s+(?=\S)")
_SPOKEN = re.compile(r"(?P<who>[^\W\d_][\w.'’ -]{1,38}(?:,\s[^:]{2,60})?):\s+\S")
_GLUED = re.compile(r"(?P<kind>[^\W\d_][^\d]{2,40}?[^\W\d_A-Z])(?P<other>[A-ZÀ-ÞА-Я].{3,80})")
_END = (".", "!", "…", ".”", '."', ".'", ".’", ".)", ";")
_QUOTED = re.compile(r"[“„«\"].*[”“»\"][.,]?")


_HEADS = (kinds.TITLE, kinds.HEADING)


class Page:
    """The paragraphs of a source while they are being told apart."""

    def __init__(self, document: Document) -> None:
        """What markup says of a paragraph is known from the start; `title` is one that is stated outside the text."""
        self.paragraphs = [part for paragraph in document.paragraphs for part in _unglued(paragraph)]
        self.title = next((fact.value for fact in document.stated(TITLE)), None)
        self.found: list[tuple[str, str] | None] = [
            (part.kind, part.reason) if part.kind else None for part in self.paragraphs
        ]
        self.cards: list[Card] = []

    def text(self, at: int) -> str:
        """The text of a paragraph; empty beyond the ends."""
        return self.paragraphs[at].text if 0 <= at < len(self.paragraphs) else ""

    def unknown(self) -> list[int]:
        """The numbers of the paragraphs that no rule has known so far."""
        return [at for at, known in enumerate(self.found) if known is None]

    def set(self, at: int, kind: str, reason: str) -> None:
        """Say what a paragraph is, unless that is known."""
        if self.found[at] is None:
            self.found[at] = (kind, reason)

    def set_again(self, at: int, kind: str, reason: str) -> None:
        """Say what a paragraph is, also if it was known as a title or heading, or not at all."""
        known = self.found[at]
        if known is None or known[0] in _HEADS:
            self.found[at] = (kind, reason)

    def lines(self) -> list[Line]:
        """All paragraphs with their classes."""
        return [
            Line(part, *(known or (kinds.TEXT, "running text")))
            for part, known in zip(self.paragraphs, self.found, strict=True)
        ]


def _unglued(paragraph: Paragraph) -> list[Paragraph]:
    """A line in which a label of the page stands directly before another one, as two."""
    found = None if paragraph.kind or paragraph.rows else _GLUED.fullmatch(paragraph.text)
    if found is None or not phrases.kind_named(found["kind"]) or not _is_label(found["other"]):
        return [paragraph]
    return [replace(paragraph, text=found[part]) for part in ("kind", "other")]


def classified(document: Document) -> Page:
    """A page whose paragraphs all have a class."""
    page = Page(document)
    for rule in _RULES:
        rule(page)
    return page


def _related(page: Page) -> None:
    """Cards below a heading for them, and cards that stand in the text."""
    count = len(page.paragraphs)
    at = 0
    while at < count:
        if is_heading_of_related(page.text(at)) and (cards := cards_below(page.paragraphs, at)):
            page.set(at, kinds.RELATED, "a heading above what to read next")
            for card in cards:
                _take(page, card)
            at = cards[-1].last + 1
        elif inserted := _card_in_text(page, at):
            _take(page, inserted)
            at = inserted.last + 1
        else:
            at += 1


def _card_in_text(page: Page, at: int) -> Card | None:
    """A card that stands within a text: there, only a title that is doubled above a date is surely one."""
    doubled = at > 0 and page.text(at) == page.text(at + 1)
    card = card_at(page.paragraphs, at, len(page.paragraphs)) if doubled else None
    return card if card and card.date else None


def _take(page: Page, card: Card) -> None:
    page.cards.append(card)
    for number in range(card.first, card.last + 1):
        page.set(number, kinds.RELATED, f"part of an offer to read “{card.title}”")


def _around(page: Page) -> None:
    """What is no text at all."""
    for at in page.unknown():
        text = page.text(at)
        if len(text) <= _LONGEST_CAPTION and phrases.DISCLAIMER.match(text):
            page.set(at, kinds.DISCLAIMER, "the publisher leaves the text to its author")
        elif phrases.COPYRIGHT.fullmatch(text):
            page.set(at, kinds.BOILERPLATE, "a copyright notice")
        elif phrases.BLOB.match(text):
            page.set(at, kinds.BOILERPLATE, "data or a program")
        elif len(text) <= _LONG and phrases.BOILERPLATE.fullmatch(text.strip(" .:›»→")):
            page.set(at, kinds.BOILERPLATE, "a link or button of the page")


def _head(page: Page) -> None:
    """Title, kind, authors, date and standfirst: the short lines before the first long paragraph."""
    before = _before_text(page)
    for at in before:
        _label(page, at)
    title = _title(page, before)
    if title is None:
        return
    for at, paragraph in enumerate(page.paragraphs):
        if at != title and _same(paragraph.text, page.text(title)) and not paragraph.rows:
            page.set_again(at, kinds.REPEATED, "the title again")
    labels = [at for at in before if at > title and (page.found[at] or ("", ""))[0] in (kinds.BYLINE, kinds.DATELINE)]
    between = [at for at in range(title + 1, labels[0] if labels else title) if page.found[at] is None]
    if len(between) == 1 and len(page.text(between[0])) > phrases.LONGEST_LABEL // 2:
        page.set(between[0], kinds.STANDFIRST, "between the title and who wrote it, or when")


def _title(page: Page, before: list[int]) -> int | None:
    """The number of the paragraph that is the title: as the source states it, as its markup says, or the first."""
    for at, paragraph in enumerate(page.paragraphs):
        if page.title and _same(paragraph.text, page.title) and (page.found[at] or ("",))[0] in ("", *_HEADS):
            page.set_again(at, kinds.TITLE, "the title that the source states")
            return at
    if page.title:
        return None
    for at, known in enumerate(page.found):
        if known and known[0] == kinds.TITLE:
            return at
    for at in before:
        if page.found[at] is None and _may_be_title(page.text(at)):
            page.set(at, kinds.TITLE, "the first line that is no label")
            return at
    return None


def _before_text(page: Page) -> list[int]:
    """The paragraphs before the text: labels, the title, and what stands between them."""
    before: list[int] = []
    titled = False
    for at in page.unknown():
        text = page.text(at)
        if len(text) > _LONG or (titled and _is_question(text)):
            return before
        titled = titled or (_may_be_title(text) and not _is_label(text))
        before.append(at)
    return before[:-1]


def _is_label(text: str) -> bool:
    return bool(
        phrases.kind_named(text) or people_in_byline(text) or date_alone(text) or phrases.CRUMBS.fullmatch(text)
    )


def _label(page: Page, at: int) -> None:
    text = page.text(at)
    if phrases.kind_named(text):
        page.set(at, kinds.KIND, "what the page calls it")
    elif people_in_byline(text):
        page.set(at, kinds.BYLINE, "names behind “by”")
    elif date_alone(text):
        page.set(at, kinds.DATELINE, "a date alone")
    elif phrases.CRUMBS.fullmatch(text):
        page.set(at, kinds.BOILERPLATE, "the path to the page")


def _may_be_title(text: str) -> bool:
    return 3 <= len(text) <= _LONGEST_TITLE and not text.endswith((*_END, ":")) and any(map(str.isalpha, text))


def _same(text: str, other: str) -> bool:
    return _bare(text) == _bare(other)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _captions(page: Page) -> None:
    """A caption with its credit; the line before it that says the same is the alternative text of the picture."""
    for at in page.unknown():
        text = page.text(at)
        credited = _CREDITED.fullmatch(text)
        if not credited or len(text) > _LONGEST_CAPTION or not _SIGNED.search(credited["credit"]):
            if phrases.CREDIT.fullmatch(text) and len(text) <= phrases.LONGEST_LABEL:
                page.set(at, kinds.CREDIT, "who made a picture")
            continue
        page.set(at, kinds.CAPTION, "a sentence with a credit in parentheses")
        if at and _is_alt(page.text(at - 1), text):
            page.set(at - 1, kinds.ALT, "the words of the caption below it")


def _is_alt(text: str, caption: str) -> bool:
    words = _bare(text)
    return len(words) > 10 and _bare(caption).startswith(words)


def _is_question(text: str) -> bool:
    return text.rstrip('”"»’)').endswith("?") and len(text) <= _LONGEST_QUESTION


def _questions(page: Page) -> None:
    """Questions with an answer below them, if there are two at least: one may be a heading or a turn of phrase."""
    opened = page.unknown()
    asked = [
        at
        for at, after in zip(opened, [*opened[1:], -1], strict=False)
        if _ASKED.match(page.text(at))
        or (_is_question(page.text(at)) and after >= 0 and not _is_question(page.text(after)))
    ]
    if len(asked) >= 2:
        for at in asked:
            page.set(at, kinds.QUESTION, "a question with a paragraph below it")


def _speakers(page: Page) -> None:
    """Paragraphs that begin with who says them, if several do."""
    opened = page.unknown()
    said = {at: found["who"] for at in opened if (found := _SPOKEN.match(page.text(at))) and _is_speaker(found["who"])}
    if len(said) >= 2:
        for at, who in said.items():
            page.set(at, kinds.SPEAKER, f"{who} says it")


def _is_speaker(who: str) -> bool:
    name = who.partition(",")[0]
    return name.isupper() or (all(word[:1].isupper() for word in name.split()) and len(name.split()) in (2, 3))


def _shapes(page: Page) -> None:
    """Breaks, items, quotations and headings, by their shape and by what follows."""
    opened = page.unknown()
    for at, after in zip(opened, [*opened[1:], -1], strict=False):
        part = page.paragraphs[at]
        if part.is_rule:
            page.set(at, kinds.RULE, "a line of signs")
        elif part.bullet:
            page.set(at, kinds.ITEM, "begins with a bullet or number")
        elif _QUOTED.fullmatch(part.text) and len(part.text) > 40:
            page.set(at, kinds.QUOTE, "in quotation marks as a whole")
        elif after >= 0 and _is_heading(part.text, page.paragraphs[after]):
            page.set(at, kinds.HEADING, "a short line without a full stop above a paragraph")


def _is_heading(text: str, after: Paragraph) -> bool:
    short = len(text) <= _LONGEST_HEADING and len(text.split()) <= 14
    follows = len(after.text) > len(text) and (after.bullet or len(after.text) > phrases.LONGEST_LABEL)
    return short and follows and any(map(str.isalpha, text)) and not text.endswith((*_END, ":", ",", "–", "-"))


def _tables(page: Page) -> None:
    """Tables first: their cells look like labels and dates."""
    for at in page.unknown():
        if page.paragraphs[at].rows:
            page.set(at, kinds.TABLE, "lines with as many tabs each")


_RULES: tuple[Callable[[Page], None], ...] = (
    _tables,
    _related,
    _around,
    _head,
    _captions,
    _questions,
    _speakers,
    _shapes,
)

"""What each paragraph of a page is, by rules that say why. The first rule that knows a paragraph decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from briefkit.core.body.escape import is_bold
from briefkit.importers import lines as kinds
from briefkit.importers.authors import tell_about_authors
from briefkit.importers.captions import credited
from briefkit.importers.debates import is_debate, tell_debate
from briefkit.importers.document import Document
from briefkit.importers.forms import LONG, LONGEST_LABEL, SENTENCE_ENDS, bare, is_question, is_sentence
from briefkit.importers.head import tell_abstract, tell_head, tell_links_of_head
from briefkit.importers.headings import is_no_heading
from briefkit.importers.labels import doi_in
from briefkit.importers.page import Page
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.phrases.disclaimers import is_disclaimer
from briefkit.importers.phrases.figures import CREDIT, NUMBERED_FIGURE
from briefkit.importers.phrases.headings import AUTHORS, CONTENTS
from briefkit.importers.phrases.page import BLOB, BOILERPLATE, COPYRIGHT, MAY_BE_HEADING, NOTICE, SKIP_LINK
from briefkit.importers.related import Card, card_at, cards_below, is_heading_of_related, offered_in
from briefkit.importers.releases import tell_release
from briefkit.importers.tail import tell_author_note, tell_tail

_LONGEST_HEADING = 100
_LEAST_QUOTE = 40
_MOST_OF_BUTTON, _NEAR = 5, 6  # words of a button; paragraphs before a heading among which a sentence is
_ASKED = re.compile(r"(?:Q|Question|Frage|Вопрос)\s?\d{0,2}[:.]\s+(?=\S)")
_SPOKEN = re.compile(r"(?:Q\d{1,3}\s{1,2})?(?P<who>[^\W\d_][\w.'’ -]{1,38}(?:,\s[^:]{2,60})?):\s+\S")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")
_CHINESE_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}\s?[、．.]|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十\d]{1,3}[章节節部])\s?\S"
)
_MOST_HEADINGS = 50  # above what to read next: below each the rest of the page is looked through
_QUOTED = re.compile(r"(?P<opens>[“„«»\"])(?P<words>[^\n]*)(?P<closes>[”“»«\"])[.,]?")
_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"'}


def classified(document: Document) -> Page:
    """A page whose paragraphs all have a class."""
    page = Page(document)
    for rule in _RULES:
        rule(page)
    return page


def _related(page: Page) -> None:
    """Cards below a heading for them, and cards that stand in the text."""
    count, headings = len(page.paragraphs), 0
    at = 0
    while at < count:
        if not page.may_be_again(at):
            at += 1
            continue
        heading = headings < _MOST_HEADINGS and is_heading_of_related(page.text(at))
        headings += heading
        if heading and (cards := cards_below(page.paragraphs[: _end(page, at)], at)):
            page.set_again(at, kinds.RELATED, "a heading above what to read next")
            for card in cards:
                _take(page, card)
            at = cards[-1].last + 1
        elif inserted := _offer_at(page, at) or _card_in_text(page, at):
            _take(page, inserted)
            at = inserted.last + 1
        else:
            at += 1


def _end(page: Page, at: int) -> int:
    """Where what a source knows to be no text, or a heading for authors, is behind a paragraph; else the page's end."""
    known = (kinds.RELATED, kinds.BOILERPLATE, kinds.DISCLAIMER)
    return next(
        (
            number
            for number in range(at, len(page.found))
            if page.is_one_of(number, known) or (number > at and AUTHORS.fullmatch(page.text(number).rstrip(":")))
        ),
        len(page.found),
    )


def _offer_at(page: Page, at: int) -> Card | None:
    """An offer whose title stands on the same line."""
    offered = offered_in(page.text(at))
    return Card(offered[0], at, at, offered[1]) if offered else None


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
        if is_disclaimer(text):
            page.set(at, kinds.DISCLAIMER, "the publisher leaves the text to its author")
        elif doi_in(text):
            page.set(at, kinds.IDENTIFIER, "the DOI")
        elif COPYRIGHT.fullmatch(text) and (any(map(str.isdigit, text)) or not text.endswith(SENTENCE_ENDS)):
            page.set(at, kinds.BOILERPLATE, "a copyright notice")
        elif not any(map(str.isalnum, text)) and not page.paragraphs[at].is_rule:
            page.set(at, kinds.BOILERPLATE, "signs alone")
        elif BLOB.match(text):
            page.set(at, kinds.BOILERPLATE, "data or a program")
        elif len(text) <= LONGEST_LABEL and SKIP_LINK.fullmatch(text):
            page.set(at, kinds.BOILERPLATE, "a link to the text")
        elif _is_of_page(page, at, text):
            page.set(at, kinds.BOILERPLATE, "a link or button of the page")


def _is_of_page(page: Page, at: int, text: str) -> bool:
    """Whether a line is a link or a button; a sentence is one only as a notice, a word above one may be a heading."""
    if len(text) > LONG or not BOILERPLATE.fullmatch(text.strip(" .:›»→")):
        return False
    if text.endswith(SENTENCE_ENDS) and len(text.split()) > _MOST_OF_BUTTON:
        return NOTICE.match(text) is not None
    begun = any(page.text(before).endswith(SENTENCE_ENDS) for before in range(max(0, at - _NEAR), at))
    return not (begun and MAY_BE_HEADING.fullmatch(text) and page.text(at + 1).endswith(SENTENCE_ENDS))


def _contents(page: Page) -> None:
    """A table of contents: a heading for one, above lines that stand again below as headings."""
    for at in page.unknown():
        if not CONTENTS.fullmatch(page.text(at).rstrip(":")):
            continue
        listed = at + 1
        while listed < len(page.paragraphs) and _stands_below(page, listed):
            page.set(listed, kinds.BOILERPLATE, "a line of the table of contents")
            listed += 1
        if listed > at + 1:
            page.set(at, kinds.BOILERPLATE, "the heading of the table of contents")


def _stands_below(page: Page, at: int) -> bool:
    text = bare(page.text(at))
    return len(page.text(at)) <= _LONGEST_HEADING and any(bare(part.text) == text for part in page.paragraphs[at + 1 :])


def _captions(page: Page) -> None:
    """A caption with its credit; the line before it that says the same is the alternative text of the picture."""
    for at in page.unknown():
        text = page.text(at)
        if NUMBERED_FIGURE.fullmatch(text):
            page.set(at, kinds.CAPTION, "the number of a figure, and what it shows")
            continue
        found = credited(text)
        if not found or not found.certain:
            if CREDIT.fullmatch(text) and len(text) <= LONGEST_LABEL:
                page.set(at, kinds.CREDIT, "who made a picture")
            continue
        if page.text(at + 1) == text:
            page.set(at, kinds.REPEATED, "the caption again")
            continue
        page.set(at, kinds.CAPTION, "a sentence with a credit")
        if at and _is_alt(page.text(at - 1), text):
            page.set(at - 1, kinds.ALT, "the words of the caption below it")


def _is_alt(text: str, caption: str) -> bool:
    words = bare(text)
    return len(words) > 10 and bare(caption).startswith(words)


def _questions(page: Page) -> None:
    """Questions with an answer below them, if there are two at least: one may be a heading or a turn of phrase."""
    if is_debate(page):
        return
    headings = [at for at in range(len(page.paragraphs)) if page.is_one_of(at, (kinds.HEADING,))]
    asking = [at for at in headings if is_question(page.text(at))]
    also = asking if len(asking) * 2 > len(headings) else []
    opened = sorted([*page.unknown(), *also])
    asked = [
        at
        for at, after in zip(opened, [*opened[1:], -1], strict=False)
        if _ASKED.match(page.text(at))
        or (is_question(page.text(at)) and after >= 0 and not is_question(page.text(after)))
    ]
    if len(asked) >= 2:
        for at in asked:
            page.set_again(at, kinds.QUESTION, "a question with a paragraph below it")


def _speeches(page: Page) -> None:
    """A record of what was said, in which some ask: most of its paragraphs begin with who says them."""
    said = _said(page)
    if len(said) >= 3 and len(said) * 2 > sum(is_sentence(page.text(at)) for at in page.unknown()):
        _speakers(page)


def _speakers(page: Page) -> None:
    """Paragraphs that begin with who says them, if several do."""
    said = _said(page)
    if len(said) >= 2:
        for at, who in said.items():
            page.set(at, kinds.SPEAKER, f"{who} says it")


def _said(page: Page) -> dict[int, str]:
    """The paragraphs that begin with who says them. One word is a speaker's if it stands there twice."""
    begun = {at: found["who"] for at in page.unknown() if (found := _SPOKEN.match(page.text(at)))}
    often = Counter(begun.values())
    return {
        at: who
        for at, who in begun.items()
        if _is_speaker(who) or (who[:1].isupper() and often[who] > 1 and " " not in who)
    }


def _is_speaker(who: str) -> bool:
    name = who.partition(",")[0]
    return name.isupper() or (all(word[:1].isupper() for word in name.split()) and len(name.split()) in (2, 3))


def _shapes(page: Page) -> None:
    """Breaks, items, quotations and headings, by their shape and by what follows."""
    opened, headings = page.unknown(), _numbered_headings(page)
    for at, after in zip(opened, [*opened[1:], -1], strict=False):
        part = page.paragraphs[at]
        if part.is_rule:
            page.set(at, kinds.RULE, "a line of signs")
        elif part.bullet and at in headings:
            page.set(at, kinds.HEADING, "a short numbered line above a paragraph")
        elif after >= 0 and _is_chinese_heading(part.text, page.text(after)):
            page.set(at, kinds.HEADING, "a short line with a number of Chinese above another")
        elif part.bullet:
            page.set(at, kinds.ITEM, "begins with a bullet or number")
        elif len(part.text) > _LEAST_QUOTE and _is_quoted(part.text):
            page.set(at, kinds.QUOTE, "in quotation marks as a whole")
        elif (
            after >= 0
            and _stands_out(part)
            and _is_heading(part.text, page.paragraphs[after])
            and not is_no_heading(page, at)
        ):
            page.set(at, kinds.HEADING, "a short line without a full stop above a paragraph")


def _is_quoted(text: str) -> bool:
    """Whether a paragraph is one quotation: its marks close at its end only, not before “said the minister”."""
    found = _QUOTED.fullmatch(text)
    if not found or found["closes"] not in _CLOSED_BY[found["opens"]]:
        return False
    depth, opens, closes = 1, found["opens"], _CLOSED_BY[found["opens"]]
    for sign in found["words"]:
        depth += (sign == opens and sign not in closes) - (sign in closes)
        if depth == 0:
            return False
    return depth == 1


def _is_chinese_heading(text: str, after: str) -> bool:
    """Whether a line begins with “一、” or the like, as headings in Chinese do, also above short paragraphs."""
    is_short = len(text) <= _LONGEST_HEADING // 2 and not text.endswith((*SENTENCE_ENDS, ":", "：", "；", "，"))
    return is_short and _CHINESE_NUMBER.match(text) is not None and not _CHINESE_NUMBER.match(after)


def _stands_out(part: Paragraph) -> bool:
    """Whether a line may be a heading by its looks; a source without markup does not tell."""
    return not part.markdown or is_bold(part.markdown)


def _numbered_headings(page: Page) -> set[int]:
    """Short numbered lines, each above running text: a list has its items one below the other."""
    opened = page.unknown()
    found = {
        at
        for at, after in pairwise(opened)
        if _NUMBERED.match(page.text(at))
        and _is_heading(page.text(at), page.paragraphs[after])
        and not page.paragraphs[after].bullet
        and is_sentence(page.text(after))
    }
    return found if len(found) >= 2 else set()


def _is_heading(text: str, after: Paragraph) -> bool:
    short = len(text) <= _LONGEST_HEADING and len(text.split()) <= 14
    follows = len(after.text) > len(text) and (
        after.bullet or len(after.text) > LONGEST_LABEL or is_sentence(after.text)
    )
    return short and follows and any(map(str.isalpha, text)) and not text.endswith((*SENTENCE_ENDS, ":", ",", "–", "-"))


def _tables(page: Page) -> None:
    """Tables first: their cells look like labels and dates."""
    for at in page.unknown():
        if page.paragraphs[at].rows:
            page.set(at, kinds.TABLE, "lines with as many tabs each")


_RULES: tuple[Callable[[Page], None], ...] = (
    _tables,
    _related,
    tell_release,
    _around,
    _captions,
    tell_debate,
    tell_head,
    tell_abstract,
    _contents,
    tell_about_authors,
    tell_links_of_head,
    _speeches,
    _questions,
    _speakers,
    tell_tail,
    tell_author_note,
    _shapes,
)

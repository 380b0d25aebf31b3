"""Which of the lines before a text is its title."""

from __future__ import annotations

import re

from briefkit.importers import lines as kinds
from briefkit.importers.forms import LONGEST_LABEL, may_be_title, same, telling_words
from briefkit.importers.page import Page
from briefkit.importers.phrases.page import COPYRIGHT
from briefkit.importers.phrases.people import BODY, BYLINE, NAME
from briefkit.importers.written_dates import date_beside

LONG_HEAD = 14  # lines before a text: more are the links of a page that was copied as a whole
_MOST_TOLD, _FAR_MORE, _FEW_WORDS, _SHARE_OF_TITLE = 4, 3, 3, 0.5
_LONGEST_HEADLINE = 110  # of what is longer most is a standfirst
_FAR = 20  # lines above a text by which a title is a point less likely
_OF_MENU = re.compile(r"[|/\[\]»>]|[:—–]\Z")
_SIGNATURES = (kinds.BYLINE, kinds.DATELINE)


def title_of(page: Page, before: list[int]) -> int | None:
    """The number of the paragraph that is the title: as the source states it, as its markup says, or by its form."""
    for at, paragraph in enumerate(page.paragraphs):
        if page.title and same(paragraph.text, page.title) and page.may_be_again(at):
            page.set_again(at, kinds.TITLE, "the title that the source states")
            return at
    if page.title:
        return None
    for at, known in enumerate(page.found):
        if known and known[0] == kinds.TITLE:
            return at
    candidates = [at for at in before if page.found[at] is None and may_be_title(page.text(at))]
    if page.is_whole:
        return _title_below_links(page, before, candidates)
    if _is_labelled(page, before) and all(BYLINE.fullmatch(page.text(at)) for at in candidates):
        candidates = []
    below_links = False
    for number, at in enumerate(candidates):
        others = candidates[number + 1 :]
        is_foreign = _is_foreign(page, at, others, before[-1], below_links=below_links)
        below_links = below_links or is_foreign
        if is_foreign or _is_masthead(page, at, others) or _is_kicker(page, at, others) or _is_date(page, at, others):
            page.set(at, kinds.BOILERPLATE, "a name or label above the title")
            continue
        page.set(at, kinds.TITLE, "the first line that is no label")
        return at
    return _kind_as_title(page, before)


def _is_labelled(page: Page, before: list[int]) -> bool:
    return bool(before) and page.is_one_of(before[0], (kinds.KIND,))


def _kind_as_title(page: Page, before: list[int]) -> int | None:
    """What a text calls itself in its first line, if it has no other title."""
    if not _is_labelled(page, before):
        return None
    page.found[before[0]] = (kinds.TITLE, "what the text calls itself, as it has no other title")
    return before[0]


def _is_foreign(page: Page, at: int, others: list[int], last: int, *, below_links: bool) -> bool:
    """Whether a line below, but above who wrote the text, is far more likely to be the title.

    The line directly below one that has no links above it may be its subtitle.
    """
    likely = _likeliness(page, at, last)
    linked = any(page.is_one_of(above, (kinds.BOILERPLATE,)) for above in range(at))
    of_menu = below_links or linked or _OF_MENU.search(page.text(at)) is not None
    signed = next((below for below in range(at, last) if page.is_one_of(below, _SIGNATURES)), last + 1)
    return any(
        (of_menu or other > at + 1) and other < signed and _likeliness(page, other, last) >= likely + _FAR_MORE
        for other in others[:LONG_HEAD]
    )


def _is_date(page: Page, at: int, others: list[int]) -> bool:
    """Whether a line is labels with a day, above another that may be the title: “04.11.2025 Answer”."""
    return bool(others) and len(page.text(at)) <= LONGEST_LABEL and date_beside(page.text(at)) is not None


def _in_text(page: Page, at: int, last: int) -> tuple[int, float]:
    """How many words of a line the text behind the `last` line above it has, and what share of the line's words."""
    told = telling_words(page.text(at))
    found = len(told & page.words_from(last + 1))
    return found, found / len(told) if told else 0.0


def _title_below_links(page: Page, before: list[int], candidates: list[int]) -> int | None:
    """The title of a page that was copied as a whole: the likeliest of the lines close above its text."""
    close = [
        at
        for number, at in enumerate(candidates)
        if at >= before[-1] - 4 * LONG_HEAD and not _is_masthead(page, at, candidates[number + 1 :])
    ]
    if not close:
        return None
    last = before[-1]
    title = max(close, key=lambda at: (_likeliness(page, at, last), -at))
    while title - 1 in close and _may_stand_above(page, title - 1, title, last):
        title -= 1
    for at in before:
        if at < title:
            page.set(at, kinds.BOILERPLATE, "a link or notice above the title")
    page.set(title, kinds.TITLE, "the likeliest of the lines above the text")
    return title


def _may_stand_above(page: Page, at: int, subtitle: int, last: int) -> bool:
    """Whether a line is the title above what seems to be one: the text has words of it, too."""
    found, share = _in_text(page, at, last)
    near = _likeliness(page, at, last) >= _likeliness(page, subtitle, last) - _FAR_MORE
    return near and found > 1 and share >= _SHARE_OF_TITLE and len(page.text(at).split()) > _FEW_WORDS


def _likeliness(page: Page, at: int, last: int) -> float:
    """How much speaks for a line as title: its length, what stands around it, and that it stands in the page again."""
    text, part = page.text(at), page.paragraphs[at]
    length = len(text.split())
    signed = any(page.is_one_of(below, _SIGNATURES) for below in range(at + 1, min(at + 5, len(page.found))))
    found, share = _in_text(page, at, last)
    return (
        min(found, _MOST_TOLD)
        + 3 * share
        - (last - at) // _FAR
        - (len(text) > _LONGEST_HEADLINE)
        + (2 if 4 <= length <= 25 or (length == 1 and len(text) > 8 and not text.isascii()) else length == 3)
        + 2 * signed
        + page.stands_again(at)
        + (at > 0 and page.is_one_of(at - 1, (kinds.KIND,)))
        - 3 * (part.bullet or BYLINE.fullmatch(text) is not None or "@" in text)
        - 2 * (_OF_MENU.search(text) is not None)
        - 2 * (" ".join(text.split()[:_FEW_WORDS]) in page.again)
        - text.isupper()
        - (BODY.search(text) is not None) * (3 if NAME.fullmatch(text) else 1)
        - (NAME.fullmatch(text) is not None and length <= 3)
    )


def _is_masthead(page: Page, at: int, others: list[int]) -> bool:
    """Whether a line names who publishes: it is in the copyright notice, or is a body's name above another title."""
    text = page.text(at)
    if not others or not (NAME.fullmatch(text) or text.lower() == text.upper()):
        return False
    if any(COPYRIGHT.fullmatch(part.text) and text.casefold() in part.text.casefold() for part in page.paragraphs):
        return True
    if not BODY.search(text):
        return False
    if text.lower() == text.upper():  # no capitals tell names from titles
        return True
    following = page.found[at + 1] if at + 1 < len(page.found) else None
    labelled = following is not None and following[0] in (kinds.KIND, kinds.SERIES)
    return labelled or (text.isupper() and not page.text(others[0]).isupper())


def _is_kicker(page: Page, at: int, others: list[int]) -> bool:
    """Whether a line is in capitals above a title that is not, and that comes before any label."""
    text = page.text(at)
    return (
        text.isupper()
        and bool(others)
        and len(page.text(others[0]).split()) > 2
        and not page.text(others[0]).isupper()
        and all(page.found[between] is None for between in range(at + 1, others[0]))
    )

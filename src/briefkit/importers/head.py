"""What stands before a text: its title, what kind it is, who wrote it and when, and the paragraph that sums it up."""

from __future__ import annotations

import re

from briefkit.core.text.words import words
from briefkit.importers import lines as kinds
from briefkit.importers.authors import tell_authors, tell_role_below
from briefkit.importers.forms import LONGEST_LABEL, SENTENCE_ENDS, is_question, is_sentence, may_be_title, same, telling_words
from briefkit.importers.labels import label_of
from briefkit.importers.page import Page
from briefkit.importers.people import is_person
from briefkit.importers.phrases.headings import ABSTRACT
from briefkit.importers.phrases.page import COPYRIGHT
from briefkit.importers.phrases.people import BODY, BYLINE, NAME

_MOST_TOLD, _FAR_MORE, _FEW_WORDS, _SHARE_OF_TITLE = 4, 3, 3, 0.5
_LONGEST_HEADLINE = 110  # of what is longer most is a standfirst
_FAR = 20  # lines above a text by which a title is a point less likely
_OF_MENU = re.compile(r"[|/\[\]»>]|[:—–]\Z")
_LONGEST_STANDFIRST, _LEAST_STANDFIRST = 500, 25
_LEAST_LINKS = 5
_WORDS_OF_SECTION = 3
_LONG_HEAD = 14  # lines before a text: more are the links of a page that was copied as a whole
_NEAR, _LEAST_NEAR = 8, 3  # paragraphs among which so many are sentences where a text begins
_MOST_LABELS = 4  # lines behind a standfirst among which who wrote the text must be named


def tell_head(page: Page) -> None:
    """Title, kind, authors, date and standfirst: the lines before the first running text."""
    before = _before_text(page)
    for at in before:
        label = label_of(page.text(at)) if page.found[at] is None else None
        if label and not (label[0] == kinds.KIND and page.paragraphs[at].level > 1):
            page.set(at, *label)
    title = _title(page, before)
    if title is None:
        return
    for at, paragraph in enumerate(page.paragraphs):
        if at != title and same(paragraph.text, page.text(title)) and not paragraph.rows:
            page.set_again(at, kinds.REPEATED, "the title again")
    tell_authors(page, [at for at in before if at > title])
    tell_role_below(page)
    _standfirst(page, title, before)
    _name_alone(page, [at for at in before if at > title and page.found[at] is None])


def _before_text(page: Page) -> list[int]:
    """The paragraphs before the text: labels, the title, and what stands between them."""
    opened = page.unknown()
    start = next((number for number, at in enumerate(opened) if _starts_text(page, opened, number)), 0)
    page.is_whole = not page.is_marked_up and _is_whole(page, opened[start] if opened else 0)
    if page.is_whole:
        return opened[:start]
    before: list[int] = []
    titled = False
    for number, at in enumerate(opened):
        text = page.text(at)
        after = page.text(opened[number + 1]) if number + 1 < len(opened) else ""
        if titled and ((is_question(text) and is_sentence(after)) or text.endswith(",")):
            return before
        if is_sentence(text) and not (titled and _labels_follow(page, opened[number + 1 :], text)):
            return before
        titled = titled or (may_be_title(text) and not label_of(text))
        before.append(at)
    return before[:-1]


def _is_whole(page: Page, start: int) -> bool:
    """Whether what stands before a text are the links of a page that was copied as a whole."""
    links = sum(page.is_one_of(at, (kinds.BOILERPLATE,)) for at in range(start))
    return start > _LONG_HEAD or links >= _LEAST_LINKS


def _starts_text(page: Page, opened: list[int], number: int) -> bool:
    """Whether a sentence is the first of several close to each other, unlike one in a notice of the page."""
    if not is_sentence(page.text(opened[number])):
        return False
    near = sum(is_sentence(page.text(at)) for at in opened[number : number + _NEAR])
    return (near >= _LEAST_NEAR or number + _NEAR >= len(opened)) and not _labels_follow(
        page, opened[number + 1 :], page.text(opened[number])
    )


def _labels_follow(page: Page, after: list[int], text: str) -> bool:
    """Whether who wrote a text, or when, is said behind a sentence, which then stands before the text."""
    if len(text) > _LONGEST_STANDFIRST:
        return False
    for at in after[:_MOST_LABELS]:
        if is_sentence(page.text(at)):
            return False
        label = label_of(page.text(at))
        if label and label[0] in (kinds.BYLINE, kinds.DATELINE):
            return True
    return False


def _title(page: Page, before: list[int]) -> int | None:
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
    for number, at in enumerate(candidates):
        others = candidates[number + 1 :]
        if _is_masthead(page, at, others) or _is_kicker(page, at, others) or _is_foreign(page, at, others, before[-1]):
            page.set(at, kinds.BOILERPLATE, "a name or label above the title")
            continue
        page.set(at, kinds.TITLE, "the first line that is no label")
        return at
    return None


def _is_foreign(page: Page, at: int, others: list[int], last: int) -> bool:
    """Whether a line below is far more likely to be the title than one of few words."""
    likely = _likeliness(page, at, last)
    if len(page.text(at).split()) > _FEW_WORDS and not _OF_MENU.search(page.text(at)):
        return False
    return any(_likeliness(page, other, last) >= likely + _FAR_MORE for other in others[:_LONG_HEAD])


def _in_text(page: Page, at: int, last: int) -> tuple[int, float]:
    """How many words of a line the text behind the `last` line above it has, and what share of the line's words."""
    words = telling_words(page.text(at))
    found = len(words & page.words_from(last + 1))
    return found, found / len(words) if words else 0.0


def _title_below_links(page: Page, before: list[int], candidates: list[int]) -> int | None:
    """The title of a page that was copied as a whole: the likeliest of the lines close above its text."""
    close = [
        at
        for number, at in enumerate(candidates)
        if at >= before[-1] - 4 * _LONG_HEAD and not _is_masthead(page, at, candidates[number + 1 :])
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


def tell_links_of_head(page: Page) -> None:
    """In a page that was copied as a whole, what is left between its title and its text are topics and links."""
    title = next((at for at in range(len(page.found)) if page.is_one_of(at, (kinds.TITLE,))), None)
    text = next((at for at in page.unknown() if is_sentence(page.text(at)) or is_question(page.text(at))), 0)
    if title is None or not page.is_whole:
        return
    for at in page.unknown():
        inside = title < at < text - 1 or (at == text - 1 and page.paragraphs[at].bullet)
        if inside and len(page.text(at)) <= LONGEST_LABEL and not page.text(at).endswith((*SENTENCE_ENDS, ":", "?")):
            page.set(at, kinds.BOILERPLATE, "between the title and the text of a page that was copied as a whole")


def _likeliness(page: Page, at: int, last: int) -> float:
    """How much speaks for a line as title: its length, what stands around it, and that it stands in the page again."""
    text, part = page.text(at), page.paragraphs[at]
    words = len(text.split())
    signed = any(
        page.is_one_of(below, (kinds.BYLINE, kinds.DATELINE)) for below in range(at + 1, min(at + 5, len(page.found)))
    )
    again = any(same(text, other.text) for number, other in enumerate(page.paragraphs) if number != at)
    found, share = _in_text(page, at, last)
    return (
        min(found, _MOST_TOLD)
        + 3 * share
        - (last - at) // _FAR
        - (len(text) > _LONGEST_HEADLINE)
        + (2 if 4 <= words <= 25 or (words == 1 and len(text) > 8 and not text.isascii()) else words == 3)
        + 2 * signed
        + again
        + (at > 0 and page.is_one_of(at - 1, (kinds.KIND,)))
        - 3 * (part.bullet or BYLINE.fullmatch(text) is not None or "@" in text)
        - 2 * (_OF_MENU.search(text) is not None)
        - 2 * (" ".join(text.split()[:_FEW_WORDS]) in page.again)
        - text.isupper()
        - (BODY.search(text) is not None)
        - (NAME.fullmatch(text) is not None and words <= 3)
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


def _is_section(page: Page, at: int, others: list[int]) -> bool:
    """Whether a line names a part of the site, among links above a longer line that has the date or byline below it."""
    if not others or others[0] != at + 1 or is_sentence(page.text(others[0])):
        return False
    linked = page.is_one_of(at - 1, (kinds.BOILERPLATE,)) if at else False
    short, longer = len(words(page.text(at))), len(words(page.text(others[0])))
    return linked and short <= _WORDS_OF_SECTION and longer >= 2 * short and _is_dated(page, others[0])


def _is_dated(page: Page, at: int) -> bool:
    """Whether the date or byline is the next line."""
    return at + 1 < len(page.found) and page.is_one_of(at + 1, (kinds.DATELINE, kinds.BYLINE))


def _standfirst(page: Page, title: int, before: list[int]) -> None:
    """The one line between the title and the last label before the text."""
    labels = (kinds.BYLINE, kinds.DATELINE, kinds.CREDIT, kinds.SERIES, kinds.IDENTIFIER)
    lines = set(before)
    text = next((at for at in page.unknown() if at > title and at not in lines), len(page.paragraphs))
    last = max((at for at in range(title, text) if page.is_one_of(at, labels)), default=-1)
    between = [at for at in before if title < at < last and page.found[at] is None]
    if len(between) == 1 and len(page.text(between[0])) > _LEAST_STANDFIRST:
        page.set(between[0], kinds.STANDFIRST, "between the title and who wrote it, or when")


def _name_alone(page: Page, left: list[int]) -> None:
    """A name below the title that nothing says to be the author's; one whose words the text uses is a heading's."""
    for at in left:
        text = page.text(at)
        if len(text) <= LONGEST_LABEL and BYLINE.fullmatch(text):
            page.set(at, kinds.NAME, "a byline that names nobody who could be told")
        if not is_person(text) or not 2 <= len(text.split()) <= 4:
            continue
        rest = {word for other, part in enumerate(page.paragraphs) if other != at for word in part.text.lower().split()}
        if not rest & set(text.lower().split()):
            page.set(at, kinds.NAME, "a name alone, which may be the author's")


def tell_abstract(page: Page) -> None:
    """A paragraph below the heading “Abstract”, if another part follows it."""
    for at in range(len(page.paragraphs)):
        if (
            ABSTRACT.fullmatch(page.text(at))
            and page.may_be_again(at)
            and is_sentence(page.text(at + 1))
            and not is_sentence(page.text(at + 2))
        ):
            page.set_again(at, kinds.BOILERPLATE, "the heading of the summary")
            page.set(at + 1, kinds.STANDFIRST, "below “Abstract”")
            return

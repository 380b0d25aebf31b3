"""What stands before a text: its title, what kind it is, who wrote it and when, and the paragraph that sums it up."""

from __future__ import annotations

from briefkit.importers import lines as kinds
from briefkit.importers.authors import tell_authors, tell_role_below
from briefkit.importers.forms import (
    LONGEST_LABEL,
    SENTENCE_ENDS,
    is_question,
    is_sentence,
    may_be_title,
    same,
)
from briefkit.importers.headline import LONG_HEAD, title_of
from briefkit.importers.labels import label_of
from briefkit.importers.page import Page
from briefkit.importers.people import is_person
from briefkit.importers.phrases.headings import ABSTRACT
from briefkit.importers.phrases.people import BYLINE

_LONGEST_STANDFIRST, _LEAST_STANDFIRST = 500, 25
_LEAST_LINKS = 5
_NEAR, _LEAST_NEAR = 8, 3  # paragraphs among which so many are sentences where a text begins
_MOST_LABELS = 4  # lines behind a standfirst among which who wrote the text must be named


def tell_head(page: Page) -> None:
    """Title, kind, authors, date and standfirst: the lines before the first running text."""
    before = _before_text(page)
    _tell_labels(page, before)
    title = title_of(page, before)
    if title is None:
        return
    if page.title and not page.is_marked_up and all(at < title for at in before):
        before = _before_text(page, title)
        _tell_labels(page, before)
    for at, paragraph in enumerate(page.paragraphs):
        if at != title and same(paragraph.text, page.text(title)) and not paragraph.rows:
            page.set_again(at, kinds.REPEATED, "the title again")
    tell_authors(page, [at for at in before if at > title])
    tell_role_below(page)
    _standfirst(page, title, before)
    _name_alone(page, [at for at in before if at > title and page.found[at] is None])


def _tell_labels(page: Page, before: list[int]) -> None:
    for at in before:
        label = label_of(page.text(at)) if page.found[at] is None else None
        if label and not (label[0] == kinds.KIND and page.paragraphs[at].level > 1):
            page.set(at, *label)


def _before_text(page: Page, title: int = -1) -> list[int]:
    """The paragraphs before the text: labels, the title, and what stands between them; only those behind the title."""
    opened = [at for at in page.unknown() if at > title]
    start = next((number for number, at in enumerate(opened) if _starts_text(page, opened, number)), 0)
    page.is_whole = not page.is_marked_up and title < 0 and _is_whole(page, opened[start] if opened else 0)
    if page.is_whole:
        return opened[:start]
    before: list[int] = []
    titled = title >= 0
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
    return start > LONG_HEAD or links >= _LEAST_LINKS


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

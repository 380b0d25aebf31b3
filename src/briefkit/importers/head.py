"""What stands before a text: its title, what kind it is, who wrote it and when, and the paragraph that sums it up."""

from __future__ import annotations

from briefkit.importers import lines as kinds
from briefkit.importers import phrases
from briefkit.importers.labels import label_of
from briefkit.importers.page import Page
from briefkit.importers.people import is_person

LONG = 220  # characters of a paragraph that is surely text
_LONGEST_TITLE, _LONGEST_QUESTION, _LONGEST_STANDFIRST = 200, 400, 500
_LEAST_SENTENCE, _LEAST_STANDFIRST = 60, 25
_UNSPACED = 25  # characters of a sentence in a script without spaces
_MOST_LABELS = 4  # lines behind a standfirst among which who wrote the text must be named
_ENDS = ".!?…。！？؟।"
_CLOSING = "\"'”’»“)]"
SENTENCE_ENDS = (".", "!", "…", ".”", '."', ".'", ".’", ".)", ";")


def is_sentence(text: str) -> bool:
    """Whether a paragraph is running text: long, or a sentence of some length with its full stop."""
    bare = text.rstrip(_CLOSING)
    if len(text) > LONG:
        return True
    if not bare.endswith(tuple(_ENDS)) or bare.endswith("?"):
        return False
    return len(text) >= (_LEAST_SENTENCE if text.count(" ") > len(text) // 25 else _UNSPACED)


def is_question(text: str) -> bool:
    """Whether a paragraph ends with a question, and is not too long to be asked."""
    return text.rstrip('”"»’)“').endswith(("?", "？", "؟")) and len(text) <= _LONGEST_QUESTION


def may_be_title(text: str) -> bool:
    """Whether a line could be a title, by its form alone."""
    return (
        3 <= len(text) <= _LONGEST_TITLE
        and not text.endswith((*SENTENCE_ENDS, ":", ","))
        and any(map(str.isalpha, text))
    )


def same(text: str, other: str) -> bool:
    """Whether two lines have the same letters and digits."""
    return bare(text) == bare(other)


def bare(text: str) -> str:
    """The letters and digits of a text, whatever their case."""
    return "".join(filter(str.isalnum, text.casefold()))


def tell_head(page: Page) -> None:
    """Title, kind, authors, date and standfirst: the lines before the first running text."""
    before = _before_text(page)
    for at in before:
        if page.found[at] is None and (label := label_of(page.text(at))):
            page.set(at, *label)
    title = _title(page, before)
    if title is None:
        return
    for at, paragraph in enumerate(page.paragraphs):
        if at != title and same(paragraph.text, page.text(title)) and not paragraph.rows:
            page.set_again(at, kinds.REPEATED, "the title again")
    _standfirst(page, title, before)
    _name_alone(page, [at for at in before if at > title and page.found[at] is None])


def _before_text(page: Page) -> list[int]:
    """The paragraphs before the text: labels, the title, and what stands between them."""
    opened = page.unknown()
    before: list[int] = []
    titled = False
    for number, at in enumerate(opened):
        text = page.text(at)
        if titled and (is_question(text) or text.endswith(",")):
            return before
        if is_sentence(text) and not (titled and _labels_follow(page, opened[number + 1 :], text)):
            return before
        titled = titled or (may_be_title(text) and not label_of(text))
        before.append(at)
    return before[:-1]


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
    for number, at in enumerate(candidates):
        if _is_masthead(page, at, candidates[number + 1 :]):
            page.set(at, kinds.BOILERPLATE, "the name of the site or series")
            continue
        page.set(at, kinds.TITLE, "the first line that is no label")
        return at
    return None


def _is_masthead(page: Page, at: int, others: list[int]) -> bool:
    """Whether a line names who publishes: it is in the copyright notice, or is a body's name above another title."""
    text = page.text(at)
    if not others or not phrases.NAME.fullmatch(text):
        return False
    if any(
        phrases.COPYRIGHT.fullmatch(part.text) and text.casefold() in part.text.casefold() for part in page.paragraphs
    ):
        return True
    if not phrases.BODY.search(text):
        return False
    following = page.found[at + 1] if at + 1 < len(page.found) else None
    labelled = following is not None and following[0] in (kinds.KIND, kinds.SERIES)
    return labelled or (text.isupper() and not page.text(others[0]).isupper())


def _standfirst(page: Page, title: int, before: list[int]) -> None:
    """The one line between the title and the last label before the text."""
    labels = (kinds.BYLINE, kinds.DATELINE, kinds.CREDIT, kinds.SERIES, kinds.IDENTIFIER)
    text = next((at for at in page.unknown() if at > title and at not in before), len(page.paragraphs))
    last = max((at for at in range(title, text) if page.is_one_of(at, labels)), default=-1)
    between = [at for at in before if title < at < last and page.found[at] is None]
    if len(between) == 1 and len(page.text(between[0])) > _LEAST_STANDFIRST:
        page.set(between[0], kinds.STANDFIRST, "between the title and who wrote it, or when")


def _name_alone(page: Page, left: list[int]) -> None:
    """A name below the title that nothing says to be the author's; one whose words the text uses is a heading's."""
    for at in left:
        text = page.text(at)
        rest = {word for other, part in enumerate(page.paragraphs) if other != at for word in part.text.lower().split()}
        if is_person(text) and 2 <= len(text.split()) <= 4 and not rest & set(text.lower().split()):
            page.set(at, kinds.NAME, "a name alone, which may be the author's")


def tell_abstract(page: Page) -> None:
    """A paragraph below the heading “Abstract”, if another part follows it."""
    for at in page.unknown():
        if (
            phrases.ABSTRACT.fullmatch(page.text(at))
            and is_sentence(page.text(at + 1))
            and not is_sentence(page.text(at + 2))
        ):
            page.set(at, kinds.BOILERPLATE, "the heading of the summary")
            page.set(at + 1, kinds.STANDFIRST, "below “Abstract”")
            return

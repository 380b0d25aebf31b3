"""What stands behind a text, and who its author is said to be there."""

from __future__ import annotations

from briefkit.importers import lines as kinds
from briefkit.importers.forms import LONGEST_LABEL, SENTENCE_ENDS, is_question, is_sentence
from briefkit.importers.page import Page
from briefkit.importers.people import people_in_note
from briefkit.importers.phrases.page import ABOUT_PUBLISHER
from briefkit.importers.phrases.people import AUTHOR_IS
from briefkit.importers.related import offered_in
from briefkit.importers.releases import MARK

_MARKS = (kinds.BOILERPLATE, kinds.RELATED)
_NEARLY_ALL = 0.7  # of the sentences stand before what ends a text
_LONGEST_TEASER = 220
_LAST = 3  # paragraphs at the end among which an author is introduced; below an offer, in which a text goes on


def tell_tail(page: Page) -> None:
    """Short lines behind the first link, offer or heading for authors that stands behind nearly all of a text."""
    if page.is_marked_up:
        return
    lengths = [len(page.text(at)) if _is_text(page, at) else 0 for at in range(len(page.paragraphs))]
    last_offer = max((at for at in range(len(page.paragraphs)) if page.is_one_of(at, (kinds.RELATED,))), default=-1)
    for at in range(_end(page, lengths), len(page.paragraphs)):
        text = page.text(at)
        teases = at < last_offer and len(text) <= _LONGEST_TEASER
        is_short = len(text) <= LONGEST_LABEL and not text.endswith(SENTENCE_ENDS)
        if page.found[at] is None and (teases or is_short):
            page.set(at, kinds.BOILERPLATE, "behind the text, among links of the page")
        elif page.found[at] is None and ABOUT_PUBLISHER.match(text):
            page.set(at, kinds.BOILERPLATE, "what the publisher says of itself, behind the text")


def _end(page: Page, lengths: list[int]) -> int:
    """The number of the first mark behind nearly all of the text; that of all paragraphs if there is none."""
    before, all_of_it = 0, sum(lengths)
    for at, length in enumerate(lengths):
        is_mark = page.is_one_of(at, _MARKS) and not page.paragraphs[at].kind and not MARK.fullmatch(page.text(at))
        if before >= _NEARLY_ALL * all_of_it and is_mark:
            follows = lengths[at:]
            is_short = max(follows, default=0) <= _LONGEST_TEASER or page.is_one_of(at, (kinds.RELATED,))
            if is_short and not _is_within(page, at):
                return at
        before += length
    return len(lengths)


def _is_within(page: Page, at: int) -> bool:
    """Whether an offer on one line stands within a text, which then goes on below it."""
    below = range(at + 1, min(at + 1 + _LAST, len(page.paragraphs)))
    return offered_in(page.text(at)) is not None and any(_is_text(page, number) for number in below)


def tell_author_note(page: Page) -> None:
    """A paragraph at the end that says who wrote the text, if nothing else does."""
    texts = [at for at in range(len(page.paragraphs)) if _is_text(page, at)]
    for at in page.unknown()[-_LAST:]:
        if texts[:1] != [at] and AUTHOR_IS.fullmatch(page.text(at)):
            page.set(at, kinds.AUTHOR_NOTE, "says what the author is")
    if any(page.is_one_of(at, (kinds.BYLINE,)) for at in range(len(page.paragraphs))):
        return
    for at in [*texts[:1], *texts[-_LAST:]]:
        people = people_in_note(page.text(at))
        if people and not any(_is_named_elsewhere(page, person.name, at) for person in people):
            page.set(at, kinds.AUTHOR_NOTE, "says who wrote it, and where he or she works")


def _is_named_elsewhere(page: Page, name: str, note: int) -> bool:
    """Whether the text itself speaks of somebody, who then is hardly its author."""
    surname = name.rsplit(maxsplit=1)[-1].casefold()
    return any(
        surname in page.text(at).casefold() for at in range(len(page.paragraphs)) if at != note and _is_text(page, at)
    )


def _is_text(page: Page, at: int) -> bool:
    """Whether a paragraph is running text, or an item or answer of one."""
    part = page.paragraphs[at]
    if page.found[at] is not None and not page.is_one_of(at, kinds.IN_BODY):
        return False
    return bool(part.rows or part.bullet) or is_sentence(part.text) or is_question(part.text)

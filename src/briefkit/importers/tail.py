"""What stands behind a text, and who its author is said to be there."""

from __future__ import annotations

from briefkit.importers import lines as kinds
from briefkit.importers.forms import is_question, is_sentence
from briefkit.importers.page import Page
from briefkit.importers.people import person_in_note
from briefkit.importers.phrases import LONGEST_LABEL

_PAGES_OWN = (kinds.BOILERPLATE, kinds.RELATED)
_LAST = 3  # paragraphs at the end among which an author is introduced


def tell_tail(page: Page) -> None:
    """Short lines behind the first button, link or offer that stands behind the last running text."""
    ends = [at for at in range(len(page.paragraphs)) if _is_text(page, at)]
    own = [at for at in range(ends[-1] + 1 if ends else 0, len(page.paragraphs)) if page.is_one_of(at, _PAGES_OWN)]
    if not ends or not own:
        return
    for at in page.unknown():
        if at > own[0] and len(page.text(at)) <= LONGEST_LABEL:
            page.set(at, kinds.BOILERPLATE, "behind the text, among links of the page")


def tell_author_note(page: Page) -> None:
    """A paragraph at the end that says who wrote the text, if nothing else does."""
    if any(page.is_one_of(at, (kinds.BYLINE,)) for at in range(len(page.paragraphs))):
        return
    for at in [at for at in range(len(page.paragraphs)) if _is_text(page, at)][-_LAST:]:
        if person_in_note(page.text(at)):
            page.set(at, kinds.AUTHOR_NOTE, "says who wrote it, and where he or she works")


def _is_text(page: Page, at: int) -> bool:
    """Whether a paragraph is running text, or an item or answer of one."""
    part = page.paragraphs[at]
    if page.found[at] is not None and not page.is_one_of(at, kinds.IN_BODY):
        return False
    return bool(part.rows or part.bullet) or is_sentence(part.text) or is_question(part.text) or part.text.endswith(".")

"""Records of debates in which who speaks stands on a line above what is said, as parliaments print them."""

from __future__ import annotations

import re

from briefkit.importers import lines as kinds
from briefkit.importers.forms import LONGEST_LABEL, SENTENCE_ENDS, is_question, is_sentence
from briefkit.importers.page import Page
from briefkit.importers.phrases.people import NAME

_LEAST = 2  # speeches of a debate
_SHARE = re.compile(r"share\sthis\scontribution", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}[.:]\d{2}\s?(?:[ap]\.?m\.?)?", re.IGNORECASE)
_SEAT = re.compile(r"\([^()]{2,80}\)(?:\s\([^()]{1,30}\))?")


def tell_debate(page: Page) -> None:
    """Who speaks, on lines of their own: above a seat or office in parentheses, or a link to the speech."""
    if page.is_marked_up:
        return
    certain = {at: said for at in range(len(page.paragraphs)) if (said := _speech_below(page, at))}
    certain = {at: said for at, said in certain.items() if said > at + 1}
    if len(certain) < _LEAST:
        return
    names = {page.text(at) for at in certain}
    for at in range(len(page.paragraphs)):
        if _TIME.fullmatch(page.text(at)):
            page.set(at, kinds.BOILERPLATE, "when it was said")
        said = _speech_below(page, at)
        if said and page.text(at) in names:
            page.set(at, kinds.SPEAKER, "who says what stands below")
            for between in range(at + 1, said):
                if _SEAT.fullmatch(page.text(between)):
                    page.set(between, kinds.SPEAKER, "the seat or office of who speaks")
            page.set(said, kinds.TEXT, f"{page.text(at)} says it")


def _speech_below(page: Page, at: int) -> int:
    """The number of the paragraph that a line above it says is somebody's speech; 0 if none is."""
    text = page.text(at)
    is_name = NAME.fullmatch(text) and len(text) <= LONGEST_LABEL and not text.endswith(SENTENCE_ENDS)
    if not is_name or page.found[at] is not None:
        return 0
    said = at + 1
    said += _SEAT.fullmatch(page.text(said)) is not None
    said += _SHARE.fullmatch(page.text(said)) is not None
    return said if is_sentence(page.text(said)) or is_question(page.text(said)) else 0


def is_debate(page: Page) -> bool:
    """Whether who speaks stands on lines of their own: what is asked there is part of a speech."""
    return any(page.is_one_of(at, (kinds.SPEAKER,)) and ":" not in part.text for at, part in enumerate(page.paragraphs))

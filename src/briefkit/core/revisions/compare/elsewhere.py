"""Words that a brief prints and that stand in another file."""

from __future__ import annotations

from briefkit.core.revisions.base import Printed, folded_text
from briefkit.core.revisions.compare.comparison import Comparison


def known_elsewhere(here: Comparison, printed: Printed, first: int, last: int) -> str:
    """What some signs of a paragraph are, and in which file they are changed; empty if that is not known."""
    text = "".join(folded_text(spot.glyph.text)[:1] or " " for spot in printed.spots)
    found = [words for words in here.elsewhere() if _covers(text, folded_text(words), first, last)]
    return here.elsewhere()[max(found, key=len)] if found else ""


def _covers(text: str, words: str, first: int, last: int) -> bool:
    """Whether words stand in a text, alone, so that a range of it is in them."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        alone = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
        if alone and at <= first and last <= end:
            return True
        at = text.find(words, at + 1)
    return False

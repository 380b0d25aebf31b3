"""HTML comments, found in one pass over a text: one without an end reaches to the end of the text, and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"<!--.*?(?:-->|(?P<open>\Z))", re.DOTALL)
_OURS = re.compile(r"<!--\s*briefkit\b:?(?P<text>.*?)(?:-->|(?P<open>\Z))", re.IGNORECASE | re.DOTALL)
_NOT_NEWLINE = re.compile(r"[^\n]")


def comments_in(text: str) -> Iterator[tuple[int, str]]:
    """Each comment with its offset."""
    yield from ((found.start(), found[0]) for found in _COMMENT.finditer(text) if found["open"] is None)


def without_comments(text: str) -> str:
    """A text without its comments."""
    return _COMMENT.sub(lambda found: "" if found["open"] is None else found[0], text)


def blanked_comments(text: str) -> str:
    """A text with spaces in place of its comments, so that everything else stays where it is."""
    return _COMMENT.sub(lambda found: _NOT_NEWLINE.sub(" ", found[0]) if found["open"] is None else found[0], text)


def our_comments(text: str) -> Iterator[tuple[int, str, str]]:
    """The comments that begin with `briefkit`, each with its offset, as a whole, and what it says."""
    for found in _OURS.finditer(text):
        if found["open"] is None:
            yield found.start(), found[0], found["text"].strip()

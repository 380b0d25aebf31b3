"""HTML comments, found in one pass over a text: one without an end reaches to the end of the text, and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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


class Remark(NamedTuple):
    """A comment that a colleague made in a document: who, when (YYYY-MM-DD), on which place of the front matter, and
    what. Whatever was not told is empty.
    """

    by: str
    on: str
    place: str
    text: str


def remark_comment(by: str, on: str, text: str, place: str = "") -> str:
    """A colleague's comment as one of HTML, on one line: `<!-- comment by NAME, 2026-11-28: text -->`.

    One on a value of the front matter names its path after the date: `, on key_points.2`. Whatever would end it is
    written with a backslash.
    """
    name = " ".join(_NO_NAME.sub(" ", by).split()) or "somebody"
    said = _END.sub(r"\1\\>", " ".join(text.split()))
    when, where = f", {on}" if on else "", f", on {place}" if place else ""
    return f"<!-- comment by {_END.sub(' ', name)}{when}{where}: {said} -->"


def remarks_in(text: str) -> Iterator[tuple[int, Remark]]:
    """The comments of colleagues in a text, each with its offset."""
    for offset, comment in comments_in(text):
        if found := _REMARK.fullmatch(comment):
            said = " ".join(found["text"].replace("\\>", ">").split())
            yield offset, Remark(found["by"].strip(), found["on"] or "", found["place"] or "", said)


_NO_NAME = re.compile(r"[:,\s<>]+")
_END = re.compile(r"(--!?)>")
_REMARK = re.compile(
    r"<!--\s*comment by (?P<by>[^:,]{1,200})(?:, (?P<on>\d{4}-\d\d-\d\d))?(?:, on (?P<place>[^\s:]{1,300}))?:"
    r"(?P<text>.*)-->",
    re.DOTALL,
)

"""The heads and numbers of pages in a text that was copied from them, and the paragraphs that they part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefkit.importers.lines import BOILERPLATE
from briefkit.importers.paragraphs import Paragraph

_NUMBER = re.compile(
    r"(?:(?:page|seite|p\.|стр\.)\s?)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:of|von|/|de|из)\s?\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST_HEAD, _LEAST_PAGES = 120, 2
_UNFINISHED = re.compile(r"[^.!?…:;\"”»)\]]")


def without_page_breaks(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs with the heads and numbers of pages known as such, and those that a page break parts joined.

    A line is a head if it stands beside the number of a page at two pages at least. Its first place is left as it is:
    there it may be the title, or the name of a series.
    """
    numbers = {at for at, part in enumerate(paragraphs) if _NUMBER.fullmatch(part.text)}
    beside = Counter(
        _form(paragraphs[near].text)
        for at in numbers
        for near in (at - 1, at + 1)
        if 0 <= near < len(paragraphs) and near not in numbers and len(paragraphs[near].text) <= _LONGEST_HEAD
    )
    heads = {form for form, count in beside.items() if count >= _LEAST_PAGES}
    found = [at for at, part in enumerate(paragraphs) if at not in numbers and _form(part.text) in heads]
    if not heads:
        return list(paragraphs)
    numbered = {at for at in numbers if {at - 1, at + 1} & set(found)}
    return list(_joined(paragraphs, {*found[1:], *numbered}))


def _form(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()).casefold())


def _joined(paragraphs: Sequence[Paragraph], of_pages: set[int]) -> Iterator[Paragraph]:
    """The paragraphs in order; a sentence that goes on behind a page break takes what follows."""
    open_: Paragraph | None = None
    waiting: list[Paragraph] = []
    for at, part in enumerate(paragraphs):
        if at in of_pages:
            waiting.append(replace(part, kind=BOILERPLATE, reason="the head or number of a page", bullet=False))
        elif open_ and waiting and _goes_on(open_, part):
            open_ = replace(open_, text=_together(open_.text, part.text), last=part.last)
        else:
            yield from filter(None, (open_, *waiting))
            open_, waiting = part, []
    yield from filter(None, (open_, *waiting))


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    return bool(_UNFINISHED.fullmatch(before.text[-1:])) and after.text[:1].islower() and not after.bullet


def _together(text: str, rest: str) -> str:
    return text[:-1] + rest if text.endswith("-") else f"{text} {rest}"

"""Bylines that a page prints on several lines: “By”, “Ann Writer and”, “Ben Other”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefkit.importers.bylines import people_in_byline
from briefkit.importers.paragraphs import Paragraph
from briefkit.importers.people import AND_WORD, people_named
from briefkit.importers.phrases.people import BY

_GOES_ON = re.compile(rf"(?:,|\s{AND_WORD})\Z", re.IGNORECASE)
_AND_FIRST = re.compile(rf"{AND_WORD}\s(?P<name>\S.*)", re.IGNORECASE)
_ALONE = re.compile(r"(?:by|von|par|por|автор|авторы)\s?:?", re.IGNORECASE)
_LONGEST, _LONGEST_NAME = 120, 60


def with_whole_bylines(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs of a text without markup in which each byline is one: names stand on lines of their own as links."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        if found and _continues(found[-1], paragraph):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {paragraph.text}", last=paragraph.last)
        else:
            found.append(paragraph)
    return found


def _continues(byline: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a line goes on with the names of the byline above it."""
    if any(part.kind or part.rows or part.markdown or part.level for part in (byline, paragraph)):
        return False
    above, names = byline.text, paragraph.text
    if len(above) > _LONGEST or len(names) > _LONGEST_NAME:
        return False
    if _ALONE.fullmatch(above) or (BY.match(above) and _GOES_ON.search(above)):
        return bool(people_named(_GOES_ON.sub("", names)))
    further = _AND_FIRST.fullmatch(names)
    return bool(further and BY.match(above) and people_named(further["name"]) and people_in_byline(above))

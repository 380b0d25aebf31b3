"""The title of a page: its main heading where what is said of it elsewhere agrees, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PARTED = re.compile(r"\s{1,3}[|–—·»›:•-]\s{1,3}|\s?[|»_]\s?|:\s{1,3}(?=[A-Z])")
_SITE_BEHIND = re.compile(r"\s{1,3}[|–—·»•-]\s{1,3}")
_TEMPLATE = re.compile(
    r"untitled(?:\s(?:document|page|\d+))?|new\spage(?:\s\d+)?|home(?:\s?page)?|index|unbenannt(?:es\sdokument)?|startseite|"
    r"(?:document\s)?sans\s(?:titre|nom)|accueil|documento\ssin\stítulo|без\sназвания|главная|无标题文档",
    re.IGNORECASE,
)
_LONGEST = 300
_TEMPLATE_WORDS = 2


def title_of(
    headings: Sequence[str], stated: Sequence[str], site_names: Iterable[str], large: Sequence[str] = ()
) -> str:
    """The title by the main headings of a page, what it states of itself, the best first, and the names of its site.

    `large` are lines in large or bold type, which are titles only if what is stated agrees.
    """
    sites = {bare(name) for name in site_names if name}
    stated = [title for name in stated if (title := without_site(name, sites)) and bare(title) not in sites]
    headings = [text for text in headings if text and len(text) <= _LONGEST and bare(text) not in sites]
    if len(headings) < 2:  # else nothing tells which of the headings would be the title instead
        stated = [title for title in stated if not _TEMPLATE.fullmatch(title)]
    for title in stated:
        for heading in (*headings, *large):
            if _agree(heading, title):
                return heading
    if len(headings) == 1 and all(_is_left_over(title, headings[0]) for title in stated):
        return headings[0]
    if stated:
        return stated[0]
    return headings[0] if len(headings) == 1 else ""


def without_site(title: str, sites: set[str]) -> str:
    """A title without the name of the site before or after it."""
    parts = [(found.start(), found.end()) for found in _PARTED.finditer(title)]
    for start, end in (*parts[::-1], *parts):
        if bare(title[end:]) in sites:
            return without_site(title[:start].strip(), sites)
        if bare(title[:start]) in sites:
            return without_site(title[end:].strip(), sites)
    return title.strip()


def bare(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text.casefold()))


def _is_left_over(title: str, heading: str) -> bool:
    """Whether a title is that of a template, such as “Untitled Document”, and says nothing of the page."""
    words = set(title.casefold().split())
    return len(words) <= _TEMPLATE_WORDS < len(heading.split()) and not words & set(heading.casefold().split())


def _agree(heading: str, title: str) -> bool:
    """Whether a heading is what a title says, or nearly all of it."""
    one, other = bare(heading), bare(title)
    if len(one) < 3:
        return False
    if any(one == bare(part) for part in _PARTED.split(title)):
        return True
    if one == other or (min(len(one), len(other)) > 12 and (one in other or other in one)):
        return True
    return _begins(heading, title) or _near(heading, title)


def _begins(heading: str, title: str) -> bool:
    """Whether a heading begins as a title does before the name of a site that nothing else states."""
    ends = [found.start() for found in _SITE_BEHIND.finditer(title)]
    start = title[: ends[-1]] if ends else ""
    return len(start.split()) > 1 and bare(heading).startswith(bare(start))


def _near(heading: str, title: str) -> bool:
    one, other = set(heading.casefold().split()), set(title.casefold().split())
    return len(one) > 3 and len(one & other) >= 0.75 * len(one | other)

"""Where a page says above or below its text who wrote it, when, and what it is about in a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.importers import lines as kinds
from briefkit.importers.forms import is_sentence
from briefkit.importers.html.dates import date_in
from briefkit.importers.html.names import names_alone_in, names_behind_by, names_in
from briefkit.importers.html.noise import Mark
from briefkit.importers.html.titles import bare
from briefkit.importers.html.tree import Element, all_within
from briefkit.importers.labels import label_of
from briefkit.importers.phrases.kinds import kind_named

_S, _E = r"(?:^|[\s_:-])", r"(?=$|[\s_:-])"
_BYLINE = re.compile(
    rf"{_S}(?:[a-z]{{0,20}}byline[a-z_]{{0,30}}|by-line|by|authors?|author-?(?:name|link|names)|"
    rf"p-author|writer|writtenby|written-by|dateline|contributors?|creator){_E}"
)
_NAMED = re.compile(rf"{_S}(?:author-?name|byline-?(?:name|author)|p-author|fn|name){_E}")
_DATED = re.compile(
    rf"{_S}(?:date\w*|published\w*|pub-?date|post-?date|entry-?date|timestamp|posted-?on|time|dateline|meta-?date|datum){_E}"
)
_CHANGED = re.compile(rf"{_S}(?:updated|modified|date-?modified|last-?updated){_E}|dateModified", re.IGNORECASE)
_STANDFIRST = re.compile(
    rf"{_S}(?:standfirst|dek|deck|sub-?(?:title|heading|head|headline)|lead|lede|article-?(?:summary|intro|lead|excerpt)|intro|abstract|strapline|teaser-text|kicker-text){_E}"
)
_LONGEST_BYLINE, _LONGEST_DATE, _LONGEST_STANDFIRST = 120, 80, 600
_LEAST_STANDFIRST = 15
_LINES = frozenset(("p", "div", "h1", "h2", "h3", "span"))
_FARTHEST, _TOGETHER = 300, 6  # blocks from the title to a byline, and from one name in it to the next
_LONGEST_GROUP = 200  # blocks in which the authors of a text are named together
_ABOVE, _BELOW = 40, 60  # blocks before and after the title in which a page says who wrote it
_LABELS = 10  # blocks from the title on in which it says what it calls the text
_LONGEST_ABOVE = 60
_HEADS = frozenset(("header", "hgroup"))
_SUBHEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))


class Front(NamedTuple):
    """What a page shows around its title: authors, dates, and marks of the elements that name them."""

    authors: list[str]
    date: PartialDate | None
    changed: PartialDate | None
    marks: dict[Element, Mark]


class FrontFinder:
    """Looks through the blocks of a page near its title."""

    def __init__(self, blocks: list[Element], title: int, sites: Collection[str], taken: dict[Element, Mark]) -> None:
        """`blocks` are elements in the order of the page, `title` is the number of the one that is its title."""
        self.near = blocks[max(0, title - _ABOVE) : title + _BELOW]
        self.labels = [*blocks[max(0, title - _ABOVE) : title], *_before_text(blocks[title : title + _LABELS])]
        self.after = blocks[title + 1 : title + 1 + _BELOW]
        self.rest = blocks
        self.title = title
        self.sites = sites
        self.taken = taken
        self.offers = all_within(
            part for part, mark in taken.items() if mark.kind == kinds.RELATED or "site" in mark.reason
        )

    def front(self) -> Front:
        """What is there."""
        marks: dict[Element, Mark] = {}
        authors = self._authors(marks)
        date, changed = self._date(marks)
        self._kinds(marks)
        self._standfirst(marks)
        self._above_title(marks)
        return Front(authors, date, changed, marks)

    def _kinds(self, marks: dict[Element, Mark]) -> None:
        for element in self.labels:
            called = element.is_short(60) and not self._is_around(element) and kind_named(element.text)
            if called and not self._is_within(element, marks):
                marks[element] = Mark(kinds.KIND, "what the page calls it")

    def _standfirst(self, marks: dict[Element, Mark]) -> None:
        if (below := self._below_title()) and not self._is_within(below, marks):
            marks[below] = Mark(kinds.STANDFIRST, "the line below the title in the head of the text")
            return
        for element in self.after[:20]:
            named = _STANDFIRST.search(element.names) or element.get("itemprop") == "alternativeHeadline"
            if not named or element.tag not in _LINES or not element.is_short(_LONGEST_STANDFIRST):
                continue
            inner = any(part.tag in _LINES and part.text != element.text for part in element.elements())
            if len(element.text) > _LEAST_STANDFIRST and not inner and not self._is_within(element, marks):
                marks[element] = Mark(kinds.STANDFIRST, "what the page sets between its title and its text")
                return

    def _above_title(self, marks: dict[Element, Mark]) -> None:
        """A short line right above the main heading that says neither what the text is, nor when or by whom."""
        title = self.rest[self.title] if self.title < len(self.rest) else None
        if title is None or title.tag != "h1" or title.parent is None:
            return
        for element in title.parent.elements():
            if element is title:
                return
            text = element.text
            is_label = label_of(text) or date_in(text) or names_in(text, ())
            short = element.is_short(_LONGEST_ABOVE) and not is_sentence(text) and not is_label
            if short and not self._is_around(element) and not self._is_within(element, marks):
                marks[element] = Mark(kinds.BOILERPLATE, "a line above the title")

    def _below_title(self) -> Element | None:
        """The smaller heading directly below the title, if the page keeps both in one head apart from the text."""
        title = self.rest[self.title] if self.title < len(self.rest) else None
        head = next((above for above in title.ancestors() if above.tag in _HEADS), None) if title else None
        below = next(title.following(), None) if title and head else None
        if below is None or below.tag not in _SUBHEADINGS or title is None or title.tag != "h1":
            return None
        is_line = below.is_short(_LONGEST_STANDFIRST) and len(below.text) > _LEAST_STANDFIRST
        return below if is_line and not self._is_around(below) and not date_in(below.text) else None

    def _authors(self, marks: dict[Element, Mark]) -> list[str]:
        for is_it in (_states_author, _is_byline):
            found = self._nearest(
                at for at, element in enumerate(self.rest) if is_it(element) and self._may_name(element)
            )
            names: list[str] = []
            for element in found:
                if not self._is_within(element, marks) and (more := self._names_of(element)):
                    line = _line_of(element, more, self.sites)
                    apart = self._told_apart(line)
                    marks[line] = Mark(kinds.BYLINE, "who wrote it, as the markup says", tuple(apart))
                    names += apart or more
            if names:
                return list(dict.fromkeys(names))
        for element in self.near:
            if element.is_short(_LONGEST_BYLINE) and (names := names_behind_by(element.text, self.sites)):
                marks[element] = Mark(kinds.BYLINE, "names behind “by”")
                return names
        return []

    def _may_name(self, element: Element) -> bool:
        return element.is_short(_LONGEST_BYLINE) and element not in self.offers

    def _nearest(self, places: Iterable[int]) -> list[Element]:
        """The elements with names that are nearest to the title, and those that follow each other there."""
        within = (at for at in places if self.title - _ABOVE <= at <= self.title + _FARTHEST + _LONGEST_GROUP)
        named = [at for at in within if self._names_of(self.rest[at])]
        after = [at for at in named if self.title <= at <= self.title + _FARTHEST]
        before = [at for at in named if at < self.title]
        first = after[0] if after else before[-1] if before else None
        if first is None:
            return []
        group = [first]
        for at in named:
            if group[-1] < at <= group[-1] + _TOGETHER:
                group.append(at)
        return [self.rest[at] for at in group]

    def _names_of(self, element: Element) -> list[str]:
        """The names in a byline: those that its markup tells apart, else all that it says."""
        return self._told_apart(element) or names_in(element.text, self.sites)

    def _told_apart(self, element: Element) -> list[str]:
        """The names in a byline that are links or are marked as names; none if it says nothing but more names."""
        parts = [
            child.text
            for child in element.within()
            if (child.tag == "a" or _NAMED.search(child.names) or child.get("itemprop") == "name")
            and child.is_short(_LONGEST_BYLINE)
        ]
        apart = list(dict.fromkeys(name for text in parts for name in names_in(text, self.sites)))
        return [] if set(apart) < set(names_alone_in(element.text)) else apart

    def _date(self, marks: dict[Element, Mark]) -> tuple[PartialDate | None, PartialDate | None]:
        date = changed = None
        for element in self.near:
            if not (element.tag == "time" or _DATED.search(element.names) or "date" in element.get("itemprop").lower()):
                continue
            if (
                element.end - element.start > 8 * _LONGEST_DATE
                or len(element.text) > _LONGEST_DATE
                or element in self.offers
            ):
                continue
            found = date_in(element.get("datetime")) or date_in(element.text)
            if found is None:
                continue
            is_change = any(
                _CHANGED.search(f"{part.names} {part.get('itemprop')}")
                for part in (element, *list(element.ancestors())[:2])
            ) or _says_changed(element)
            if is_change:
                changed = changed or found
            else:
                date = date or found
            if not self._is_within(element, marks):
                marks[element] = Mark(
                    kinds.DATELINE,
                    "when it was published, as the markup says" if not is_change else "when it was changed",
                )
        return date, changed

    def _is_around(self, element: Element) -> bool:
        """Whether something is no part of the text by its markup."""
        return any(part in self.taken for part in (element, *element.ancestors()))

    def _is_within(self, element: Element, marks: dict[Element, Mark]) -> bool:
        return any(part in marks for part in (element, *element.ancestors()))


def _states_author(element: Element) -> bool:
    return "author" in element.get("rel").lower().split() or "author" in element.get("itemprop").lower().split()


def _is_byline(element: Element) -> bool:
    return _BYLINE.search(element.names) is not None


def _line_of(element: Element, names: list[str], sites: Collection[str]) -> Element:
    """The outermost element around some names that says nothing but names."""
    line = element
    for above in element.ancestors():
        if not above.is_short(_LONGEST_BYLINE) or not set(names) <= set(names_in(above.text, sites)):
            return line
        said = sum(len(bare(name)) for name in names_in(above.text, sites))
        if len(bare(above.text)) - said > 12:
            return line
        line = above
    return line


def _says_changed(element: Element) -> bool:
    before = element.parent.text[:40].lower() if element.parent and element.parent.is_short(120) else ""
    return (
        any(
            word in f"{before} {element.text[:30].lower()}"
            for word in ("updated", "modified", "aktualisiert", "mis à jour", "обновлено")
        )
        and "publi" not in before
    )


def _before_text(blocks: Iterable[Element]) -> Iterator[Element]:
    """The blocks from a title on to the first sentence or heading below it."""
    for at, element in enumerate(blocks):
        is_text = element.tag == "p" and is_sentence(element.text)
        if at and (element.tag in _SUBHEADINGS or is_text):
            return
        yield element


def blocks_of(body: Element) -> Iterator[Element]:
    """The elements that have words of their own, in the order of the page."""
    return (element for element in body.within() if element.start < element.end)

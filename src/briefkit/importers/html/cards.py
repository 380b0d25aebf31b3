"""What a page offers to read next, as its markup tells: each with its title, kind, date and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefkit.core.dates.dates import PartialDate
from briefkit.importers.forms import LONGEST_LABEL, is_unspaced
from briefkit.importers.html.dates import date_in
from briefkit.importers.html.noise import RELATED, Mark
from briefkit.importers.html.titles import bare
from briefkit.importers.html.tree import Element, all_within
from briefkit.importers.html.words import address
from briefkit.importers.phrases.kinds import kind_named
from briefkit.importers.related import Below, Card, below_title, is_heading_of_related, is_other

_MOST = 20
_SITE_WIDE = re.compile(r"most\s|latest", re.IGNORECASE)  # lists of a site, not of what is related to a text
_LEAST_TITLE, _LONGEST_TITLE = 12, 250  # characters
_LEAST_UNSPACED = 6  # characters of a title in a script without spaces
_MORE = re.compile(
    r"(?:más\sinformación|more\s(?:information|on\sthis(?:\s(?:story|topic))?)|mehr\s(?:zum\sthema|informationen)|"
    r"plus\sd['’]informations?|lire\saussi|per\ssaperne\sdi\spiù|mais\sinformações|подробнее|по\sтеме|延伸阅读|相关阅读)\s?:?",
    re.IGNORECASE,
)
_BOXES = frozenset(("section", "aside", "div"))
_LONGEST_BOX, _LINKED = 1500, 0.8  # characters, and the share of them in links
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Said(NamedTuple):
    """What is said around a link of what it leads to."""

    heading: str
    date: PartialDate | None
    kind: str | None


def related_sections(body: Element, article: Element, marks: Mapping[Element, Mark]) -> list[Element]:
    """The elements that offer what to read next: by their classes, or by the headings above them."""
    found = [element for element, mark in marks.items() if mark == RELATED]
    around = {article, *article.ancestors()}
    seen: set[Element] = set()
    for heading in body.within():
        if (
            heading.is_short(LONGEST_LABEL)
            and is_heading_of_related(heading.text)
            and not _SITE_WIDE.match(heading.text)
        ):
            found += [part for part in _below(heading, article, seen) if part not in around]
    found += [element for element in article.within() if element not in marks and _is_box_of_links(element)]
    inner = all_within(child for part in found for child in part.elements())
    return [part for part in dict.fromkeys(found) if part not in inner]


def _is_box_of_links(element: Element) -> bool:
    """Whether an element within a text is a heading such as “More information” above links and nothing else."""
    if element.tag not in _BOXES or not element.is_short(_LONGEST_BOX):
        return False
    told = [child for child in element.elements() if child.text]
    if len(told) < 2 or not _MORE.fullmatch(told[0].text):
        return False
    rest = told[1:]
    linked = sum(len(link.text) for part in rest for link in ((part,) if part.tag == "a" else part.find("a")))
    return linked >= _LINKED * sum(len(part.text) for part in rest)


def _below(heading: Element, article: Element, seen: set[Element]) -> Iterator[Element]:
    """A heading and what stands below it, up to the next one; within a text only lists of links.

    What is below another one already (`seen`) is not looked at again: whatever is below this one is below that, too.
    """
    top = heading
    while top.parent is not None and top.parent.text == heading.text:
        top = top.parent
    if top in seen:
        return
    within = any(part is article for part in top.ancestors())
    taken: list[Element] = []
    for part in top.following():
        linked = sum(len(link.text) for link in part.find("a")) if part.tag != "a" else len(part.text)
        if part.tag in _HEADINGS or (within and linked < 0.4 * len(part.text)):
            break
        taken.append(part)
    seen.update(taken)
    if any(part.tag == "a" or next(part.find("a"), None) for part in taken):
        yield top
        yield from taken


def cards_in(sections: list[Element], base: str, own: str) -> Iterator[Card]:
    """The cards of some sections, each once; `own` is the title of the page."""
    seen = {bare(own)}
    targets = _targets(sections)
    said: dict[Element, _Said] = {}
    for section in sections:
        for link in (section,) if section.tag == "a" else section.find("a"):
            if len(seen) > _MOST:
                return
            item = _item(link, section, targets)
            if item not in said:
                said[item] = _Said("" if item is section else _first_heading(item), _date(item), _kind(item))
            title = _title(link, said[item].heading)
            if not _may_be_title(title) or bare(title) in seen:
                continue
            seen.add(bare(title))
            target = address(base, link.get("href"))
            beside = _beside(item, title)
            date, kind = said[item].date or beside.date, said[item].kind or beside.kind
            yield Card(title, 0, 0, date, kind, target if target.startswith("http") else None)


def _may_be_title(text: str) -> bool:
    """Whether the words of a link are long enough for a title, and none of those that pages link otherwise."""
    unspaced = is_unspaced(text)
    least = _LEAST_UNSPACED if unspaced else _LEAST_TITLE
    return least <= len(text) <= _LONGEST_TITLE and (unspaced or len(text.split()) > 2) and not is_other(text)


def _targets(sections: Iterable[Element]) -> dict[Element, set[str]]:
    """Up to two of the addresses to which links with a title lead, by the elements that hold such links."""
    root = next((section.parent for section in sections if section.parent), None)
    while root is not None and root.parent is not None:
        root = root.parent
    targets: dict[Element, set[str]] = {}
    for link in root.find("a") if root is not None else ():
        if len(link.text) >= _LEAST_TITLE:
            for above in link.ancestors():
                known = targets.setdefault(above, set())
                if len(known) == 2:
                    break  # so have all elements around it
                known.add(link.get("href"))
    return targets


def _item(link: Element, section: Element, targets: Mapping[Element, set[str]]) -> Element:
    """The element around a link and all that is said of what it leads to."""
    item, target = link, link.get("href")
    for above in link.ancestors():
        if targets.get(above, set()) - {target}:
            return item
        item = above
        if above is section or above.tag in ("li", "article", "tr"):
            return item
    return item


def _title(link: Element, outer: str) -> str:
    """The title that a link leads to; `outer` is the heading of what is said of it."""
    named = next((part.text for part in link.within() if "title" in part.names and part.text), "")
    return _first_heading(link) or named or outer or link.text


def _first_heading(element: Element) -> str:
    return next((part.text for part in element.find(*_HEADINGS) if part.text), "")


def _date(item: Element) -> PartialDate | None:
    for part in (item, *item.within()):
        if part.tag == "time" and (date := date_in(part.get("datetime")) or date_in(part.text)):
            return date
    told = (below_title(part.text) for part in item.within() if part.is_short(60))
    return next((below.date for below in told if below), None)


def _beside(item: Element, title: str) -> Below:
    """What is said beside a title in the same element."""
    found = below_title(item.text.replace(title, "").strip(" ,;|·–—-()")) if item.is_short(300) else None
    return found or Below(None, None)


def _kind(item: Element) -> str | None:
    named = (part.text for part in item.within() if part.is_short(40) and kind_named(part.text))
    told = (below_title(part.text) for part in item.within() if part.is_short(60))
    return next(named, None) or next((below.kind for below in told if below and below.kind), None)

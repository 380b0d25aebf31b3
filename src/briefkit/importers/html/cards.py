"""What a page offers to read next, as its markup tells: each with its title, kind, date and address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefkit.core.dates.dates import PartialDate
from briefkit.importers.html.dates import date_in
from briefkit.importers.html.noise import RELATED, Mark
from briefkit.importers.html.titles import bare
from briefkit.importers.html.tree import Element
from briefkit.importers.html.words import address
from briefkit.importers.phrases import LONGEST_LABEL, kind_named
from briefkit.importers.related import Card, is_heading_of_related
from briefkit.importers.written_dates import date_alone

_MOST = 20
_SITE_WIDE = re.compile(r"most\s|latest", re.IGNORECASE)  # lists of a site, not of what is related to a text
_LEAST_TITLE, _LONGEST_TITLE = 12, 250  # characters
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def related_sections(body: Element, article: Element, marks: Mapping[Element, Mark]) -> list[Element]:
    """The elements that offer what to read next: by their classes, or by the headings above them."""
    found = [element for element, mark in marks.items() if mark == RELATED]
    around = {article, *article.ancestors()}
    for heading in body.within():
        if (
            heading.is_short(LONGEST_LABEL)
            and is_heading_of_related(heading.text)
            and not _SITE_WIDE.match(heading.text)
        ):
            found += [part for part in _below(heading, article) if part not in around]
    return [part for part in dict.fromkeys(found) if not any(above in found for above in part.ancestors())]


def _below(heading: Element, article: Element) -> Iterator[Element]:
    """A heading and what stands below it, up to the next one; within a text only lists of links."""
    top = heading
    while top.parent is not None and top.parent.text == heading.text:
        top = top.parent
    siblings = list(top.parent.elements()) if top.parent else []
    within = any(part is article for part in top.ancestors())
    after = siblings[siblings.index(top) + 1 :] if top in siblings else []
    taken: list[Element] = []
    for part in after:
        linked = sum(len(link.text) for link in part.find("a")) if part.tag != "a" else len(part.text)
        if part.tag in _HEADINGS or (within and linked < 0.4 * len(part.text)):
            break
        taken.append(part)
    if any(part.tag == "a" or next(part.find("a"), None) for part in taken):
        yield top
        yield from taken


def cards_in(sections: list[Element], base: str, own: str) -> Iterator[Card]:
    """The cards of some sections, each once; `own` is the title of the page."""
    seen = {bare(own)}
    for section in sections:
        for link in (section,) if section.tag == "a" else section.find("a"):
            item = _item(link, section)
            title = _title(link, item, section)
            if (
                not _LEAST_TITLE <= len(title) <= _LONGEST_TITLE
                or len(title.split()) < 3
                or bare(title) in seen
                or len(seen) > _MOST
            ):
                continue
            seen.add(bare(title))
            target = address(base, link.get("href"))
            yield Card(title, 0, 0, _date(item, title), _kind(item), target if target.startswith("http") else None)


def _item(link: Element, section: Element) -> Element:
    """The element around a link and all that is said of what it leads to."""
    item, target = link, link.get("href")
    for above in link.ancestors():
        if any(other.get("href") != target for other in above.find("a") if len(other.text) >= _LEAST_TITLE):
            return item
        item = above
        if above is section or above.tag in ("li", "article", "tr"):
            return item
    return item


def _title(link: Element, item: Element, section: Element) -> str:
    inner = next((part.text for part in link.find(*_HEADINGS) if part.text), "")
    outer = "" if item is section else next((part.text for part in item.find(*_HEADINGS) if part.text), "")
    named = next((part.text for part in link.within() if "title" in part.names and part.text), "")
    return inner or named or outer or link.text


def _date(item: Element, title: str) -> PartialDate | None:
    for part in (item, *item.within()):
        if part.tag == "time" and (date := date_in(part.get("datetime")) or date_in(part.text)):
            return date
    alone = next((date for part in item.within() if part.is_short(60) and (date := date_alone(part.text))), None)
    return alone or (date_alone(item.text.replace(title, "").strip(" ,;|·–—-()")) if item.is_short(300) else None)


def _kind(item: Element) -> str | None:
    return next((part.text for part in item.within() if part.is_short(40) and kind_named(part.text)), None)

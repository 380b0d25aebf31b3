"""What a page states of its article in data for programs (JSON-LD with the terms of schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from briefkit.importers.html.tree import cleaned_words, one_line

_LONGEST = 2 << 20  # characters of data that are read
_MOST = 20_000  # objects
_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Report",
        "ScholarlyArticle",
        "TechArticle",
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "LiveBlogPosting",
        "SocialMediaPosting",
        "PodcastEpisode",
        "Event",
        "Chapter",
        "Book",
        "CreativeWork",
        "Review",
        "Legislation",
        "PublicationIssue",
        "DiscussionForumPosting",
    ]
)
_PAGES = frozenset(("WebPage", "ItemPage", "MedicalWebPage", "AboutPage"))
_ORGANIZATIONS = frozenset(("Organization", "NewsMediaOrganization", "WebSite", "Corporation"))
_LONGEST_AFFILIATION = 200  # characters
Object = dict[str, Any]


class Party(NamedTuple):
    """A person or an organization by name, and where the person works; empty if that is not said."""

    name: str
    is_organization: bool = False
    affiliation: str = ""


class PageData:
    """The objects in the data of a page."""

    def __init__(self, sources: Iterable[str]) -> None:
        self.objects = [found for source in sources for found in _objects(_parsed(source))]
        self.by_id = {found["@id"]: found for found in self.objects if isinstance(found.get("@id"), str)}

    def article(self, title: str) -> Object:
        """The object of the article: with its title, else the first, else that of the page; empty if there is none."""
        articles = [found for found in self.objects if _types(found) & _ARTICLES and not found.get("isPartOfList")]
        same = [found for found in articles if title and self.text(found.get("headline") or found.get("name")) == title]
        pages = [found for found in self.objects if _types(found) & _PAGES]
        return next(iter([*same, *articles[:1], *pages[:1]]), {})

    def text(self, value: object) -> str:
        """A value as words on one line; empty for one that is no text."""
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name")
        return one_line(cleaned_words(unescape(value))) if isinstance(value, str) else ""

    def named(self, value: object) -> Iterator[Party]:
        """The people or organizations in a value."""
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, dict):
                yield Party(self.text(item))
                continue
            whole = self.by_id.get(str(item.get("@id")), item) if "name" not in item else item
            works_at = self._works_at(whole)
            for name in whole["name"] if isinstance(whole.get("name"), list) else [whole.get("name")]:
                yield Party(self.text(name), bool(_types(whole) & _ORGANIZATIONS), works_at)

    def _works_at(self, person: Object) -> str:
        """Where somebody works, as printed; empty if that is not said."""
        value = person.get("affiliation") or person.get("worksFor")
        items = [item for item in (value if isinstance(value, list) else [value]) if item]
        wholes = [self.by_id.get(str(item.get("@id")), item) if isinstance(item, dict) else item for item in items]
        called = "; ".join(dict.fromkeys(filter(None, map(self.text, wholes))))
        return called if len(called) <= _LONGEST_AFFILIATION else ""

    def kinds(self, found: Object) -> frozenset[str]:
        """The types of an object."""
        return _types(found)


def _parsed(source: str) -> object:
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().removesuffix(";")
    source = source.replace("//<![CDATA[", "").replace("//]]>", "").replace("<![CDATA[", "").replace("]]>", "")
    if len(source) > _LONGEST:
        return None
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[Object]:
    """The objects that stand for themselves: on their own, in a list, in a graph, or as what a page is about."""
    pending, count = [value], 0
    while pending and count < _MOST:
        item = pending.pop(0)
        count += 1
        if isinstance(item, list):
            pending[:0] = item
        elif isinstance(item, dict):
            if "@type" in item:
                yield item
            pending[:0] = [
                item[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(item.get(key), list | dict)
            ]


def _types(found: Object) -> frozenset[str]:
    types = found.get("@type")
    names = types if isinstance(types, list) else [types]
    return frozenset(name.rpartition("/")[2] for name in names if isinstance(name, str))

"""Helpers that read a page with a strict parser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

from briefkit.core.publication.value import Publication
from briefkit.export.html.html import write_html


def tree_of(page: bytes) -> Element:
    """A page as a tree; any parse error fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(page, transport_encoding="utf-8")
    return tree


def page_of(printed: Publication, *, strict: bool = True) -> Element:
    """A publication's page as a tree."""
    return tree_of(write_html(printed, strict=strict).data)


def text_of(element: Element) -> str:
    """The words of an element."""
    return " ".join("".join(element.itertext()).split())


def with_attribute(tree: Element, name: str) -> Iterator[tuple[Element, str]]:
    """Every element that has an attribute, with its value."""
    return ((element, element.attrib[name]) for element in tree.iter() if name in element.attrib)


def linked_data(tree: Element) -> dict[str, Any]:
    """The page's JSON-LD."""
    data: dict[str, Any] = json.loads(next(tree.iter("script")).text or "")
    return data

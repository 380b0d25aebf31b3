"""Which element of a page is its article: the one that has most of its running text close to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefkit.importers import lines as kinds
from briefkit.importers.html.noise import COOKIES, Mark, noise
from briefkit.importers.html.notices import notice
from briefkit.importers.html.tree import Element, all_within, one_line

_SENTENCE = re.compile(r"[.!?…。！？।؟][”\"'’»)\]]?(?:\s|$)")
_FARTHER = 0.6  # what running text counts one element farther in
_LEAST, _LEAST_OF_WALL = 200, 3_000  # characters of an article, also of one whose name is that of a cookie notice
_MOSTLY = 0.5  # the share of a page's running text that is never around it
_ALSO = 0.2  # the share of an article's text beside it that belongs to it, too
_PULLED = re.compile(r"pull-?(?:quote|out)|blockquote-pull|(?:^|\s)pq(?:\s|$)")
_LONGEST_PULLED = 400
_LINKS = Mark(kinds.BOILERPLATE, "links of the page")


class Weight(NamedTuple):
    """What an element holds, in characters: running text, the same by how far in it is, all words, those in links."""

    text: float = 0.0
    near: float = 0.0
    words: int = 0
    linked: int = 0


class Weighed:
    """A page with the running text of each of its elements."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.noise: dict[Element, Mark] = {}
        self.weights: dict[Element, Weight] = {}
        self.whole = 0.0
        self._mark(root)
        self.whole = self._weigh(root, set()).text
        self.noise = {element: mark for element, mark in self.noise.items() if not self._is_article(element)}
        self._weigh(root, set(self.noise))

    def _mark(self, element: Element) -> None:
        if mark := noise(element):
            self.noise[element] = mark
        for child in element.elements():
            self._mark(child)

    def _is_article(self, element: Element) -> bool:
        """Whether something has most of the text of the page, whatever it is called."""
        least = _LEAST_OF_WALL if self.noise[element] == COOKIES else _LEAST
        return element in self.weights and self.weights[element].text > max(least, _MOSTLY * self.whole)

    def _weigh(self, element: Element, without: set[Element]) -> Weight:
        """The weight of an element, and of all in it; what is in `without` has none."""
        text, near, words, linked, inline = 0.0, 0.0, 0, 0, []
        own_linked = 0
        for child in element.children:
            if isinstance(child, str):
                inline.append(child)
            elif child in without:
                continue
            elif child.is_inline:
                inline.append(child.text)
                own_linked += len(child.text) if child.tag == "a" else sum(len(link.text) for link in child.find("a"))
            else:
                below = self._weigh(child, without)
                is_leaf = not any(not inner.is_inline for inner in child.elements() if inner.tag != "br")
                text += below.text
                near += below.near if is_leaf else below.near * _FARTHER
                words += below.words
                linked += below.linked
        line = one_line("".join(inline))
        value = _value(line, own_linked / len(line) if line else 0.0)
        weight = Weight(text + value, near + value, words + len(line), linked + own_linked)
        self.weights[element] = weight
        return weight

    def article(self) -> Element:
        """The element of the article."""
        outside = all_within(self.noise)
        inner = [element for element in self.weights if element.tag not in _NEVER and element not in outside]
        best = max(inner, key=lambda element: self.weights[element].near, default=self.root)
        while (above := best.parent) is not None and above.tag != "html":
            weight = self.weights[best]
            beside = [
                child
                for child in above.elements()
                if child is not best and child in self.weights and child not in self.noise
            ]
            also = sum(w.near for child in beside if (w := self.weights[child]).near > 80 and w.linked < 0.4 * w.words)
            if also < _ALSO * weight.near:
                return best
            best = above
        return best

    def marks(self, article: Element) -> dict[Element, Mark]:
        """What is known of the elements in and around an article."""
        marks = dict(self.noise)
        for element in (article, *article.ancestors()):
            marks.pop(element, None)
        for element in _unmarked(article, marks):
            weight = self.weights.get(element)
            if weight and _is_links(element, weight):
                marks[element] = _LINKS
            elif said := notice(element):
                marks[element] = said
            elif (
                _PULLED.search(element.names)
                and element.is_short(_LONGEST_PULLED)
                and article.text.count(element.text) > 1
            ):
                marks[element] = Mark(kinds.REPEATED, "a quotation from the text")
        return marks


_NEVER = frozenset(
    (
        "p",
        "li",
        "ul",
        "ol",
        "blockquote",
        "dl",
        "dd",
        "dt",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "pre",
        "html",
    )
)


def _unmarked(article: Element, marks: Mapping[Element, Mark]) -> Iterator[Element]:
    """The elements in an article that have no mark and are in none that has, also if it gets one meanwhile."""
    pending = list(article.elements())[::-1]
    while pending:
        element = pending.pop()
        if element not in marks:
            yield element
        if element not in marks:
            pending += list(element.elements())[::-1]


def _is_links(element: Element, weight: Weight) -> bool:
    """Whether an element is a list of links rather than text."""
    if element.tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "tbody", "table") or not weight.words:
        return False
    return weight.linked > 0.7 * weight.words and weight.text < 100 and weight.words > 0


def _value(words: str, linked: float) -> float:
    """The running text of a paragraph in characters."""
    if len(words) < 25 or linked > 0.5:
        return 0.0
    if not _SENTENCE.search(words) and len(words) < 80:
        return 0.0
    return len(words) * (1 - linked)

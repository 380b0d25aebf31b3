"""The elements of a page as a tree of plain objects, not deeper than can be walked through by recursion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefkit.importers.decode import cleaned

DEEPEST = 200
"""Elements in each other; what is deeper stands beside each other at this depth."""
_LONGEST_NAMES = 400  # characters of classes that are looked at
_SPACE = re.compile("[ \\t\\n\\f\\r]+")
_UNSEEN = frozenset(("script", "style", "template", "param", "source", "track"))


class _Words:
    """All the words of a page, of which each element has a part; text that is made once for all of them."""

    def __init__(self) -> None:
        self.text = ""


class Element:
    """An element with its attributes, and what is in it: elements and texts, in their order."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []
        self.words: _Words | None = None
        self.start = self.end = 0

    def get(self, name: str) -> str:
        """The value of an attribute without space around it; empty if it has none."""
        return self.attributes.get(name, "").strip()

    @cached_property
    def names(self) -> str:
        """Its classes and id in lower case."""
        return f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}".lower()[:_LONGEST_NAMES]

    @cached_property
    def text(self) -> str:
        """All its words, with single spaces."""
        if self.words is None:
            return one_line("".join(child if isinstance(child, str) else f" {child.text} " for child in self.children))
        return one_line(self.words.text[self.start : self.end])

    def is_short(self, most: int) -> bool:
        """Whether it has words, but not more than some characters of them, space apart."""
        return self.start < self.end and self.end - self.start <= 8 * most and 0 < len(self.text) <= most

    @cached_property
    def is_inline(self) -> bool:
        """Whether it stands within a line, with all that is in it."""
        return self.tag in INLINE and all(child.is_inline or child.tag == "br" for child in self.elements())

    def elements(self) -> Iterator[Element]:
        """The elements directly in it."""
        return (child for child in self.children if isinstance(child, Element))

    def within(self) -> Iterator[Element]:
        """The elements in it, at any depth, in the order of the page."""
        pending = [child for child in reversed(self.children) if isinstance(child, Element)]
        while pending:
            element = pending.pop()
            yield element
            pending += [child for child in reversed(element.children) if isinstance(child, Element)]

    def ancestors(self) -> Iterator[Element]:
        """The elements that it is in, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def following(self) -> Iterator[Element]:
        """The elements behind it in the element that it is in."""
        place = self.parent.places.get(self) if self.parent else None
        if self.parent and place is not None:
            children = self.parent.children
            later = (children[at] for at in range(place + 1, len(children)))
            yield from (child for child in later if isinstance(child, Element))

    @cached_property
    def places(self) -> dict[Element, int]:
        """The places of the elements directly in it among its children."""
        return {child: at for at, child in enumerate(self.children) if isinstance(child, Element)}

    def find(self, *tags: str) -> Iterator[Element]:
        """The elements of some tags in it."""
        return (element for element in self.within() if element.tag in tags)

    def lay_out(self) -> None:
        """Give it and all elements in it their parts of the words of the page."""
        words, pieces = _Words(), list[str]()
        self._lay_out(words, pieces, 0)
        words.text = "".join(pieces)

    def _lay_out(self, words: _Words, pieces: list[str], at: int) -> int:
        self.words, self.start = words, at
        for child in self.children:
            if isinstance(child, str):
                pieces.append(child)
                at += len(child)
                continue
            parted = child.tag not in INLINE
            pieces.append(" " * parted)
            at = child._lay_out(words, pieces, at + parted)
            pieces.append(" " * parted)
            at += parted
        self.end = at
        return at


INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "del",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "ruby",
        "rb",
        "rp",
        "rt",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "svg",
        "math",
    ]
)
"""Elements within a line of text."""


def tree_of(markup: str) -> Element:
    """The root element of markup."""
    root = Element("html", {})
    start = LexborHTMLParser(markup).root
    if start is None:
        return root
    root.attributes = {name: value or "" for name, value in start.attributes.items()}
    stack: list[tuple[LexborNode | None, Element, int]] = [(start.first_child, root, 1)]
    while stack:
        node, parent, depth = stack.pop()
        while node is not None:
            following = node.next
            if node.is_text_node:
                parent.children.append(cleaned_words(node.text_content or ""))
            elif node.is_element_node and node.tag not in _UNSEEN | {"-undef"}:
                element = Element(
                    node.tag or "", {name: value or "" for name, value in node.attributes.items()}, parent
                )
                parent.children.append(element)
                if node.first_child is not None:
                    stack.append((following, parent, depth))
                    stack.append((node.first_child, element if depth < DEEPEST else parent, min(DEEPEST, depth + 1)))
                    break
            node = following
    root.lay_out()
    return root


def all_within(elements: Iterable[Element]) -> set[Element]:
    """Some elements and all that is in them, each looked at once however deep they are in each other."""
    found: set[Element] = set()
    for element in elements:
        pending = [element]
        while pending:
            one = pending.pop()
            if one not in found:
                found.add(one)
                pending += one.elements()
    return found


def all_around(elements: Iterable[Element]) -> set[Element]:
    """The elements that some others are in, each looked at once."""
    found: set[Element] = set()
    for element in elements:
        for above in element.ancestors():
            if above in found:
                break
            found.add(above)
    return found


def one_line(text: str) -> str:
    """A text on one line with single spaces; no-break spaces stay."""
    return _SPACE.sub(" ", text).strip(" ")


def cleaned_words(text: str) -> str:
    """A text of a page, without characters that nobody sees."""
    return text if text.isascii() and text.isprintable() else cleaned(text)

"""The content of a page cut into the files of a book, with the roles of its parts (EPUB 3 Structural Semantics)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from briefkit.core.text.links import safe_link
from briefkit.core.values import frozen

TYPE = "epub:type"
_LONG = 12_000  # letters: from so many on each section of a text is a file of its own
_SHORT = 1_500  # letters of a file to which the next section is added all the same
_PLACE = re.compile(r"[\w.:-]+")  # what an address may end in as it is
_HEADING = re.compile(r"h[1-6]")
_ROLES = {"doc-noteref": "noteref", "doc-backlink": "backlink", "doc-endnotes": "endnotes"}
_SECTIONS = {"sources_": "bibliography", "points_": "abstract"}


@dataclass(slots=True)
class Chapter:
    """A file of a book: its name without a suffix, what it is, and its content.

    `language` is its own (BCP 47) where the book has another one; then `right_to_left` is the way in which it runs.
    """

    name: str
    kind: str
    parts: list[Element] = field(default_factory=list)
    language: str = ""
    right_to_left: bool = False

    def elements(self) -> Iterator[Element]:
        """Every element in it."""
        return (element for part in self.parts for element in part.iter())

    @property
    def letters(self) -> int:
        """How long its text is."""
        return sum(map(letters_of, self.parts))


def letters_of(element: Element) -> int:
    """How long the text of an element is."""
    return sum(map(len, element.itertext()))


def chapters_of(body: Element) -> list[Chapter]:
    """The files of a publication: title page, text, and what follows it, in order; links lead across them."""
    article, text = _found(body, "article"), _found(body, "div", "body")
    front = Chapter("title", "titlepage")
    back = Chapter("back", "backmatter")
    front.parts += [child for child in body if child.tag == "header"]
    for part in article:
        if part.tag == "nav" or part is text:
            continue
        (back if "back" in part.get("class", "").split() else front).parts.append(part)
    back.parts += [child for child in body if child.tag == "footer" and letters_of(child)]
    chapters = [front, *_text(list(text)), *([back] if back.parts else [])]
    join(chapters)
    return chapters


def join(chapters: Sequence[Chapter]) -> None:
    """Name the roles of parts, and make links lead across the files."""
    for chapter in chapters:
        for element in chapter.elements():
            _name_role(element)
    _link(chapters)


def _found(tree: Element, tag: str, class_: str | None = None) -> Element:
    return next(element for element in tree.iter(tag) if class_ is None or element.get("class") == class_)


def _text(parts: list[Element]) -> Iterator[Chapter]:
    """The text in one file, or a long one with each of its sections in a file of its own."""
    is_long = sum(map(letters_of, parts)) >= _LONG
    chapter = Chapter("text", "chapter")
    number = 1
    for part in parts:
        if is_long and opens_section(part) and chapter.letters >= _SHORT:
            yield chapter
            number += 1
            chapter = Chapter(f"text-{number}", "chapter")
        chapter.parts.append(part)
    yield chapter


def opens_section(part: Element) -> bool:
    """Whether a section of the top level begins with an element: a heading, or a part that begins with one."""
    first = part[0] if part.tag == "section" and len(part) else part
    return first.tag == "h2"


def _name_role(element: Element) -> None:
    kind = _ROLES.get(element.get("role", "")) or _SECTIONS.get(element.get("aria-labelledby", ""))
    if kind:
        element.set(TYPE, kind)
    if kind == "endnotes":
        for note in element.findall("ol/li"):
            note.set(TYPE, "footnote")


def _link(chapters: Iterable[Chapter]) -> None:
    """Links within the book with the names of files; one that leads nowhere keeps its words only."""
    places: dict[str, tuple[str, str]] = {}
    for chapter in chapters:
        for element in chapter.elements():
            if id_ := element.get("id"):
                element.set("id", id_ if _PLACE.fullmatch(id_) else f"place_{len(places) + 1}_")
                places[id_] = chapter.name, element.attrib["id"]
    for chapter in chapters:
        for element in chapter.elements():
            if element.tag != "a" or "href" not in element.attrib:
                continue
            if target := _target(element.get("href", ""), places, chapter.name):
                element.set("href", target)
            else:
                del element.attrib["href"]


def _target(address: str, places: Mapping[str, tuple[str, str]], here: str) -> str | None:
    if address.startswith("#"):
        if address[1:] not in places:
            return None
        name, place = places[address[1:]]
        return f"#{place}" if name == here else f"{name}.xhtml#{place}"
    return address if is_valid(address) else None


def is_valid(address: str) -> bool:
    """Whether an address is one that a book may lead to: a whole one, as its files have no others beside them."""
    return safe_link(address) is not None and bool(urlsplit(address).scheme)


@frozen
class Heading:
    """An entry of the contents: its level, its words, their language if it is another one, and where it is."""

    level: int
    title: str
    language: str
    place: str


def headings_of(chapters: Iterable[Chapter], deepest: int) -> list[Heading]:
    """The headings of a book down to a level; each gets a place to link to if it has none."""
    found: list[Heading] = []
    for chapter in chapters:
        for element in chapter.elements():
            if not _HEADING.fullmatch(element.tag) or int(element.tag[1]) > deepest:
                continue
            if title := " ".join("".join(_words(element)).split()):
                anchor = element.attrib.setdefault("id", f"heading_{len(found) + 1}_")
                only = element[0] if len(element) == 1 and not (element.text or "").strip() else None
                own = only.get("lang", "") if only is not None and not (only.tail or "").strip() else ""
                language = own or chapter.language
                found.append(Heading(int(element.tag[1]), title, language, f"{chapter.name}.xhtml#{anchor}"))
    return found


def _words(element: Element) -> Iterator[str]:
    """The words of a heading without the numbers of its notes."""
    yield element.text or ""
    for child in element:
        if child.tag != "sup" or child.find("a") is None:
            yield from _words(child)
        yield child.tail or ""

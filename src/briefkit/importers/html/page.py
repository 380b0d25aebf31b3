"""The reader of pages in HTML."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.importers import document as names
from briefkit.importers import lines as kinds
from briefkit.importers.document import Document, Fact
from briefkit.importers.html.article import Weighed
from briefkit.importers.html.bylines import FrontFinder, blocks_of
from briefkit.importers.html.cards import cards_in, related_sections
from briefkit.importers.html.data import PageData
from briefkit.importers.html.decoding import decode_page
from briefkit.importers.html.facts import PageFacts
from briefkit.importers.html.footnotes import footnotes_in
from briefkit.importers.html.metadata import Metadata
from briefkit.importers.html.noise import RELATED, Mark
from briefkit.importers.html.pictures import is_description
from briefkit.importers.html.scan import scanned
from briefkit.importers.html.titles import bare
from briefkit.importers.html.tree import Element, one_line, tree_of
from briefkit.importers.html.walk import TEXT, Walk
from briefkit.importers.html.words import address

_HEADINGS = {"h1": 0, "h2": 1, "h3": 1}
_LARGE = ("h2", "h3", "font", "big", "b", "strong", "center")
_LONGEST_TITLE, _MOST_LARGE = 300, 40  # characters, lines
_OUTSIDE = Mark(kinds.BOILERPLATE, "outside of the text")


def read_html(data: bytes) -> Document:
    """The document of a page. Raises BriefkitError for a page beyond the limits, and for what is no text."""
    decoded = decode_page(data)
    markup = scanned(decoded.text)
    root = tree_of(markup.text)
    facts = PageFacts(Metadata(root), PageData(markup.data))
    return _Reader(root, facts).document(decoded.notes)


class _Reader:
    def __init__(self, root: Element, facts: PageFacts) -> None:
        self.root = root
        self.facts = facts
        self.body = next((element for element in root.elements() if element.tag == "body"), root)
        self.weighed = Weighed(root)
        self.article = self.weighed.article()
        self.marks = self.weighed.marks(self.article)

    def document(self, notes: tuple[str, ...]) -> Document:
        """The document."""
        marks, body = self.marks, self.body
        headings = [element for element in body.find("h1") if not self._is_offered(element)]
        title = self.facts.title([element.text for element in headings], [] if headings else self._large_lines())
        blocks = list(blocks_of(body))
        head = self._title_element(title, blocks)
        front = FrontFinder(
            blocks, blocks.index(head) if head else self._start(blocks), self.facts.sites, marks
        ).front()
        sections = related_sections(body, self.article, marks)
        base = (
            address(self.facts.url, next((found.get("href") for found in self.root.find("base")), "")) or self.facts.url
        )
        marks.update(dict.fromkeys(sections, RELATED))
        marks.update(front.marks)
        marks[self.article] = TEXT
        if head:
            marks[head] = Mark(kinds.TITLE, "the heading of the page")
        references, footnotes = footnotes_in(self.article, body)
        for note in footnotes:
            marks[note] = Mark(kinds.FOOTNOTE, "a note that the text refers to")
        marks.update(dict.fromkeys(self._lead(head, blocks), TEXT))
        walk = Walk(base, marks, references, footnotes)
        inside = self.article is body or self.article in body.ancestors()
        paragraphs = walk.paragraphs(body, TEXT if inside else _OUTSIDE)
        dates, doubts = self.facts.dates(front)
        authors, others = self.facts.authors(front)
        facts = (*self._title(title), *authors, *dates, *self.facts.others())
        return Document(
            paragraphs,
            facts,
            tuple(walk.pictures.held),
            (*notes, *others, *doubts, *walk.notes),
            tuple(cards_in(sections, base, title)),
        )

    def _title(self, title: str) -> Iterator[Fact]:
        if title:
            yield Fact(names.TITLE, title, "the page")

    def _title_element(self, title: str, blocks: list[Element]) -> Element | None:
        """The element that shows the title: a heading rather than another, the nearest to where the text begins."""
        if not title:
            return None
        wanted, start = bare(title), self._start(blocks)
        same = [
            (_HEADINGS.get(element.tag, len(_HEADINGS)), abs(at - start), at)
            for at, element in enumerate(blocks)
            if element.is_short(2 * len(title)) and bare(element.text) == wanted
        ]
        return blocks[min(same)[2]] if same else None

    def _large_lines(self) -> list[str]:
        """Lines in large or bold type, as old pages have their titles."""
        return [element.text for element in self.body.find(*_LARGE) if element.is_short(_LONGEST_TITLE)][:_MOST_LARGE]

    def _lead(self, head: Element | None, blocks: list[Element]) -> Iterator[Element]:
        """The pictures between the title and the text, which belong to it: with captions, or with descriptions."""
        if head is None or self.article not in blocks or self.article in head.ancestors():
            return
        shown = list(self.body.within())
        for element in shown[shown.index(head) : shown.index(self.article)]:
            if _is_shown(element) and not any(part in self.marks for part in (element, *element.ancestors())):
                yield element

    def _start(self, blocks: list[Element]) -> int:
        """The number of the first block of the article, for a page that does not show its title."""
        return blocks.index(self.article) if self.article in blocks else 0

    def _is_offered(self, element: Element) -> bool:
        return any(
            self.marks[part].kind == kinds.RELATED for part in (element, *element.ancestors()) if part in self.marks
        )


def _is_shown(element: Element) -> bool:
    """Whether an element is a picture with a caption, or one that is described."""
    return element.tag == "figure" or (element.tag == "img" and is_description(one_line(element.get("alt"))))

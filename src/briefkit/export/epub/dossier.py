"""A dossier as a book: a title page, and each section in a file of its own, with the language and direction it has."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from briefkit.core.publication.dossier import INDEX, RIGHTS, SOURCES, Dossier, Section
from briefkit.core.publication.picture import MOST_PIXELS
from briefkit.core.text.languages import language_tag
from briefkit.export.epub.book import Book
from briefkit.export.epub.chapters import Chapter, Heading, headings_of, join, letters_of
from briefkit.export.epub.media import Media
from briefkit.export.epub.style import dossier_style
from briefkit.export.epub.xhtml import tree_of
from briefkit.export.html.body import HtmlBody
from briefkit.export.html.dossier import SectionMaker, whole_of
from briefkit.export.html.page import sanitizer
from briefkit.export.outline import LISTED, TOP

_KINDS = {SOURCES: "bibliography", INDEX: "index", RIGHTS: "backmatter"}
"""What the chapters of sections are (EPUB 3 Structural Semantics); all others are chapters."""


def make_dossier_book(dossier: Dossier) -> tuple[Book, list[str]]:
    """The book of a dossier, with warnings, each after the path of its brief."""
    maker, media = SectionMaker(dossier), Media()
    maker.room = MOST_PIXELS  # bytes: a book holds each picture once, however often it is shown
    whole = whole_of(dossier)
    front = maker.body(whole)
    page = _tree(maker.front(front, whole), front, media)[0]
    chapters = [Chapter("title", "titlepage", list(page.iter("header")))]
    chapters += [_chapter(section, maker, media) for section in dossier.sections]
    if footers := [child for child in page if child.tag == "footer" and letters_of(child)]:
        chapters.append(Chapter("back", "backmatter", footers))
    join(chapters)
    headings = _noted(headings_of(chapters, TOP + LISTED - 1), dossier)
    style = dossier_style(whole, dossier.sections)
    book = Book(whole, chapters, headings, media.files, style, has_contents=True, is_dossier=True)
    return book, maker.warnings


def _chapter(section: Section, maker: SectionMaker, media: Media) -> Chapter:
    content, body = maker.content(section)
    tree, lost = _tree(content, body, media)
    maker.warn(section, lost)
    publication = section.publication
    is_foreign = publication.language != maker.dossier.language
    language = (language_tag(publication.language) or "und") if is_foreign else ""
    kind = _KINDS.get(section.part, "chapter")
    return Chapter(section.id, kind, list(tree), language, publication.right_to_left)


def _tree(content: str, body: HtmlBody, media: Media) -> tuple[Element, list[str]]:
    tree = tree_of(sanitizer().clean(content))
    return tree, media.place(tree, body)


def _noted(headings: list[Heading], dossier: Dossier) -> list[Heading]:
    """The headings of the contents, with what is to be noted of a section: that it is new, or has been revised."""
    notes = {f"{section.id}.xhtml#{section.id}": section.note for section in dossier.sections if section.note}
    return [replace(one, title=f"{one.title} ({notes[one.place]})") if one.place in notes else one for one in headings]

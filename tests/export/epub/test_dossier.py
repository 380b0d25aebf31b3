"""A dossier as a book: a file for each section, in its language and direction, and one table of contents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from briefkit.core.publication.dossier import Dossier
from briefkit.export.writers import WRITERS
from tests.export.epub.reading import TYPE, files_of, html, trees_of
from tests.export.html.test_dossier import PAGES, with_anchors
from tests.export.pdf.test_dossier import dossier, with_note
from tests.export.samples import everything


def written(document: Dossier) -> bytes:
    return WRITERS["epub"].write(with_anchors(document)).data


def links_of(trees: Mapping[str, Element]) -> Iterator[tuple[str, str]]:
    """The file and the id to which each link inside the book leads."""
    for name, tree in trees.items():
        for link in tree.iter(html("a")):
            address = link.get("href", "")
            if address and ":" not in address:
                file, _, id_ = address.partition("#")
                yield posixpath.normpath(file) if file else name, id_


@pytest.mark.parametrize("document", PAGES.values(), ids=PAGES)
def test_each_section_is_a_chapter_in_its_language(document: Dossier) -> None:
    data = written(document)
    assert data == written(document)
    trees = {name: tree for name, tree in trees_of(files_of(data)).items() if name.endswith(".xhtml")}
    assert [*trees] == ["nav.xhtml", "title.xhtml", *(f"{one.id}.xhtml" for one in document.sections), "back.xhtml"]
    for section in document.sections:
        root = trees[f"{section.id}.xhtml"]
        publication = section.publication
        direction = "rtl" if publication.right_to_left else "ltr"
        assert (root.get("lang"), root.get("dir")) == (publication.language, direction)
        assert [heading.get("id") for heading in root.iter(html("h2"))] == [section.id]
    ids = {(name, element.get("id", "")) for name, tree in trees.items() for element in tree.iter()}
    assert {(name, id_) for name, id_ in links_of(trees) if id_ and (name, id_) not in ids} == set()
    assert {name for name, _ in links_of(trees)} <= {*trees}


def test_the_contents_show_the_sections_and_readers_find_the_headings_in_them() -> None:
    document = PAGES["the same brief twice"]
    noted = replace(document, sections=tuple(replace(one, note="new" if one.number == 2 else "")
                                             for one in document.sections))  # fmt: skip
    nav = trees_of(files_of(written(noted)))["nav.xhtml"]
    contents = next(one for one in nav.iter(html("nav")) if one.get(TYPE) == "toc")
    outer = contents.find(html("ol"))
    assert outer is not None
    titles = ["".join(link.itertext()) for item in outer for link in item.findall(html("a"))]
    expected = [f"{one.number}. {one.title}" if one.number else one.title for one in document.sections]
    expected[2] += " (new)"
    assert titles == [document.title, *expected]
    assert {inner.get("hidden") for item in outer for inner in item.findall(html("ol"))} == {""}
    landmarks = [one.get(TYPE) for one in nav.iter(html("a")) if one.get(TYPE)]
    assert landmarks == ["toc", "bodymatter", "bibliography", "index"]


def test_bars_are_placed_by_the_side_at_which_their_chapter_begins() -> None:
    document = dossier(everything(), replace(everything(language="ar"), right_to_left=True))
    style = files_of(written(document))["EPUB/book.css"].decode()
    assert "[dir=ltr] .from-55{left:55%}" in style
    assert "[dir=rtl] .from-55{right:55%}" in style


def test_pictures_are_there_once() -> None:
    pictures = [name for name in files_of(written(PAGES["the same brief twice"])) if "picture" in name]
    assert len(pictures) == len({*pictures}) > 0


def test_a_dossier_is_another_book_than_a_brief_of_its_name() -> None:
    brief = with_note("en", "dossier", "a")
    both = [files_of(WRITERS["epub"].write(one).data)["EPUB/package.opf"] for one in (brief, dossier(brief))]
    first, second = (text.partition(b"<dc:identifier")[2].partition(b"</dc:identifier>")[0] for text in both)
    assert first != second

"""EPUB: what is in a book, and in which order."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from xml.etree.ElementTree import Element
from zipfile import ZIP_STORED, ZipFile

import pytest

from briefkit.core.body.document import Formula, Heading, Image, Link, NoteRef
from briefkit.core.publication.value import Layout, Publication
from briefkit.errors import ExportError
from briefkit.export.epub.epub import write_epub
from briefkit.export.marks import is_made_here
from tests.export.epub.reading import TYPE, book, files_of, html
from tests.export.pages import text_of
from tests.export.samples import (
    ARABIC,
    ENGLISH,
    IMPRINT,
    everything,
    figure,
    heading,
    paragraph,
    png,
    publication,
    source,
    words,
)

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"


def long_text(sections: int) -> Publication:
    """A publication of several long sections."""
    blocks = (block for n in range(sections) for block in (heading(2, f"Section {n}"), paragraph(ENGLISH * 12)))
    return publication(*blocks, sources=(source(1),))


def meta(printed: Publication, name: str) -> list[str]:
    """The values of a property of a book."""
    package = book(printed)["package.opf"]
    if name.startswith("dc:"):
        return [found.text or "" for found in package.iter(_DC + name.removeprefix("dc:"))]
    return [found.text or "" for found in package.iter(f"{_OPF}meta") if found.get("property") == name]


def spine(printed: Publication) -> list[str]:
    """The ids of the files in the order in which they are read."""
    return [found.get("idref", "") for found in book(printed)["package.opf"].iter(f"{_OPF}itemref")]


def test_the_type_comes_first_and_nothing_tells_when_it_was_made() -> None:
    data = write_epub(everything()).data
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert [entry.filename for entry in archive.infolist()][:3] == [
            "mimetype",
            "EPUB/package.opf",
            "META-INF/container.xml",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [entry.compress_type for entry in archive.infolist()][:2] == [ZIP_STORED] * 2
        assert all(not entry.extra for entry in archive.infolist())
    assert write_epub(everything()).data == data
    assert is_made_here(data)
    assert not is_made_here(data.replace(b'<meta name="generator" content="briefkit"/>', b""))


def test_the_identifier_is_the_doi_or_made_of_library_and_id() -> None:
    assert meta(everything(), "dc:identifier") == ["https://doi.org/10.1234/5"]
    plain = meta(publication(), "dc:identifier")
    assert plain == meta(publication(title="Another"), "dc:identifier")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f-]{21}", plain[0])
    others = [publication(id="other"), publication(imprint=replace(IMPRINT, name="Other Institute"))]
    assert plain not in [meta(other, "dc:identifier") for other in others]


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2018-11-07", "2018-11-07"), ("2018-11", "2018-11-01"), ("2018", "2018-01-01"), (None, "1970-01-01")],
)
def test_the_day_of_the_last_change_is_that_of_the_brief(date: str | None, expected: str) -> None:
    assert meta(publication(iso_date=date), "dcterms:modified") == [f"{expected}T12:00:00Z"]


def test_metadata() -> None:
    whole = everything(series="Policy Papers 12", regions=("Europe",))
    assert meta(whole, "dc:title") == ["Impasse before the meeting"]
    assert meta(whole, "dc:creator") == ["A. Author"]
    assert meta(whole, "dc:contributor") == ["B. Expert"]
    assert meta(whole, "dc:date") == ["2018-11-07"]
    assert meta(whole, "dc:subject") == ["Arms control", "Sanctions"]
    assert meta(whole, "dc:coverage") == ["Europe"]
    assert meta(whole, "dc:rights") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert meta(whole, "belongs-to-collection") == ["Policy Papers 12"]
    assert meta(publication(language="no such language"), "dc:language") == ["und"]


def test_how_a_book_can_be_read() -> None:
    assert meta(publication(), "schema:accessMode") == ["textual"]
    assert meta(publication(), "schema:accessibilityHazard") == ["none"]
    whole = everything()
    assert meta(whole, "schema:accessMode") == ["textual", "visual"]
    assert meta(whole, "schema:accessModeSufficient") == ["textual"]
    assert "alternativeText" in meta(whole, "schema:accessibilityFeature")
    (summary,) = meta(whole, "schema:accessibilitySummary")
    assert summary.endswith("All pictures are described.")
    bare = publication(paragraph("", Image("x.png", "")), images={"x.png": png(2, 2)})
    assert meta(bare, "schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in meta(bare, "schema:accessibilityFeature")
    assert meta(publication(paragraph("", Formula("x^2"))), "schema:accessibilityFeature")[-1] == "MathML"


def test_a_short_text_is_one_file_and_a_long_one_has_a_file_for_each_section() -> None:
    assert spine(everything()) == ["title", "text", "back"]
    assert spine(long_text(3)) == ["title", "text", "back"]
    assert spine(long_text(6)) == ["title", "text", *(f"text-{n}" for n in range(2, 7)), "back"]


def test_a_text_with_contents_has_them_among_its_pages() -> None:
    assert spine(replace(long_text(4), kind="report"))[:3] == ["title", "nav", "text"]
    contents = book(long_text(3))["nav.xhtml"].find(f".//{html('nav')}")
    assert contents is not None
    entries = [text_of(link) for link in contents.iter(html("a"))]
    assert entries == ["Impasse before the meeting", "Key points", "Section 0", "Section 1", "Section 2", "Sources"]


def test_contents_have_two_levels_and_no_numbers_of_notes() -> None:
    blocks = (
        Heading(2, (*words("Over"), NoteRef(1)), "over"),
        paragraph("x"),
        heading(3, "Below"),
        heading(4, "Deep"),
    )
    nav = book(publication(*blocks, notes=((paragraph("n"),),)))["nav.xhtml"]
    (over,) = [item for item in nav.iter(html("li")) if text_of(item).startswith("Over")]
    assert text_of(over) == "Over Below"
    assert [link.get("href") for link in over.iter(html("a"))] == ["text.xhtml#over", "text.xhtml#below"]


def links_of(files: dict[str, Element]) -> list[tuple[str, str]]:
    """Every link within a book: the file that it is in, and where it leads."""
    found = [(name, link.get("href", "")) for name, tree in files.items() for link in tree.iter(html("a"))]
    return [(name, address) for name, address in found if "://" not in address and address]


def test_links_lead_across_files() -> None:
    two = (paragraph(ENGLISH * 20, Link("#second", words("see"))), heading(2, "Second"), paragraph(ENGLISH * 40))
    noted = publication(*two, paragraph("More", NoteRef(1)), notes=((paragraph("A note"),),))
    files = book(noted)
    assert ("text.xhtml", "text-2.xhtml#second") in links_of(files)
    assert ("text-2.xhtml", "back.xhtml#note_1") in links_of(files)
    assert ("back.xhtml", "text-2.xhtml#mention_1") in links_of(files)
    for printed in (noted, everything(), replace(long_text(6), kind="report")):
        files = book(printed)
        ids = {f"{name}#{place}" for name, tree in files.items() for e in tree.iter() if (place := e.get("id"))}
        whole = {address if address[0] != "#" else f"{name}{address}" for name, address in links_of(files)}
        assert whole <= ids | set(files)


def test_notes_say_what_they_are() -> None:
    files = book(everything())
    assert {e.get(TYPE) for e in files["text.xhtml"].iter(html("a"))} >= {"noteref"}
    back = files["back.xhtml"]
    (note,) = [e for e in back.iter(html("li")) if e.get(TYPE) == "footnote"]
    assert text_of(note).startswith("A note with a source")
    assert {e.get(TYPE) for e in back.iter() if e.get(TYPE)} >= {"endnotes", "backlink", "bibliography"}
    landmarks = files["nav.xhtml"].findall(f".//{html('nav')}")[-1]
    assert [link.get(TYPE) for link in landmarks.iter(html("a"))] == ["bodymatter", "endnotes", "bibliography"]


def test_a_picture_is_one_file_however_often_it_is_shown() -> None:
    twice = publication(
        paragraph("", Image("a.png", "One")), paragraph("", Image("a.png", "Two")), images={"a.png": png(9, 9)}
    )
    files = files_of(write_epub(twice).data)
    assert [name for name in files if name.endswith(".png")] == ["EPUB/picture-1.png"]
    assert files["EPUB/picture-1.png"] == png(9, 9).data


def test_formulas_are_mathml_that_is_read_aloud() -> None:
    tree = book(publication(paragraph("", Formula(r"\frac{a}{b}"))))["text.xhtml"]
    (formula,) = tree.iter("{http://www.w3.org/1998/Math/MathML}math")
    assert formula.get("alttext") == "a/b"


def test_direction_and_language() -> None:
    files = book(everything(language="ar", title=ARABIC[:40]))
    assert files["package.opf"].find(f"{_OPF}spine").get("page-progression-direction") == "rtl"  # type: ignore[union-attr]
    for name in ("title.xhtml", "text.xhtml", "back.xhtml", "nav.xhtml"):
        assert files[name].get("dir") == "rtl"
        assert files[name].get("lang") == files[name].get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"


def test_what_has_no_meaning_in_a_book_is_said_and_no_reason_to_refuse() -> None:
    layout = Layout(large_print=True, one_page=True, paper="a4")
    made = write_epub(publication(layout=layout, imprint=replace(IMPRINT, parts={"page.css": "p{}"})), strict=True)
    assert (
        made.remarks
        == made.warnings
        == (
            "an EPUB is read in the reader's own size of letters: --large-print changes nothing in it",
            "an EPUB has no paper: --paper changes nothing in it",
            "an EPUB has no pages: with --one-page it only has less in it, however long that is",
            "page.css of your own templates is the style of pages, and not used in an EPUB",
        )
    )


def test_what_differs_from_the_text_is_named_and_refused_if_strict() -> None:
    odd = publication(heading(2, "A"), heading(4, "B", line=7), figures=(figure(None),))
    assert write_epub(odd).warnings[0].startswith("line 7: the heading “B” skips a level")
    with pytest.raises(ExportError) as error:
        write_epub(odd, strict=True)
    assert error.value.details


def test_an_empty_brief_makes_a_book() -> None:
    files = book(publication(title=" ", standfirst=None, key_points=(), authors=(), experts=(), disclaimer=None))
    assert text_of(files["text.xhtml"].find(html("body"))) == "This brief has no text yet."  # type: ignore[arg-type]
    assert files["package.opf"].find(f".//{_DC}title").text == "2018-11-impasse"  # type: ignore[union-attr]

"""A Word document is whole: valid parts, styles that are there, heads, descriptions, notes and fields in place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefkit import Library
from briefkit.core.body.document import Formula, InLanguage, Items, Link, Mark, NoteRef, Quote, Styled, Text
from briefkit.core.publication import value as pub
from briefkit.core.publication.places import bookmark_of
from briefkit.core.revisions.pictures import picture_mark
from briefkit.core.revisions.running import running_words
from briefkit.core.revisions.sent import mark_properties
from briefkit.errors import ExportError
from briefkit.export.docx.directed import directed
from briefkit.export.docx.docx import write_docx
from briefkit.export.docx.state import State
from briefkit.export.manuscript.manuscript import make_manuscript
from briefkit.export.manuscript.printed import own_paragraphs
from briefkit.export.manuscript.value import EndNotes, lines_of
from briefkit.export.marks import is_made_here
from briefkit.export.quotation import with_quotation_marks
from briefkit.export.texts import sanitized
from tests.export.samples import (
    IMPRINT,
    everything,
    figure,
    heading,
    paragraph,
    png,
    publication,
    table,
    words,
)
from tests.export.word import WP, R, W, Word, text_of, word_of
from tests.places import LIBRARIES, SAMPLE
from tests.thorough import sample

RUN = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "strike",
    "noProof",
    "webHidden",
    "color",
    "sz",
    "szCs",
    "highlight",
    "u",
    "bdr",
    "vertAlign",
    "rtl",
    "em",
    "lang",
]
PARAGRAPH = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "bidi",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
]
DIRECTION_MARKS = str.maketrans("", "", "\u200e\u200f")
"""What stands behind words that run against their paragraph, in a document at more places than in the manuscript."""
BRIEFS = [
    (folder, brief)
    for folder in (SAMPLE, *(LIBRARIES / name for name in ("edges", "scripts", "talks", "prose")))
    for brief in sorted(head[0] for head in Library.open(folder).store.headings())
]


def assert_whole(document: Word) -> None:  # noqa: C901 - one document, read once
    """What every document must be, or Word calls it damaged."""
    styles = {style.get(f"{W}styleId") for style in document.trees["word/styles.xml"].iter(f"{W}style")}
    numberings = {one.get(f"{W}numId") for one in document.trees["word/numbering.xml"].iter(f"{W}num")}
    content = [
        document.trees[name] for name in document.trees if re.match(r"word/(document|footnotes|header|footer)", name)
    ]
    names, ids, drawings = Counter[str](), Counter[str](), Counter[str]()
    for part in content:
        for element in part.iter():
            tag, value = element.tag.removeprefix(W), element.get(f"{W}val", "")
            if tag in ("pStyle", "rStyle", "tblStyle"):
                assert value in styles
            elif tag == "numId":
                assert value in numberings
            elif tag == "bookmarkStart":
                names[element.get(f"{W}name", "")] += 1
                ids[element.get(f"{W}id", "")] += 1
            elif tag == "tc":
                assert element[-1].tag == f"{W}p"
            elif element.tag == f"{WP}docPr":
                drawings[element.get("id", "")] += 1
            for name, order in (("rPr", RUN), ("pPr", PARAGRAPH)):
                if tag == name and order:
                    found = [order.index(child.tag.removeprefix(W)) for child in element]
                    assert found == sorted(set(found))
    assert {*names.values(), *ids.values(), *drawings.values()} <= {1}
    for name, tree in document.trees.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rpartition("/")[0]
            targets = [one.get("Target") for one in tree if one.get("TargetMode") != "External"]
            assert {f"{folder}/{target}".lstrip("/") for target in targets} <= set(document.files)
    for name in ("document", "footnotes"):
        rels = document.trees.get(f"word/_rels/{name}.xml.rels")
        known = {one.get("Id") for one in rels} if rels is not None else set()
        used = {
            value
            for one in document.trees[f"word/{name}.xml"].iter()
            for key, value in one.items()
            if key.startswith(R)
        }
        assert used <= known
    linked = {one.get(f"{W}anchor") for part in content for one in part.iter(f"{W}hyperlink")} - {None}
    assert linked <= set(names)


def _letters(text: str) -> str:
    """A text without spaces and direction marks."""
    return "".join(text.translate(DIRECTION_MARKS).split())


@pytest.mark.parametrize("named", sample(BRIEFS, 8), ids=lambda value: value[1])
def test_brief(named: tuple[Path, str]) -> None:
    """Each document is whole, says every line of the manuscript, and is the same again."""
    folder, brief = named
    library = Library.open(folder)
    ready = with_quotation_marks(sanitized(library.publication(library.get(brief))))
    data = write_docx(ready).data
    document, manuscript = Word(data), State(make_manuscript(ready)).manuscript
    assert_whole(document)
    assert write_docx(ready).data == data
    text = _letters(document.text)
    parts = [part for part in manuscript.parts if not isinstance(part, EndNotes)]
    lines = [*lines_of(parts), *(line for note in manuscript.notes for line in lines_of(note))]
    assert [line.text for line in lines if "$" not in line.text and _letters(line.text) not in text] == []
    assert document.properties() == {
        "briefkit-brief": ready.id,
        "briefkit-source": ready.source,
        "briefkit-format": "1",
        **mark_properties([*own_paragraphs(manuscript), *_running(document), *_pictures(document)]),
    }


def _running(document: Word) -> list[str]:
    """The words of the head of the pages, and of their foot, as the document is read that comes back."""
    return [words for name in ("header1", "footer1") for words in running_words(document.trees[f"word/{name}.xml"])]


def _pictures(document: Word) -> list[str]:
    return [picture_mark(data) for name, data in sorted(document.files.items()) if name.startswith("word/media/")]


def test_every_part() -> None:
    for language, backwards in (("en", False), ("ar", True), ("zh", False), ("sw", False)):
        document = word_of(everything(language=language, right_to_left=backwards))
        assert_whole(document)


def test_paragraphs_have_the_bookmarks_of_their_places() -> None:
    printed = publication(
        heading(2, "One", line=20),
        paragraph("Some words.", line=22),
        Items((((paragraph("An item", line=24)),), ((paragraph("Another", line=25)),)), line=24),
        table(2, 1),
        places={"title": "title", "key_points.1": "key_points.1"},
    )
    marks = word_of(printed).bookmarks()
    assert marks["bk_L20"] == "One"
    assert marks["bk_L22"] == "Some words."
    assert (marks["bk_L24"], marks["bk_L25"]) == ("An item", "Another")
    assert marks[bookmark_of("title")] == printed.title
    assert marks[bookmark_of("key_points.1")] == printed.key_points[0]


def test_headings_and_tables_have_heads() -> None:
    document = word_of(publication(heading(2, "One"), heading(3, "Two"), table(3, 2)))
    assert document.paragraphs("Heading1")[:1] == ["One"]
    assert document.paragraphs("Heading2") == ["Two"]
    assert document.paragraphs("Title") == ["Impasse before the meeting"]
    (grid,) = document.document.iter(f"{W}tbl")
    first, *others = grid.iter(f"{W}tr")
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))


def test_a_table_has_no_more_columns_than_word_opens() -> None:
    made = write_docx(publication(table(70, 1, "{column}")))
    assert "a table of 70 columns is printed as 2 tables: one of Word has at most 63" in made.warnings
    found = Word(made.data).document.findall(f".//{W}tbl")[-2:]
    assert [len(one.findall(f"{W}tblGrid/{W}gridCol")) for one in found] == [63, 7]
    assert [text_of(cell) for one in found for cell in one.findall(f"{W}tr")[1].findall(f"{W}tc")][:70] == [
        str(number) for number in range(70)
    ]


def test_a_picture_has_its_description_and_a_bar_is_decoration() -> None:
    document = word_of(everything())
    described = [one.get("descr") for one in document.document.iter(f"{WP}docPr")]
    assert "A blue field" in described
    assert "A picture inside" in described
    for drawing in document.document.iter(f"{WP}docPr"):
        assert drawing.get("descr") or "decorative" in ET.tostring(drawing, encoding="unicode")
    assert any(text.startswith("Figure 1 What the field shows") for text in document.paragraphs("Caption"))


def test_a_picture_that_cannot_be_drawn_is_described() -> None:
    broken = pub.Picture(b"<svg", "svg", 10, 10)
    result = write_docx(publication(Mark("figure", "f1"), figures=(figure(broken),)))
    assert "[A blue field]" in Word(result.data).text
    assert any("a picture is left out" in warning for warning in result.warnings)


def test_footnotes_are_footnotes() -> None:
    note = (paragraph("First paragraph"), paragraph("Second one"))
    printed = publication(
        paragraph("Words", NoteRef(1), Text(" and again"), NoteRef(1)),
        table(1, 1),
        notes=(note, (paragraph("Only from a note"),)),
    )
    result = write_docx(printed)
    document = Word(result.data)
    notes = {one.get(f"{W}id"): one for one in document.trees["word/footnotes.xml"]}
    assert set(notes) == {"-1", "0", "1"}
    assert [text_of(one).strip() for one in notes["1"].iter(f"{W}p")] == ["First paragraph", "Second one"]
    references = list(document.document.iter(f"{W}footnoteReference"))
    assert [one.get(f"{W}id") for one in references] == ["1"]
    assert "NOTEREF" in document.files["word/document.xml"].decode()
    assert any("footnote 2 is left out" in warning for warning in result.warnings)


def test_languages_and_directions() -> None:
    hebrew = InLanguage("he", words("שלום עולם"))
    document = word_of(publication(paragraph("Words in ", InLanguage("fr", words("raison")), Text(" and "), hebrew)))
    body = document.files["word/document.xml"].decode()
    assert '<w:lang w:val="fr-FR"/>' in body
    assert '<w:rtl/><w:lang w:bidi="he-IL"/>' in body
    arabic = word_of(publication(paragraph("نص عربي و English هنا"), table(1, 1), language="ar", right_to_left=True))
    body = arabic.files["word/document.xml"].decode()
    assert "<w:bidiVisual/>" in body
    assert body.count("<w:bidi/>") > 5
    assert '<w:r><w:t xml:space="preserve">English</w:t></w:r>' in body


def test_lists_are_numbered_where_they_start() -> None:
    item = (paragraph("item"),)
    inner = Items((item,), start=3)
    outer = Items(((paragraph("outer"), inner), (table(1, 1),), ()), start=5)
    document = word_of(publication(outer, Quote((Items((item,)),))))
    assert_whole(document)
    starts = [one.get(f"{W}val") for one in document.trees["word/numbering.xml"].iter(f"{W}startOverride")]
    assert starts == ["5", "3"]


def test_contents_are_a_field_with_its_entries() -> None:
    sections = [heading(2, f"Section {number}") for number in range(4)]
    document = word_of(publication(*sections, kind="report"))
    assert_whole(document)
    listed = document.paragraphs("TOC1")
    assert [text.strip() for text in listed] == [f"Section {number}" for number in range(4)]
    body = document.files["word/document.xml"].decode()
    assert "TOC \\o" in body
    kinds = [one.get(f"{W}fldCharType") for one in document.document.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("end") == kinds.count("separate") == 5


def test_formulas_are_equations() -> None:
    tex = (
        r"\sum_{i=1}^{n} \frac{x_i^2}{\sqrt[3]{2}} + \left( \begin{matrix} a & b \\ c & d \end{matrix} \right)"
        r" + \hat{y} + \overline{z} + \text{if}\ \sin x"
    )
    document = word_of(
        publication(paragraph("See ", Formula(tex)), paragraph("", Formula(r"\underbrace{a+b}_{c}", display=True)))
    )
    assert_whole(document)
    body = document.files["word/document.xml"].decode()
    for name in (
        "m:limLow",
        "m:f>",
        "m:rad",
        "m:sSubSup",
        "m:d>",
        "m:m>",
        "m:acc",
        "m:bar",
        "m:nor",
        "m:oMathPara",
        "m:groupChr",
    ):
        assert f"<{name}" in body, name


def test_texts_of_strangers_stay_texts() -> None:
    nasty = "</w:t><w:br/>&amp;\x00\x0b\ufffe\ud800 \"'<script>"
    printed = publication(
        paragraph(nasty, Link(f'https://example.org/?a="&b=<{nasty}>', words(nasty))),
        paragraph("", Styled("strong", words(nasty))),
        title=nasty,
        figures=(figure(png(2, 2), alt=nasty),),
    )
    document = word_of(printed)
    assert_whole(document)
    assert "</w:t><w:br/>&amp;" in document.text


def test_what_runs_on_each_page() -> None:
    document = word_of(everything(imprint=IMPRINT))
    header, footer = (text_of(document.trees[f"word/{name}1.xml"]) for name in ("header", "footer"))
    assert header == "Example Institute Impasse before the meeting"
    assert footer.startswith("Draft · Internal  ·  Example Institute · Policy briefs Page 1 of 1")
    assert document.document.find(f"{W}body/{W}sectPr/{W}titlePg") is not None
    own = {"header.txt": "{title} – {page}", "footer.txt": "{name} {pages}"}
    document = word_of(everything(imprint=pub.Imprint("House", parts=own)))
    assert text_of(document.trees["word/header1.xml"]) == "Impasse before the meeting – 1"


def test_what_stands_at_the_foot_of_each_page_is_not_the_last_line_as_well() -> None:
    own = {"footer.txt": "{pages}"}
    for imprint, times in ((IMPRINT, 0), (replace(IMPRINT, parts=own), 1)):
        assert word_of(publication(imprint=imprint)).text.count(IMPRINT.footer) == times


def test_layouts() -> None:
    large = word_of(publication(layout=pub.Layout(large_print=True)))
    assert '<w:sz w:val="32"/>' in large.files["word/styles.xml"].decode()
    letter = word_of(publication(imprint=pub.Imprint("House", paper="us-letter")))
    assert letter.document.find(f"{W}body/{W}sectPr/{W}pgSz").attrib[f"{W}w"] == "12240"  # type: ignore[union-attr]
    result = write_docx(publication(layout=pub.Layout(one_page=True)), strict=True)
    assert any("as many pages" in remark for remark in result.remarks)


def test_strict_refuses_what_differs() -> None:
    with pytest.raises(ExportError, match="skips a level"):
        write_docx(publication(heading(2, "One", line=3), heading(4, "Two", line=5)), strict=True)


def test_a_document_bears_its_mark_until_another_program_saves_it() -> None:
    data = write_docx(everything()).data
    assert is_made_here(data)
    assert not is_made_here(data.replace(b"<Application>briefkit<", b"<Application>LibreOf<"))
    assert not is_made_here(data[:200])


def test_letters_that_run_from_right_to_left_are_known_by_their_blocks() -> None:
    turned = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in ("R", "AL")]
    assert [sign for sign in turned if list(directed(sign, backwards=False)) != [(True, sign)]] == []
    assert list(directed("“Zürich” – 很", backwards=False)) == [(False, "“Zürich” – 很")]

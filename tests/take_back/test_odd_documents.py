"""Whatever a document holds or a file is, it is answered or named."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefkit.core.revisions.document import Returned
from briefkit.errors import BriefkitError
from briefkit.importers.revisions.read import read_own
from tests.importers.word_files import docx
from tests.take_back.test_open_losses import odt

_BREAK = '<w:br w:type="page"/>'
_CHOICE = (
    "<mc:AlternateContent><mc:Choice Requires='w16'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
_BOX = "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Aside</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
_FIELD = "".join(
    f"<w:r>{inside}</w:r>"
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> DATE </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>28 Nov</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
_SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>date</w:t></w:r></w:sdtContent></w:sdt>"


def text(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


def run(inside: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr>{inside}</w:r>"


# What a paragraph holds after “A ”: the words that are read, and what is named.
PARAGRAPHS = {
    "words in alternatives": (run(_CHOICE.format(text("new"), text("old"))), "A new", []),
    "runs in alternatives": (_CHOICE.format(run(text("new")), run(text("old"))), "A new", []),
    "a text box in alternatives": (run(_CHOICE.format(_BOX, _BOX)), "A ", ["a text box: “Aside”"]),
    "a content control": (_SDT.format("<w:date/>"), "A date", []),
    "the invitation of a content control": (_SDT.format("<w:showingPlcHdr/>"), "A ", []),
    "a date field": (_FIELD, "A 28 Nov", []),
    "a simple field": (f'<w:fldSimple w:instr=" DATE ">{run(text("28 Nov"))}</w:fldSimple>', "A 28 Nov", []),
    "a smart tag": (f'<w:smartTag w:element="place">{run(text("Rome"))}</w:smartTag>', "A Rome", []),
    "a soft hyphen": (run(f"{text('hy')}<w:softHyphen/>{text('phen')}"), "A hyphen", []),
    "a hyphen that does not break": (run("<w:noBreakHyphen/>"), "A \u2011", []),
    "a sign of a font": (
        run('<w:sym w:font="Wingdings" w:char="F0E0"/>'), "A ", ["a sign that only the font “Wingdings” has"]),
    "a sign": (run('<w:sym w:font="Arial" w:char="2192"/>'), "A →", []),
    "a new page": (run(_BREAK), "A ", ["a break to a new page"]),
    "hidden words": (run(text("secret"), "<w:vanish/>"), "A ", ["hidden words: “secret”"]),
    "words with their reading": (
        run(f"<w:ruby><w:rt>{run(text('kan'))}</w:rt><w:rubyBase>{run(text('漢'))}</w:rubyBase></w:ruby>"),
        "A 漢",
        ["the reading “kan” above words"],
    ),
    "words from right to left": (run(text("שלום"), "<w:rtl/>"), "A שלום", []),
    "words that were added and deleted again": (
        '<w:ins w:author="A"><w:del w:author="B"><w:r><w:delText>no</w:delText></w:r></w:del></w:ins>', "A ", []),
    "a mark of a spelling error": (f"<w:proofErr w:type='spellStart'/>{run(text('word'))}", "A word", []),
}  # fmt: skip


def told(document: Returned) -> list[str]:
    return [lost.text for lost in document.unplaced]


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_what_a_paragraph_holds(case: str) -> None:
    inside, words, named = PARAGRAPHS[case]
    document = read_own(docx(f"<w:p>{run(text('A '))}{inside}</w:p>"))
    assert (document.paragraphs[0].text, told(document)) == (words, named)
    assert {lost.paragraph for lost in document.unplaced} <= {0}


@pytest.mark.parametrize(("mark", "what"), [("cellDel", "a cell whose deletion"), ("cellMerge", "cells whose merging")])
def test_tracked_changes_of_cells(mark: str, what: str) -> None:
    cell = f'<w:tc><w:tcPr><w:{mark} w:author="A"/></w:tcPr><w:p>{run(text("310"))}</w:p></w:tc>'
    assert told(read_own(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))) == [f"{what} is tracked: “310”"]


@pytest.mark.parametrize(("look", "dress"), [("<w:caps/>", ("capitals",)), ('<w:caps w:val="0"/>', ())])
def test_capitals_are_a_look(look: str, dress: tuple[str, ...]) -> None:
    (paragraph,) = read_own(docx(f"<w:p>{run(text('A'), look)}</w:p>")).paragraphs
    assert paragraph.signs[0].dress == dress


def packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


_LINKED = docx(f'<w:p><w:hyperlink r:id="rId9">{run(text("A"))}</w:hyperlink></w:p>')


def test_strict_documents_keep_their_links() -> None:
    spaces = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    parts = unpacked(_LINKED)
    for usual, strict in spaces.items():
        parts = {name: data.replace(usual, strict) for name, data in parts.items()}
    relationship = b'<Relationship Id="rId9" Type="x/hyperlink" Target="https://x.example/" TargetMode="External"/>'
    name = "word/_rels/document.xml.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    parts[name] = parts.get(name, empty).replace(b"</Relationships>", relationship + b"</Relationships>")
    (paragraph,) = read_own(packed(parts)).paragraphs
    assert paragraph.signs[0].glyph.target == "https://x.example/"


def test_the_part_with_the_text_may_have_another_name() -> None:
    parts = unpacked(docx(f"<w:p>{run(text('A'))}</w:p>"))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    assert read_own(packed(parts)).paragraphs[0].text == "A"


def test_a_template_is_a_document() -> None:
    parts = unpacked(odt("<text:p>A</text:p>"))
    parts["mimetype"] += b"-template"
    assert read_own(packed(parts)).paragraphs[0].text == "A"


_OLE = b"\xd0\xcf\x11\xe0" + bytes(600)
FILES = {
    "an old Word document": (_OLE + "WordDocument".encode("utf-16-le"), "old Word (.doc)", "save it as .docx"),
    "a protected one": (_OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", "save it without"),
    "rich text": (b"{\\rtf1 A}", "Rich Text Format", "save it as .docx"),
    "a flat OpenDocument text": (
        b'<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text">',
        "flat OpenDocument text (.fodt)",
        "save it as .docx or .odt",
    ),
    "a flat Word document": (b'<?mso-application progid="Word.Document"?>', "as one XML file", "save it as .docx"),
    "a PDF": (b"%PDF-1.7", "a PDF", "the Word file that was sent"),
    "a web page": (b"<!DOCTYPE html><HTML>", "a web page", "the Word file that was sent"),
    "a link to a document": (b'{"url": "https://docs.google.com/x"}', "Google Docs", "as Microsoft Word (.docx)"),
    "nothing": (b"\n", "empty", "get it again"),
    "Pages": (packed({"Index/Document.iwa": b""}), "Pages", "as Word (.docx)"),
    "a workbook": (packed({"xl/workbook.xml": b""}), "a workbook", "the Word file"),
    "a presentation": (packed({"ppt/presentation.xml": b""}), "a presentation", "the Word file"),
    "another archive": (packed({"a.txt": b""}), "neither a Word document (.docx) nor", ""),
    "Markdown": (b"# A", "neither a Word document (.docx) nor", ""),
}


@pytest.mark.parametrize("case", FILES)
def test_what_a_file_is_and_what_to_do_with_it(case: str) -> None:
    data, what, hint = FILES[case]
    with pytest.raises(BriefkitError) as refused:
        read_own(data)
    assert what in refused.value.message
    assert hint in (refused.value.hint or "")


def test_an_answer_stands_where_the_comment_stands_that_it_answers() -> None:
    marks = '<w:commentRangeStart w:id="1"/>{}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.microsoft.com/office/word"
    comments = "".join(
        f'<w:comment w:id="{id_}" w:author="A"><w:p w14:paraId="0{id_}">{run(text(words))}</w:p></w:comment>'
        for id_, words in ((1, "Why?"), (2, "Ask him."))
    )
    thread = '<w15:commentEx w15:paraId="01"/><w15:commentEx w15:paraId="02" w15:paraIdParent="01" w15:done="1"/>'
    parts: dict[str, bytes | str] = {
        "word/comments.xml": f'<w:comments {space} xmlns:w14="{office}/2010/wordml">{comments}</w:comments>',
        "word/commentsExtended.xml": f'<w15:x xmlns:w15="{office}/2012/wordml">{thread}</w15:x>',
    }
    body = f"<w:p>{run(text('A'))}</w:p><w:p>{marks.format(run(text('him')))}</w:p>"
    found = read_own(docx(body, parts=parts)).comments
    assert [(item.text, item.paragraph, item.words, item.resolved) for item in found] == [
        ("Why?", 1, "him", False),
        ("Ask him.", 1, "him", True),
    ]

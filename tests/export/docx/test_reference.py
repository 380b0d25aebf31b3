"""A house's Word document gives documents its styles, page and letterhead, and nothing that loads or runs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.publication import value as pub
from briefkit.core.publication.value import Layout
from briefkit.errors import BriefkitError, ExportError
from briefkit.export.docx.docx import write_docx
from briefkit.importers.word.reference import read_reference
from tests.export.docx.test_document import assert_whole
from tests.export.samples import everything, png
from tests.export.word import W, Word, text_of

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:x="urn:other" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
STYLES = f"""<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="House Sans"/>
<w:lang w:val="xx"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/>
<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:rPr><w:color w:val="00AA00"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Aufz"><w:name w:val="List Bullet"/><w:pPr><w:numPr>
<w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Title"><w:name w:val="Titel Zeichen"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {SPACES}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0">
<w:numFmt w:val="decimal"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>"""
HEADER = f"""<w:hdr {SPACES}><w:p w14:paraId="1"><w:r><w:t>Our house</w:t></w:r><w:r><w:drawing>
<a:blip r:embed="rId1"/>
<a:blip r:link="rId2"/><a:blip r:embed="rId9"/></w:drawing></w:r><w:hyperlink r:id="rId3"><w:r>
<w:t>site</w:t></w:r></w:hyperlink>
<w:hyperlink r:id="rId4"><w:r><w:t>bad</w:t></w:r></w:hyperlink><w:r><w:object/></w:r><x:evil/>
<w:r><w:instrText> INCLUDEPICTURE "http://192.0.2.1/x.png" </w:instrText></w:r><w:r>
<w:instrText> PAGE </w:instrText></w:r>
<w:fldSimple w:instr=" DDEAUTO c:\\\\cmd "><w:r><w:t>f</w:t></w:r></w:fldSimple>
<mc:AlternateContent><mc:Choice Requires="w14"><w:r/></mc:Choice><mc:Fallback><w:r/></mc:Fallback>
</mc:AlternateContent></w:p></w:hdr>"""
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{KIND}/image" Target="media/logo.png"/>
<Relationship Id="rId2" Type="{KIND}/image" Target="http://192.0.2.1/y.png" TargetMode="External"/>
<Relationship Id="rId3" Type="{KIND}/hyperlink" Target="https://house.example/" TargetMode="External"/>
<Relationship Id="rId4" Type="{KIND}/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>"""
DOCUMENT = f"""<w:document {SPACES}><w:body><w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId1"/>
<w:pgSz w:w="12240" w:h="15840"/>
<w:pgMar w:top="2000" w:right="1000" w:bottom="1500" w:left="1200" w:header="500" w:footer="400"/>
</w:sectPr></w:body></w:document>"""
OF_DOCUMENT = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{KIND}/header" Target="header1.xml"/></Relationships>"""
PARTS: dict[str, str | bytes] = {
    "word/document.xml": DOCUMENT,
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "word/header1.xml": HEADER,
    "word/_rels/header1.xml.rels": RELATIONS,
    "word/_rels/document.xml.rels": OF_DOCUMENT,
    "word/media/logo.png": png(4, 4).data,
    "word/theme/theme1.xml": f'<a:theme {SPACES} name="House"><a:themeElements/></a:theme>',
}


def house(**changed: str | bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in (PARTS | changed).items():
            archive.writestr(name, part)
    return written.getvalue()


def made(data: bytes, **layout: str) -> Word:
    imprint = pub.Imprint("Example Institute", access="public", reference=read_reference(data))
    return Word(write_docx(everything(imprint=imprint, layout=Layout(**layout))).data)  # type: ignore[arg-type]


def test_styles_of_the_house_count_by_their_names() -> None:
    document = made(house())
    assert_whole(document)
    assert document.paragraphs("berschrift1")
    assert not document.paragraphs("Heading1")
    assert document.paragraphs("Heading2")  # which the house does not have
    assert document.paragraphs("TitleBriefkit") == ["Impasse before the meeting"]  # the house calls something else so
    styles = document.files["word/styles.xml"].decode()
    assert "House Sans" in styles
    assert 'w:val="xx"' not in styles
    assert styles.count('w:default="1" w:styleId="Standard"') == styles.count('w:type="paragraph" w:default="1"') == 1
    assert '<w:basedOn w:val="Standard"/>' in styles


def test_lists_of_the_house_are_kept_beside_ours() -> None:
    numbering = made(house()).trees["word/numbering.xml"]
    ids = [one.get(f"{W}numId") for one in numbering.iter(f"{W}num")]
    assert ids[0] == "7"
    assert len(ids) == len(set(ids)) > 3


def test_the_page_is_that_of_the_house_unless_a_paper_is_named() -> None:
    section = made(house()).document.find(f"{W}body/{W}sectPr")
    assert section is not None
    assert {key.removeprefix(W): value for key, value in section.find(f"{W}pgMar").items()} == {  # type: ignore[union-attr]
        "top": "2000",
        "right": "1000",
        "bottom": "1500",
        "left": "1200",
        "header": "500",
        "footer": "400",
        "gutter": "0",
    }
    assert section.find(f"{W}titlePg") is None
    paper = made(house(), paper="a4").document.find(f"{W}body/{W}sectPr/{W}pgSz")
    assert paper is not None
    assert paper.get(f"{W}w") == "11906"


def test_a_letterhead_is_taken_over_without_what_loads_or_runs() -> None:
    document = made(house())
    header = document.files["word/header1.xml"].decode()
    assert text_of(document.trees["word/header1.xml"]) == "Our housesitebadf"
    assert document.files["word/media/house-1.png"] == png(4, 4).data
    everything_else = header + document.files["word/_rels/header1.xml.rels"].decode()
    for words in (
        "INCLUDEPICTURE",
        "DDEAUTO",
        "192.0.2.1",
        "passwd",
        "object",
        "evil",
        "paraId",
        "r:link",
        "Ignorable",
        "Choice",
    ):
        assert words not in everything_else, words
    assert " PAGE " in header
    assert "https://house.example/" in everything_else
    masthead = document.paragraphs("Masthead")
    assert [text.strip() for text in masthead] == ["Commentary"]  # the house is in the letterhead


def test_a_document_of_ours_can_be_the_house_s() -> None:
    document = made(write_docx(everything()).data)
    assert_whole(document)
    assert document.paragraphs("Heading1")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"no archive", "cannot be opened"),
        (house(**{"word/document.xml": "<x>"}), "cannot be read"),
        (house(**{"word/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "defines entities"),
        (
            house(**{"word/styles.xml": f"<w:styles {SPACES}>{'<w:style>' * 300}{'</w:style>' * 300}</w:styles>"}),
            "too deep",
        ),
    ],
    ids=["text", "broken", "entities", "deep"],
)
def test_a_wrong_file_is_named(data: bytes, why: str) -> None:
    with pytest.raises(BriefkitError, match=why):
        read_reference(data)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "briefkit.toml").write_text('[brand]\nreference_docx = "house.docx"\n', "utf-8")
    (folder / "house.docx").write_bytes(house())
    (folder / "one.md").write_text("---\ntitle: T\nkind: memo\ndate: 2024\n---\n## A heading\n\nText.\n", "utf-8")
    return Library.open(folder)


def test_the_settings_or_an_option_name_it(library: Library, tmp_path: Path) -> None:
    brief = library.get("one")
    assert Word(library.export(brief, "docx").data).paragraphs("berschrift1") == ["A heading"]
    other = tmp_path / "other.docx"
    other.write_bytes(write_docx(everything()).data)
    named = library.export(brief, "docx", layout=Layout(reference_docx=str(other)))
    assert Word(named.data).paragraphs("Heading1") == ["A heading"]
    with pytest.raises(ExportError, match=r"none\.docx cannot be read: No such file"):
        library.export(brief, "docx", layout=Layout(reference_docx="none.docx"))
    (library.folder / "house.docx").write_bytes(b"")
    with pytest.raises(ExportError, match=r"house\.docx cannot be taken over: it is damaged"):
        library.export(brief, "docx")
    assert library.export(brief, "html").data  # which does not look at it

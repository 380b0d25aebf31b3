"""Word documents: styles, lists, notes, tables and pictures, and what they hold besides their text."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.errors import BriefkitError
from briefkit.importers.document import Document
from briefkit.importers.drafting.drafting import draft_of
from briefkit.importers.formats import format_of
from briefkit.importers.importers import Draft, Source
from briefkit.importers.lines import BOILERPLATE, HEADER, HEADING, ITEM, QUOTE, TITLE
from briefkit.importers.word.styles import meaning_of
from briefkit.importers.word.word import read_word
from tests.importers.word_files import PIXEL, STYLES, cell, docx, item, note, p, part, picture, r, table

TEXT = "The committee met for three days and left open whether observers may board in port or only at sea."


def draft(*body: str, **more: Any) -> Draft:
    data = docx(*body, **more)
    return draft_of(read_word(data), Source(data=data, name="a-file"))


def told(document: Document) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in document.paragraphs]


def test_styles_in_any_language_and_those_based_on_them() -> None:
    document = read_word(
        docx(
            p(r("Ports"), style="Titel"),
            p(r("One"), style="berschrift1"),
            p(r("Two"), style="Titre2"),
            p(r("Three"), style="Kapitel"),
            p(r("Four"), style="Gliederung"),
            p(r("Said"), style="Zitat"),
            p(r("Inhalt ... 3"), style="Verzeichnis1"),
            p(r("Item"), style="Punkte"),
        )
    )
    assert [(part.kind, part.level) for part in document.paragraphs] == [
        *((TITLE, 0), (HEADING, 1), (HEADING, 2), (HEADING, 1), (HEADING, 3), (QUOTE, 0), (BOILERPLATE, 0), (ITEM, 1)),
    ]


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("Heading 3", (HEADING, 3)),
        ("Überschrift 1", (HEADING, 1)),
        ("Titre 4", (HEADING, 4)),
        ("Заголовок 2", (HEADING, 2)),
        ("Titre", (TITLE, 0)),
        ("Title", (TITLE, 0)),
        ("Heading", None),
        ("Normal", None),
        ("", None),
    ],
)
def test_names_of_styles(name: str, meaning: tuple[str, int] | None) -> None:
    assert meaning_of(name) == meaning


def test_a_title_by_form_and_headings_by_form() -> None:
    made = draft(
        p(r("What the ports want", '<w:b/><w:sz w:val="32"/>'), more='<w:jc w:val="center"/>'),
        p(r(TEXT * 3)),
        p(r("Who pays", "<w:b/>")),
        p(r(TEXT)),
        p(r("All of this is bold and a sentence.", "<w:b/>")),
    )
    assert made.front_matter["title"] == "What the ports want"
    assert made.body.split("\n\n")[1:] == ["## Who pays", TEXT, "**All of this is bold and a sentence.**\n"]


def test_text_keeps_its_look_links_and_notes() -> None:
    link = f'<w:hyperlink r:id="rId11">{r("the register", "<w:i/>")}</w:hyperlink>'
    made = draft(
        p(r("Ports"), style="Titel"),
        p(
            r("CO"),
            r("2", '<w:vertAlign w:val="subscript"/>'),
            r(" in "),
            r("two", "<w:b/>"),
            r(" ports", "<w:b/>"),
            r(", see "),
            link,
            note(2),
            r(". # 5 * 3."),
        ),
        p(r(TEXT), note(1)),
        notes={1: "First in the file.", 2: "Second [sic]."},
    )
    assert made.body == (
        "CO<sub>2</sub> in **two ports**, see [*the register*](https://x.example/a)[^1]. # 5 \\* 3.\n\n"
        f"{TEXT}[^2]\n\n[^1]: Second \\[sic\\].\n\n[^2]: First in the file.\n"
    )


def test_lists_of_words_own_and_typed_ones() -> None:
    own = [item("One"), item("Under", level=1), item("Again", level=1), item("Two"), p(r("Then:"))]
    typed = [item("First", 2), item("Second", 2), p(r("\uf0b7 typed")), p(r("•\ttoo"))]
    made = draft(p(r("Ports"), style="Titel"), p(r(TEXT)), *own, *typed)
    assert made.body.split("\n\n")[1:] == [
        "- One\n    1. Under\n    2. Again\n- Two",
        "Then:",
        "1. First\n2. Second\n- typed\n- too\n",
    ]


def test_tables_with_joined_cells_and_frames() -> None:
    made = draft(
        p(r("Ports"), style="Titel"),
        p(r(TEXT)),
        table(
            (cell("Year", '<w:vMerge w:val="restart"/>'), cell("Tonnes | in %", '<w:gridSpan w:val="2"/>')),
            (cell("", "<w:vMerge/>"), cell("In"), cell("Out")),
        ),
        table((cell("A frame around text."),)),
    )
    assert "| Year | Tonnes \\| in % |  |\n| --- | --- | --- |\n|  | In | Out |" in made.body
    assert made.body.endswith("A frame around text.\n")
    assert any("joined" in text for text in made.notes)


def test_pictures_with_their_descriptions_and_captions() -> None:
    data = docx(
        p(r("Ports"), style="Titel"),
        p(r(TEXT)),
        picture("Ships at anchor"),
        p(r("Waiting in May (Photo: A. B.)"), style="Beschriftung"),
    )
    made = draft_of(read_word(data), Source(data=data))
    assert [(item.name, item.data) for item in made.pictures] == [("picture-1.png", PIXEL)]
    figures: Any = made.front_matter["figures"]
    assert [(figure["alt"], figure["caption"]) for figure in figures] == [("Ships at anchor", "Waiting in May")]


def test_pictures_that_are_marked_as_decorative_are_no_figures() -> None:
    mark = '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    bar = picture("").replace('descr=""/>', f'descr=""><a:extLst><a:ext>{mark}</a:ext></a:extLst></wp:docPr>')
    assert mark in bar
    made = draft(p(r("Ports"), style="Titel"), p(r(TEXT)), bar, bar, picture("Ships at anchor"))
    figures: Any = made.front_matter["figures"]
    assert [figure["alt"] for figure in figures] == ["Ships at anchor"]
    assert "left out: a picture marked as decorative, 2 times" in made.notes


def test_linked_pictures_are_never_fetched() -> None:
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    relations = f'<Relationship Id="rId20" Type="{image}" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
    document = read_word(docx(p(r(TEXT)), picture("x", "rId20", "link"), relations=relations))
    assert any("elsewhere" in text for text in document.notes)


def test_tracked_changes_and_comments_are_told() -> None:
    changed = p(
        r("Kept "),
        f'<w:ins w:id="1" w:author="X">{r("inserted ")}</w:ins>',
        '<w:del w:id="2" w:author="X"><w:r><w:delText>deleted</w:delText></w:r></w:del>',
        r("end."),
    )
    moved = f'<w:moveFrom w:id="3">{r("moved away")}</w:moveFrom><w:moveTo w:id="4">{r("Moved here.")}</w:moveTo>'
    comments = part("comments", f'<w:comment w:id="1" w:author="Ada Brenner">{p(r("Is this so?"))}</w:comment>')
    document = read_word(docx(p(r(TEXT)), changed, p(moved), parts={"word/comments.xml": comments}))
    assert told(document) == [
        ("", TEXT),
        ("", "Kept inserted end."),
        ("", "Moved here."),
        (BOILERPLATE, "Ada Brenner: Is this so?"),
    ]
    assert document.notes[0].startswith("it has tracked changes (1 insertion, 1 deletion, 1 move): what was")
    assert "1 comment left out" in document.notes


def test_formulas_boxes_controls_fields_and_heads() -> None:
    formula = "<m:oMath><m:r><m:t>a=b</m:t></m:r><m:r><m:t>+c</m:t></m:r></m:oMath>"
    inner = f"<w:txbxContent>{p(r('In a box.'))}</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'><wps:txbx>{inner}</wps:txbx></mc:Choice>"
    box = f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"
    control = f"<w:sdt><w:sdtContent>{p(r('In a control.'))}</w:sdtContent></w:sdt>"
    paris = r("Par\u00adis")
    tagged = f'<w:smartTag w:element="place">{paris}</w:smartTag>'
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    field = f"{marks[0]}<w:r><w:instrText> DATE </w:instrText></w:r>{marks[1]}{r('5 May')}{marks[2]}"
    head = part("hdr", p(r("Ministry of Ports – page 1")))
    document = read_word(
        docx(
            p(r("Where "), formula),
            p(r("See:"), box),
            control,
            p(r("In "), tagged, r(" on "), field),
            parts={"word/header1.xml": head},
        )
    )
    assert [text for _, text in told(document)] == [
        "Where a=b+c",
        "See:",
        "In a box.",
        "In a control.",
        "In Paris on 5 May",
        "Ministry of Ports – page 1",
    ]
    assert "1 of its formulas are taken as plain text" in document.notes


def test_properties_give_no_author_and_no_date_and_a_title_only_if_the_text_does() -> None:
    properties = {"title": "Ports", "creator": "Template Owner"}
    made = draft(p(r("Ministry of Ports")), p(r("Ports")), p(r(TEXT)), properties=properties)
    assert made.front_matter["title"] == "Ports"
    assert not {"authors", "date"} & made.front_matter.keys()
    assert any("Template Owner" in text for text in made.notes)
    made = draft(p(r("Ports")), p(r(TEXT)), properties={"title": "An old template"})
    assert made.front_matter["title"] == "Ports"


def test_a_document_of_briefkit_itself_is_told_with_its_brief() -> None:
    own = "<Properties><property name='briefkit-brief'><lpwstr>2018-11-ports</lpwstr></property></Properties>"
    notes = read_word(docx(p(r(TEXT)), parts={"docProps/custom.xml": own})).notes
    assert [note for note in notes if "2018-11-ports" in note and "briefkit take-back" in note]
    assert not [note for note in read_word(docx(p(r(TEXT)))).notes if "take-back" in note]


def test_macros_are_never_run_and_said() -> None:
    data = docx(p(r(TEXT)), parts={"word/vbaProject.bin": b"x"})
    assert format_of(data, "x.docm").name == "docx"
    assert "it holds macros: they are not run, and not taken" in read_word(data).notes


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


@pytest.mark.parametrize(
    "name",
    ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml", "word/header1.xml"],
)
@pytest.mark.parametrize("xml", [BOMB, OUTSIDE, BOMB.encode("utf-16")])
def test_entities_are_refused_in_every_part(name: str, xml: str | bytes) -> None:
    with pytest.raises(BriefkitError, match="defines entities"):
        read_word(docx(p(r(TEXT)), parts={name: xml}))


def test_archives_beyond_the_limits_are_refused_before_they_are_read() -> None:
    with pytest.raises(BriefkitError, match="would unpack to"):
        read_word(docx(p(r(TEXT)), parts={"word/media/bomb.bin": bytes(30 << 20)}))
    with pytest.raises(BriefkitError, match="at most 5,000"):
        read_word(docx(p(r(TEXT)), parts={f"x/{number}": "" for number in range(5000)}))
    with pytest.raises(BriefkitError, match="nested too deep"):
        read_word(docx("<w:p>" * 300 + "</w:p>" * 300))
    with pytest.raises(BriefkitError, match="damaged"):
        read_word(docx(p(r(TEXT)))[:-30])
    with pytest.raises(BriefkitError, match="damaged"):
        read_word(docx("<w:p>"))


def archive(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name in names:
            made.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive("xl/workbook.xml"), "Excel"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("mimetype", "content.xml"), "OpenDocument"),
        (archive("a.txt"), "packed"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old Office"),
    ],
)
def test_other_files_of_office_are_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(BriefkitError, match=message):
        format_of(data, "x.docx")


WORDS = st.lists(
    st.text(
        st.characters(
            min_codepoint=33,
            max_codepoint=0x24F,
            exclude_characters="".join(map(chr, range(0x7F, 0xA1))) + "\u00ad·",  # a typed bullet is read as “•”
        ),
        min_size=1,
        max_size=8,
    ),
    min_size=1,
    max_size=8,
)
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:strike/>", '<w:vertAlign w:val="superscript"/>'])


@given(st.lists(st.lists(st.tuples(WORDS, LOOKS), min_size=1, max_size=3), min_size=1, max_size=4))
def test_no_word_of_a_document_is_lost(paragraphs: list[list[tuple[list[str], str]]]) -> None:
    document = read_word(docx(*(p(*(r(" ".join(words) + " ", look) for words, look in runs)) for runs in paragraphs)))
    text = " ".join(" ".join(words) for runs in paragraphs for words, _ in runs)
    assert " ".join(part.text for part in document.paragraphs).split() == text.split()


def test_strict_documents_are_read_as_all_others() -> None:
    changed = docx(p(f'<w:ins w:id="1" w:author="X">{r(TEXT)}</w:ins>'), p(r("One"), style="berschrift1"))
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(changed)) as usual, zipfile.ZipFile(written, "w") as strict:
        for name in usual.namelist():
            space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            strict.writestr(name, usual.read(name).replace(space, b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    document = read_word(written.getvalue())
    assert told(document) == [("", TEXT), (HEADING, "One")]
    assert document.notes[0].startswith("it has tracked changes (1 insertion)")


def test_words_within_fields_directions_readings_and_formulas_are_kept() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby></w:r>"
    formula = "<m:oMathPara><m:oMath><m:r><m:rPr/></m:r><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>"
    around = f'<w:fldSimple w:instr=" REF a ">{r("Table 3")}</w:fldSimple><w:bdo w:val="rtl">{r(" b")}</w:bdo>'
    document = read_word(docx(p(r("See "), around, f"<w:dir>{r(' d ')}</w:dir>", ruby), p(formula)))
    assert [text for _, text in told(document)] == ["See Table 3 b d 漢", "x=1"]


def test_a_list_that_goes_on_behind_a_paragraph_counts_on() -> None:
    document = read_word(docx(item("One", 2), item("Two", 2), p(r("Between.")), item("Three", 2), item("Other", 1)))
    assert [text for _, text in told(document)] == ["1. One", "2. Two", "Between.", "3. Three", "• Other"]


def test_hidden_text_is_left_out_and_said() -> None:
    document = read_word(docx(p(r("Hidden ", "<w:vanish/>"), r("Shown", '<w:vanish w:val="0"/>'))))
    assert told(document) == [("", "Shown")]
    assert "left out: hidden text" in document.notes


def test_content_controls_around_cells_and_rows() -> None:
    inner = f"<w:sdt><w:sdtContent>{cell('B')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell('1')}{cell('2')}</w:tr></w:sdtContent></w:sdt>"
    document = read_word(docx(f"<w:tbl><w:tr>{cell('A')}{inner}</w:tr>{row}</w:tbl>"))
    assert document.paragraphs[0].rows == (("A", "B"), ("1", "2"))


def test_lists_that_styles_make_are_counted_apart() -> None:
    names = {"B1": "List Bullet", "B2": "List Bullet 2", "N1": "List Number"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in names.items()
    )
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:pStyle w:val="{id_}"/>'
        f'<w:numFmt w:val="{"decimal" if id_ == "N1" else "bullet"}"/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at, id_ in enumerate(names, 1)
    )
    made = draft(
        p(r("Ports"), style="Titel"),
        p(r(TEXT)),
        *(p(r(text), style=style) for text, style in (("a", "B1"), ("b", "B1"), ("c", "B2"), ("x", "N1"), ("y", "N1"))),
        p(r(TEXT)),
        p(r("again"), style="N1"),
        parts={
            "word/styles.xml": part("styles", STYLES + styles),
            "word/numbering.xml": part("numbering", numbering),
        },
    )
    assert "- a\n- b\n    - c\n1. x\n2. y" in made.body
    assert "1. again" in made.body


@pytest.mark.parametrize("title", ["", "PORT FEES: WHERE WE STAND"])
def test_the_header_of_a_memo(title: str) -> None:
    fields = (
        "To:\tMinister",
        "From:\tAda Brenner, Head of Unit",
        "Date:\t5 October 2021",
        "Subject:\tAfter the hearing",
    )
    above = [p(r(title, "<w:b/>"), more='<w:jc w:val="center"/>')] if title else []
    made = draft(*above, *(p(r(field)) for field in fields), p(r(TEXT)))
    matter = made.front_matter
    assert (matter["title"], matter["kind"]) == (title or "After the hearing", "memo")
    assert (matter["authors"], matter["date"]) == (["Ada Brenner"], "2021-10-05")
    assert made.body == TEXT + "\n"
    assert any(line.text.startswith("Subject:") and line.kind == HEADER for line in made.lines)

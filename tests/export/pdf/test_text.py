"""The text of a PDF, read back: complete, in order, and never markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.core.body.document import CodeSpan, Mark
from briefkit.core.publication.value import RelatedEntry
from briefkit.export.pdf.missing import install_hint
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import keeps_both_standards, pdf_text, share_found
from tests.export.samples import (
    LANGUAGES,
    everything,
    heading,
    issue_table,
    paragraph,
    publication,
)

CODE = '#panic("x") $x^2$ @ref <label> *b* _i_ `r` // c /* d */ = h - i + j / term: \\u{41} #include "/etc/passwd"'


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_comes_back_in_reading_order(language: str, tmp_path: Path) -> None:
    text = LANGUAGES[language]
    printed = publication(paragraph(text * 4), heading(2, text[:30]), paragraph(text), language=language)
    assert share_found(text * 5, pdf_text(write_pdf(printed).data, tmp_path), language) >= 0.99


def test_scripts_mixed_in_one_document_come_back(tmp_path: Path) -> None:
    printed = pdf_text(write_pdf(publication(*(paragraph(text) for text in LANGUAGES.values()))).data, tmp_path)
    assert {name: share_found(text, printed, name) >= 0.99 for name, text in LANGUAGES.items()} == dict.fromkeys(
        LANGUAGES, True
    )


def test_every_part_is_in_its_place(tmp_path: Path) -> None:
    text = " ".join(pdf_text(write_pdf(everything()).data, tmp_path).split())
    expected = (
        "Commentary 7 November 2018 Draft · Internal Impasse before the meeting Neither side By A. Author "
        "former ambassador Key points Key judgments likely 55–80% likelihood not stated 93% Issues Party 0 + supports "
        "No position recorded Timeline Date Event Buenos Aires Figure 1 What the field shows A. Photographer "
        "What happened a link B. Expert: Column 0 Why and on it goes. Recommendations United States: Sources grade B2 "
        "https://www.example.org/report/1 Related After Helsinki Disclaimer: Licence: CC BY 4.0 Page 3 of 3"
    )
    at = 0
    for part in expected.split(" "):
        found = text.find(part, at)
        assert found >= 0, part
        at = found


def test_missing_glyphs_are_replaced_and_reported(tmp_path: Path) -> None:
    written = write_pdf(publication(paragraph("Growth 😀 and 👩‍👧", CodeSpan("ก")), title="Growth 😀"))
    assert written.warnings == (
        "no font has the Thai letter “ก”; it is printed as ‹U+0E01›: " + install_hint(),
        "no font has “😀” and “👩‍👧”; they are printed as code points, such as ‹U+1F600›",
    )
    text = pdf_text(written.data, tmp_path)
    assert "Growth ‹U+1F600›" in text
    assert "‹U+1F469›‹U+1F467›‹U+0E01›" in text
    assert keeps_both_standards(written.data)


def test_text_never_becomes_markup(tmp_path: Path) -> None:
    printed = publication(paragraph(CODE), issues=None, standfirst=CODE, key_points=(CODE,))
    text = " ".join(pdf_text(write_pdf(printed).data, tmp_path).split())
    assert text.count(CODE) == 3


def test_control_and_direction_characters_are_shown(tmp_path: Path) -> None:
    text = pdf_text(write_pdf(publication(paragraph("a\u202eb\x1bc"))).data, tmp_path)
    assert "a‹U+202E›b‹U+001B›c" in text


def test_direction_marks_and_joiners_work_unseen(tmp_path: Path) -> None:
    text = 'הטלפון \u200e+972-3-123-4567\u200e, וגם ארה\u200f"ב, \u061c55, نمی\u200cخواهم'
    written = write_pdf(publication(paragraph(text), language="he"))
    assert written.warnings == ()
    assert "‹U+" not in pdf_text(written.data, tmp_path)
    assert "+972-3-123-4567" in pdf_text(written.data, tmp_path)
    assert keeps_both_standards(written.data)


def test_empty_cells_are_labelled_and_stances_have_symbols(tmp_path: Path) -> None:
    text = pdf_text(write_pdf(publication(Mark("issues"), issues=issue_table(3, 1))).data, tmp_path)
    assert "No position recorded" in text
    assert "+ supports" in text
    assert "− opposes" in text


def test_what_replaced_a_brief_and_how_to_cite_it(tmp_path: Path) -> None:
    later = RelatedEntry("Sanctions again", "Memo", "July 2019", "https://example.org/again", "again")
    printed = everything(status_label="Retracted", notice="Do not rely on it.", successor=later)
    data = write_pdf(printed).data
    text = pdf_text(data, tmp_path)
    assert "Retracted\nDo not rely on it.\nSuperseded by: Sanctions again, Memo, July 2019\n" in text
    assert "Suggested citation: A. Author. Impasse before the meeting. https://doi.org/10.1234/5" in text
    assert keeps_both_standards(data)


@pytest.mark.parametrize("parties", [2, 9])
def test_a_part_below_a_heading_of_the_author_s_has_none_of_ours(parties: int, tmp_path: Path) -> None:
    marks = (Mark("issues", titled=False), Mark("judgments", titled=False), Mark("timeline", titled=False))
    printed = everything(blocks=(heading(2, "Who wants what"), *marks), issues=issue_table(parties, 1))
    data = write_pdf(printed).data
    lines = pdf_text(data, tmp_path).split("\n")
    assert "Who wants what" in lines
    assert not {"Issues", "Key judgments", "Timeline"} & set(lines)
    assert keeps_both_standards(data)

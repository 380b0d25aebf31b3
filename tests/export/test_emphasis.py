"""Emphasis in scripts without italics: never a slant that a program makes up, and never lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.core.body.document import Link, Paragraph, Styled, Text
from briefkit.export.emphasis import pieces_of
from briefkit.export.html.html import write_html
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import keeps_both_standards, pdf_text
from tests.export.samples import publication
from tests.places import ROOT

UPRIGHT = {
    "ar": "مقترحاً جديداً، وهو مهم",
    "fa": "می‌شود، مهم",
    "he": "הצעה חדשה",
    "hi": "नया प्रस्ताव रखा है।",
    "ka": "ახალი, კარგი წინადადება",
    "hy": "նոր առաջարկ",
    "am": "አዲስ ሐሳብ፣ ነው",
    "th": "ข้อเสนอใหม่",
    "ko": "새로운 요금안",
}
DOTTED = {"zh": "全新的方案", "ja": "新しい料金案"}


@pytest.mark.parametrize("text", UPRIGHT.values())
def test_a_script_without_italics_is_upright_as_a_whole(text: str) -> None:
    assert list(pieces_of(text)) == [("upright", text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Indo-Pacific, жизнь, ζωή 12 %", [("italic", "Indo-Pacific, жизнь, ζωή 12 %")]),
        ("全新的，方案", [("dotted", "全新的"), ("italic", "，"), ("dotted", "方案")]),
        ("see הנמל 2027 now", [("italic", "see "), ("upright", "הנמל"), ("italic", " 2027 now")]),
        ("e\u0301 ŁẠ ﬁ ∑ → 😀", [("italic", "e\u0301 ŁẠ ﬁ ∑ → 😀")]),
        ("", []),
    ],
)
def test_each_script_has_its_own_look(text: str, pieces: list[tuple[str, str]]) -> None:
    assert list(pieces_of(text)) == pieces


@given(st.text())
def test_no_text_is_lost(text: str) -> None:
    assert "".join(piece.text for piece in pieces_of(text)) == text


def emphasized(text: str) -> Paragraph:
    """A sentence with emphasis, part of it in a link."""
    return Paragraph(
        (Text("— "), Styled("emphasis", (Text(text), Text(" Latin "), Link("https://example.org", (Text(text),)))))
    )


@pytest.mark.parametrize("language", UPRIGHT)
def test_a_pdf_sets_it_in_bold_and_latin_in_italics(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(ROOT / "fonts" / "src")
    page = (
        language if language in ("ar", "fa", "he") else "en"
    )  # whose labels are in Latin letters, or in a font with both
    made = publication(emphasized(UPRIGHT[language]), language=page, title="A", standfirst="A", authors=(), experts=())
    data = write_pdf(made).data
    fonts = {name.decode() for name in re.findall(rb"/FontName/\w+\+([\w-]+)", data)}
    assert any(name.startswith(("Noto", "Briefkit")) and name.endswith("-Bold") for name in fonts), fonts
    assert not any(name.startswith(("Noto", "Briefkit")) and name.endswith("-Regular") for name in fonts - LATIN), fonts
    assert fonts & {"SourceSerif4-It", "SourceSans3-It"}
    assert keeps_both_standards(data)


LATIN = {"NotoSansHebrew-Regular", "BriefkitArabic-Regular", "NotoSansSC-Regular"}
"""Fonts that also have what stands around the emphasis."""


@pytest.mark.parametrize("language", DOTTED)
def test_a_pdf_sets_dots_that_leave_no_trace_in_its_text(language: str, tmp_path: Path) -> None:
    data = write_pdf(publication(emphasized(DOTTED[language]), language=language)).data
    assert keeps_both_standards(data)
    assert f"— {DOTTED[language]} Latin {DOTTED[language]}" in " ".join(pdf_text(data, tmp_path).split())


@pytest.mark.parametrize(("language", "text"), [*UPRIGHT.items(), *DOTTED.items()])
def test_a_page_marks_it(language: str, text: str) -> None:
    html = write_html(publication(emphasized(text), language=language)).data.decode()
    look = "dotted" if language in DOTTED else "upright"
    assert f'<em><span class="{look}">{text}</span> Latin <a href="https://example.org"><span class="{look}">' in html
    assert "font-synthesis-style:none" in html
    assert "em :is(.upright,.dotted){font-style:normal}" in html


def test_a_text_of_latin_letters_is_as_it_was() -> None:
    html = write_html(publication(emphasized("plain"))).data.decode()
    assert '<em>plain Latin <a href="https://example.org">plain</a></em>' in html

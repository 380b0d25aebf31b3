"""A number stays with its sign, and a figure with its ending."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefkit.core.body.document import CodeSpan, Heading, Paragraph, Text
from briefkit.export.html.html import write_html
from briefkit.export.pdf.pdf import write_pdf
from briefkit.export.pdf.runs import runs_of
from briefkit.export.together import ENDING, kept_together
from tests.export.reading import pdf_text
from tests.export.samples import paragraph, publication
from tests.places import ROOT


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("20 % and 5 €", "20\u00a0% and 5\u00a0€"), ("20\n%", "20\u00a0%"), ("3 °C, 12 ₹", "3\u00a0°C, 12\u00a0₹"),
        ("بنسبة 12 % و١٢ %", "بنسبة 12\u00a0% و١٢\u00a0%"), ("20% of 7, a % b", "20% of 7, a % b"), ("20  %", "20  %"),
    ],
)  # fmt: skip
def test_a_number_and_its_sign(text: str, kept: str) -> None:
    assert kept_together(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the ministry (B2), grade C-, and A1.", "the ministry\u00a0(B2), grade\u00a0C-, and\u00a0A1."),
        ("Note\nC- et (D-)", "Note\u00a0C- et\u00a0(D-)"), ("הערכה B2", "הערכה\u00a0B2"), ("от (F6)", "от\u00a0(F6)"),
        ("plan B, vitamin B12, a C-shaped bay, C-17, G7, B2B, B2-x", None), ("B2 and C-", "B2 and\u00a0C-"),
    ],
)  # fmt: skip
def test_a_source_and_its_grade(text: str, kept: str | None) -> None:
    assert kept_together(text) == (kept or text)


@pytest.mark.parametrize("language", ["en", "de", "ar", "he", "hi", "ka", "zh"])
def test_in_exports_of_every_language(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "fonts" / "src")
    lines = " ".join(f"{'x' * length} 20 %" for length in range(1, 80))
    made = publication(paragraph(lines, CodeSpan("a = 20 %")), language=language, standfirst=lines, key_points=(lines,))
    html = write_html(made).data.decode().replace("&nbsp;", "\u00a0")
    assert html.count("20\u00a0%") == 3 * 79
    assert "a = 20 %</code>" in html
    assert not re.search(r"20\s*\n\s*%", pdf_text(write_pdf(made).data, tmp_path))


@pytest.mark.parametrize("word", ["12%-ით", "IMO-ს", "2019-ში", "0,5‰-ის", "EU-s"])
def test_a_figure_and_its_ending(word: str) -> None:
    assert re.fullmatch(ENDING, word)
    assert f'<span class="whole">{word}</span>' in write_html(
        publication(paragraph(f"ab {word} cd"))
    ).data.decode().replace("&nbsp;", "\u00a0")
    assert runs_of(f"ab {word} cd") == ["ab ", {"whole": word}, " cd"] or "," in word


@pytest.mark.parametrize("word", ["well-known", "Indo-Pacific", "a-b", "12-month-long", "IMO-agreement", "x12%-ით-y"])
def test_other_compounds_may_be_broken_on_a_page(word: str) -> None:
    assert not re.search(ENDING, word)


def test_an_escape_is_whole_wherever_it_stands() -> None:
    escapes = "‹U+13A0›" * 40
    assert list(runs_of(escapes)) == [{"parts": ["‹U+13A0›"] * 40}]
    for columns in (1, 4, 9):
        for piece in runs_of(f"abcdefghijklmnop{escapes}", columns):
            for part in piece["parts"] if isinstance(piece, dict) else [piece]:
                assert part.count("‹") == part.count("›")


@pytest.mark.parametrize("language", ["ar", "he"])
def test_figures_alone_run_from_left_to_right(language: str, tmp_path: Path) -> None:
    blocks = (Heading(2, (Text("-7 %"),), "a"), Paragraph((Text("-5 %"),)))
    made = publication(*blocks, language=language)
    html = write_html(made).data.decode().replace("&nbsp;", "\u00a0")
    assert '<p><bdi dir="ltr">-5\u00a0%</bdi></p>' in html
    assert '<h2 id="a"><bdi dir="ltr">-7\u00a0%</bdi></h2>' in html
    assert "<bdi dir" not in write_html(publication(*blocks)).data.decode()
    lines = [" ".join(line.split()) for line in pdf_text(write_pdf(made).data, tmp_path).splitlines()]
    shown = [re.sub("[\u202a-\u202e\u200e\u200f]", "", line) for line in lines]
    assert "-5 %" in shown
    assert "-7 %" in shown

"""What a PDF says of letters and signs that no font has, and when it is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.errors import ExportError
from briefkit.export.pdf.missing import missing_warnings, script_of
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import pdf_text
from tests.export.samples import paragraph, publication
from tests.places import ROOT

NAME = ": name a font that has them in [brand] fonts (briefkit.toml)"
CHEROKEE = "ᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩ"


def test_the_letters_of_a_script_are_named_in_one_sentence() -> None:
    assert missing_warnings(CHEROKEE + "ⰀⰁ") == [
        (
            "no font has the Cherokee letters “Ꭰ”, “Ꭱ”, “Ꭲ”, “Ꭳ”, “Ꭴ” and five more; "
            f"they are printed as code points, such as ‹U+13A0›{NAME}"
        ),
        f"no font has the Glagolitic letters “Ⰰ” and “Ⰱ”; they are printed as code points, such as ‹U+2C00›{NAME}",
    ]


def test_a_keycap_keeps_its_digit_and_a_letter_with_a_strange_mark_itself(tmp_path: Path) -> None:
    written = write_pdf(publication(paragraph("Step 1️⃣, 2\u20e3 and #️⃣ for ж\u0489x")))
    assert written.warnings == ("“1️⃣”, “2⃣”, “#️⃣” and “ж҉” are printed as 1, 2, # and ж‹U+0489›",)
    assert "Step 1, 2 and # for ж‹U+0489›x" in pdf_text(written.data, tmp_path)
    assert write_pdf(publication(paragraph("Step 1️⃣"))).warnings == ("“1️⃣” is printed as 1",)


def test_signs_and_flags_are_named_once(tmp_path: Path) -> None:
    written = write_pdf(publication(paragraph("✅ in the 🇪🇺 and 🇺🇸, ✅ again 🛠️")))
    assert written.warnings == (
        "no font has “✅”, “🇪🇺”, “🇺🇸” and “🛠️”; they are printed as code points, such as ‹U+2705›",
    )
    assert "in the ‹U+1F1EA›‹U+1F1FA› and ‹U+1F1FA›‹U+1F1F8›, ‹U+2705› again ‹U+1F6E0›" in " ".join(
        pdf_text(written.data, tmp_path).split()
    )


def test_a_text_of_which_too_many_letters_are_missing_is_refused() -> None:
    with pytest.raises(ExportError) as refused:
        write_pdf(publication(replace(paragraph("ж"), line=3), replace(paragraph(f"{CHEROKEE} ⰀⰁ " * 100), line=7)))
    assert refused.value.message.startswith("line 7: no font has 1200 of the ")
    assert refused.value.message.endswith(" letters of this text (Cherokee and Glagolitic)")
    assert refused.value.hint == (
        "name a font that has them in [brand] fonts (briefkit.toml), "
        "or export it to HTML, which is shown in the reader's fonts"
    )


def test_what_the_front_matter_alone_has_is_at_its_start() -> None:
    with pytest.raises(ExportError, match=r"^line 1: no font has "):
        write_pdf(publication(paragraph("x"), key_points=(CHEROKEE * 100,)))


@pytest.mark.parametrize(
    "text",
    ["मंत्रालय । ॥ ", "וזארת ، ؛ ؟ ", "سلام، ۱۲۳؛ ", "Աճ ։ ՝ ", "ქართ. « » ", "ክፍያ። ፣ ፤ "],
    ids=["danda", "Arabic comma", "Persian", "Armenian", "Georgian", "Ethiopic"],
)
def test_punctuation_counts_as_no_letter_and_is_never_missing_alone(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    signs = [sign for sign in text if not sign.isalpha()]
    assert all(script_of(sign) == "" or sign.isdigit() or unicodedata.category(sign)[0] == "M" for sign in signs)
    monkeypatch.syspath_prepend(ROOT / "fonts" / "src")
    assert write_pdf(publication(paragraph(text * 40))).warnings == ()


def test_dandas_alone_are_signs_and_refuse_nothing() -> None:
    assert write_pdf(publication(paragraph("Words । ॥ " * 200))).warnings == (
        "no font has “।” and “॥”; they are printed as code points, such as ‹U+0964›",
    )


def test_a_letter_that_the_installed_fonts_lack_is_not_theirs_to_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "fonts" / "src")
    (warning,) = write_pdf(publication(paragraph("क and \U00011b00"))).warnings
    assert "pip install" not in warning
    assert write_pdf(publication(paragraph("Words and ა"))).warnings == ()


def test_an_export_names_the_file_and_the_line(tmp_path: Path) -> None:
    (tmp_path / "briefkit.toml").write_text("")
    front_matter = "---\ntitle: Words\nkind: memo\ndate: 2026-09-01\nlanguage: en\n---\n"
    (tmp_path / "words.md").write_text(f"{front_matter}\nWords.\n\n{CHEROKEE * 20}\n", "utf-8")
    library = Library.open(tmp_path)
    with pytest.raises(ExportError, match=r"^words\.md:10: no font has 200 of the "):
        library.export(library.get("words"), "pdf")
    assert library.export(library.get("words"), "html").warnings == ()


def test_one_letter_in_five_may_be_missing() -> None:
    with pytest.raises(ExportError) as refused:
        write_pdf(publication(paragraph("Ꭰ" * 1000)))
    known = int(refused.value.message.split()[8]) - 1000
    others = "a " * (800 - known)
    assert write_pdf(publication(paragraph(others + "Ꭰ " * 200))).warnings == (
        f"no font has the Cherokee letter “Ꭰ”; it is printed as ‹U+13A0›{NAME}",
    )
    with pytest.raises(ExportError, match="no font has 201 of the 1001 letters of this text"):
        write_pdf(publication(paragraph(others + "Ꭰ " * 201)))


def test_signs_are_no_letters() -> None:
    assert write_pdf(publication(paragraph("😀" * 5000))).warnings == ("no font has “😀”; it is printed as ‹U+1F600›",)


@pytest.mark.parametrize(
    ("character", "script"),
    [
        ("ა", "Georgian"), ("Ა", "Georgian"), ("ի", "Armenian"), ("ह", "Devanagari"), ("१", "Devanagari"),
        ("্", "Bengali"), ("ก", "Thai"), ("አ", "Ethiopic"), ("ក", "Khmer"), ("㐂", "Chinese"), ("𝑥", "mathematical"),
        ("ᐁ", "Canadian"), ("က", "Burmese"), ("ଅ", "Odia"), ("𓀀", "Egyptian"), ("ꀀ", "Yi"), ("😀", ""), ("→", ""),
    ],
)  # fmt: skip
def test_scripts_have_names(character: str, script: str) -> None:
    assert script_of(character) == script

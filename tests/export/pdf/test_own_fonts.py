"""A publisher's own fonts in its PDFs: as their face, and for letters that no other font has."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefkit import Library
from briefkit.core.body.document import Paragraph, Styled, Text
from briefkit.core.publication.opentype import faces_in
from briefkit.core.publication.own_fonts import FontFile, FontProblem, OwnFonts, own_fonts
from briefkit.core.publication.value import Publication
from briefkit.errors import ExportError
from briefkit.export.html.html import write_html
from briefkit.export.pdf.pdf import write_pdf
from tests.export.reading import edges_of, keeps_both_standards, pdf_text
from tests.export.samples import IMPRINT, paragraph, publication
from tests.places import ROOT, TEST_FONTS

CHEROKEE = "ᎠᎡᎢᎣᎤᎥᎦᎧᎨᎩ"
FAMILY = ("Letterhead-Regular.ttf", "Letterhead-Bold.ttf", "Letterhead-Italic.ttf", "Letterhead-BoldItalic.ttf")
STYLED = Paragraph(
    (
        Text("plain "),
        *(Styled(style, (Text(style),)) for style in ("emphasis", "strong")),
        Styled("emphasis", (Styled("strong", (Text("both"),)),)),
    )
)


def fonts(*names: str, face: str = "") -> OwnFonts:
    """Fonts of the tests."""
    data = {name: (TEST_FONTS / name).read_bytes() for name in names}
    return own_fonts(tuple(FontFile(name, font, faces_in(font)) for name, font in data.items()), face, ())


def with_fonts(made: Publication, own: OwnFonts, face: str = "") -> Publication:
    """A publication with a publisher's own fonts."""
    return replace(made, imprint=replace(IMPRINT, fonts=own, face=face))


def fonts_in(data: bytes) -> set[str]:
    """The fonts that a PDF holds."""
    return {name.decode().partition("+")[2] for name in re.findall(rb"/FontName/([\w+-]+)", data)}


@pytest.mark.parametrize("names", [FAMILY, FAMILY[::-1]], ids=["in order", "backwards"])
def test_a_face_has_its_styles(names: tuple[str, ...]) -> None:
    made = publication(STYLED)
    data = write_pdf(with_fonts(made, fonts(*names, face="Letterhead"), "Letterhead")).data
    styles = {"Letterhead-Regular", "Letterhead-Bold", "Letterhead-Italic", "Letterhead-BoldItalic"}
    assert styles <= fonts_in(data)
    assert {name for name in fonts_in(data) if name.startswith("SourceS")} <= {
        "SourceSerif4-Regular",
        "SourceSans3-Regular",
    }
    assert keeps_both_standards(data)
    assert data == write_pdf(with_fonts(made, fonts(*names, face="Letterhead"), "Letterhead")).data


def test_a_collection_is_a_family() -> None:
    data = write_pdf(with_fonts(publication(STYLED), fonts("Letterhead.ttc", face="Letterhead"))).data
    assert {"Letterhead-Regular", "Letterhead-Bold"} <= fonts_in(data)


@pytest.mark.parametrize("language", ["en", "ar", "he", "zh", "ko"])
def test_letters_that_a_face_lacks_are_in_another(language: str, tmp_path: Path) -> None:
    text = "Words, הנמל, الميناء, 港口 and ж."
    made = publication(paragraph(text), language=language, right_to_left=language in ("ar", "he"))
    written = write_pdf(with_fonts(made, fonts(*FAMILY, face="Letterhead")))
    assert written.warnings == ()
    assert keeps_both_standards(written.data)
    assert "Letterhead-Regular" in fonts_in(written.data)
    assert "Words" in pdf_text(written.data, tmp_path)


def test_without_a_face_own_fonts_have_only_what_others_lack(tmp_path: Path) -> None:
    plain = write_pdf(publication()).data
    assert write_pdf(with_fonts(publication(), fonts(*FAMILY))).data == plain
    written = write_pdf(with_fonts(publication(paragraph(CHEROKEE)), fonts(*FAMILY)))
    assert written.warnings == ()
    assert CHEROKEE in pdf_text(written.data, tmp_path)
    with pytest.raises(ExportError):
        write_pdf(publication(paragraph(CHEROKEE * 50)))


def test_a_font_that_cannot_be_used_ends_a_pdf_and_no_page() -> None:
    broken = OwnFonts(problems=(FontProblem("“brand.fonts”: a.ttf: it is not a font", "name another"),))
    made = with_fonts(publication(), broken, "Letterhead")
    with pytest.raises(ExportError) as refused:
        write_pdf(made)
    assert refused.value.message == "briefkit.toml: “brand.fonts”: a.ttf: it is not a font"
    assert refused.value.hint == "name another"
    assert b"Letterhead" in write_html(made).data


def test_wide_letters_stay_on_the_page(tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitaen"
    rows = "".join(f"\n| {word[:20]} | {word[:18]} | {word[:16]} | {word[:22]} | {word} |" for _ in range(2))
    (tmp_path / "briefkit.toml").write_text('[brand]\nfonts = ["fonts"]\nface = "Letterhead"\n')
    (tmp_path / "fonts").mkdir()
    for name in FAMILY:
        (tmp_path / "fonts" / name).write_bytes((TEST_FONTS / name).read_bytes())
    front = f"---\ntitle: {word} {word}\nkind: memo\ndate: 2026-09-01\nlanguage: en\nsummary: {word}\n---\n"
    body = f"\n## {word}\n\n{word} {word}.\n\n- {word}\n  - {word}\n\n| a | b | c | d | e |\n|-|-|-|-|-|{rows}\n"
    (tmp_path / "wide.md").write_text(front + body, "utf-8")
    library = Library.open(tmp_path)
    data = library.export(library.get("wide"), "pdf").data
    left, right = edges_of(data, tmp_path)
    assert 18 / 25.4 * 72 < left < right < 595.3 - 18 / 25.4 * 72


def test_a_page_asks_for_the_face_by_its_name_and_holds_no_font() -> None:
    html = write_html(with_fonts(publication(), fonts(*FAMILY, face="Letterhead"), "Letterhead")).data.decode()
    assert '--own:"Letterhead",;' in html
    assert "@font-face" not in html
    assert "--own:" not in write_html(publication()).data.decode()


def test_the_extra_is_asked_after_own_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "fonts" / "src")
    made = publication(paragraph(f"{CHEROKEE} ნავსადგური"), language="ka")
    written = write_pdf(with_fonts(made, fonts(*FAMILY)))
    assert written.warnings == ()
    assert {"Letterhead-Regular", "NotoSerifGeorgian-Regular"} <= fonts_in(written.data)


def test_a_face_without_italics_has_its_emphasis_in_bold() -> None:
    own = fonts("Letterhead-Regular.ttf", "Letterhead-Bold.ttf", face="Letterhead")
    plain = Paragraph((Text("plain "), Styled("emphasis", (Text("emphasis"),))))
    data = write_pdf(with_fonts(publication(plain, title="A"), own)).data
    assert "Letterhead-Bold" in fonts_in(data)
    assert not {name for name in fonts_in(data) if name.endswith(("It", "Italic"))}


def test_a_condensed_face_is_not_taken_for_the_wide_one_of_its_family() -> None:
    (regular,) = fonts("Letterhead-Regular.ttf").files
    face = replace(regular.faces[0], names=("Letterhead Condensed",), stretch=0.75)
    both = (regular, FontFile("condensed.ttf", regular.data, (face,)))
    assert own_fonts(both, "Letterhead Condensed", ()).stretch == 0.75
    assert own_fonts(both, "Letterhead", ()).stretch == 1.0
    assert len(own_fonts(both, "Letterhead", ()).families) == 1

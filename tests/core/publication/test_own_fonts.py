"""Families of fonts by the names of their files, as Typst has them."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst

from briefkit.core.publication.opentype import faces_in
from briefkit.core.publication.own_fonts import FontFile, family_of, own_fonts
from briefkit.export.pdf.glyphs import FONTS as BUNDLED
from tests.places import ROOT, TEST_FONTS

FONTS = TEST_FONTS
FOLDERS = (FONTS, BUNDLED, ROOT / "fonts" / "src" / "briefkit_fonts")


def files(*names: str) -> tuple[FontFile, ...]:
    """Fonts of the tests."""
    return tuple(FontFile(name, data, faces_in(data)) for name in names for data in [(FONTS / name).read_bytes()])


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Acme Sans Light", "Acme Sans"), ("Acme-SemiBold", "Acme"), ("Foo Extra Bold Italic", "Foo"),
        ("Foo Semi Condensed Thin", "Foo"), ("Foo ExtraLight VF", "Foo"), (".SF NS", "SF NS"), (" Foo ", "Foo"),
        ("Bold", "Bold"), ("Light Bold", "Light"), ("Arialbold", "Arialbold"), ("Acme-Extra", "Acme-Extra"), ("", ""),
    ],
)  # fmt: skip
def test_a_family_has_no_style_in_its_name(name: str, family: str) -> None:
    assert family_of(name) == family


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_families_are_those_of_typst(folder: Path) -> None:
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    families = {Path(font.path or ""): font.family for font in known.fonts()}
    for path in {path for path in families if "Restricted" not in path.name}:
        assert {family_of(face.names[0]) for face in faces_in(path.read_bytes())} == {families[path]}
    assert len(families) > 5


@pytest.mark.parametrize("face", ["Letterhead", "letterhead", "Letterhead Bold", "LETTERHEAD-SEMIBOLD"])
def test_a_face_is_found_by_its_family(face: str) -> None:
    found = own_fonts(files("Letterhead-Regular.ttf", "Letterhead-Bold.ttf"), face, ())
    assert found.problems == ()
    assert found.face is found.families[0]
    assert [family.name for family in found.families] == ["Letterhead"]
    assert found.face.place == (0, 0)


def test_a_face_that_is_not_there_is_a_problem() -> None:
    (problem,) = own_fonts(files("Letterhead-Regular.ttf"), "Leterhead", ()).problems
    assert problem.message == "“brand.face”: no file of “brand.fonts” has the family “Leterhead”"
    assert problem.hint == "did you mean Letterhead?"
    (problem,) = own_fonts((), "Letterhead", ()).problems
    assert problem.hint == "name its files in “brand.fonts”"


def test_without_a_face_text_is_set_in_ours() -> None:
    assert own_fonts(files("Letterhead.ttc"), "", ()).face is None

"""The fonts that settings name: files and folders inside the library only."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from briefkit.core.publication.own_fonts import NO_FONTS
from briefkit.settings import BrandSettings
from briefkit.storage.files import own_fonts as reading
from briefkit.storage.files.library_files import FolderFiles
from briefkit.storage.files.own_fonts import read_own_fonts
from tests.places import TEST_FONTS

FONTS = TEST_FONTS


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with fonts in a folder."""
    shutil.copytree(FONTS, tmp_path / "library" / "fonts")
    (tmp_path / "library" / "fonts" / "Letterhead-Restricted.ttf").unlink()
    return tmp_path / "library"


def problems(library: Path, *named: str) -> list[str]:
    """What is said of some fonts."""
    return [problem.message for problem in read_own_fonts(FolderFiles(library), BrandSettings(fonts=named)).problems]


def test_nothing_is_read_unless_it_is_named(tmp_path: Path) -> None:
    assert read_own_fonts(FolderFiles(tmp_path / "nowhere"), BrandSettings()) is NO_FONTS


def test_a_folder_gives_its_fonts_each_once_and_by_name(library: Path) -> None:
    (library / "fonts" / "OFL.txt").write_text("a licence")
    found = read_own_fonts(FolderFiles(library), BrandSettings(fonts=("fonts/Letterhead-Bold.ttf", "fonts/")))
    assert found.problems == ()
    assert [file.path.removeprefix("fonts/Letterhead") for file in found.files] == [
        "-Bold.ttf", "-BoldItalic.ttf", "-Italic.ttf", "-Regular.ttf", ".ttc",
    ]  # fmt: skip
    assert [family.name for family in found.families] == ["Letterhead"]


def test_a_font_is_read_again_only_when_its_file_changes(library: Path) -> None:
    brand = BrandSettings(fonts=("fonts/Letterhead-Bold.ttf",))
    first = read_own_fonts(FolderFiles(library), brand)
    assert read_own_fonts(FolderFiles(library), brand).files[0] is first.files[0]
    os.utime(library / "fonts" / "Letterhead-Bold.ttf", ns=(1, 1))
    assert read_own_fonts(FolderFiles(library), brand).files[0] is not first.files[0]


def test_what_is_no_file_inside_the_library_is_named(library: Path) -> None:
    (library / "away.ttf").symlink_to(FONTS / "Letterhead-Regular.ttf")
    (library / "away").symlink_to(FONTS)
    os.mkfifo(library / "pipe.ttf")
    (library / "text.ttf").write_text("text")
    assert problems(library, "away.ttf", "away", "away/Letterhead-Bold.ttf", "pipe.ttf", "text.ttf", "gone.ttf") == [
        "“brand.fonts”: away.ttf: it is a link, which is not followed",
        "“brand.fonts”: away: it is a link, which is not followed",
        "“brand.fonts”: away/Letterhead-Bold.ttf: “away” is a link, which is not followed",
        "“brand.fonts”: pipe.ttf: it is a pipe",
        "“brand.fonts”: text.ttf: it is not a font, or a damaged one",
        "“brand.fonts”: gone.ttf: there is no such file",
    ]
    assert problems(library, "/etc", "../library/text.ttf", "a\0b") == [
        "“brand.fonts”: /etc: it is outside the library",
        "“brand.fonts”: ../library/text.ttf: it is outside the library",
        "“brand.fonts”: a\0b: it is not a valid file name",
    ]


def test_a_link_in_a_folder_is_named(library: Path) -> None:
    (library / "fonts" / "Z.ttf").symlink_to(FONTS / "Letterhead-Regular.ttf")
    assert problems(library, "fonts") == ["“brand.fonts”: fonts/Z.ttf: it is a link, which is not followed"]


def test_many_and_large_fonts_are_refused(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_FILES", 2)
    assert problems(library, "fonts") == ["“brand.fonts”: fonts/Letterhead-Italic.ttf: there are more than 2 files"]
    monkeypatch.setattr(reading, "ALL_BYTES", 10_000)
    assert problems(library, "fonts")[0].endswith(": with it the fonts have more than 0 MiB")
    with (library / "large.ttf").open("wb") as large:
        large.truncate(41 << 20)
    assert problems(library, "large.ttf") == ["“brand.fonts”: large.ttf: it is larger than 40 MiB, the most for a font"]

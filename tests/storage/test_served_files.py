"""The files of a library on a server are read as those of its folder."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefkit.settings import BrandSettings
from briefkit.storage.files.door import BRIEF, MEDIA, FileKind
from briefkit.storage.files.library_files import FolderFiles, LibraryFiles
from briefkit.storage.files.own_fonts import read_own_fonts
from briefkit.storage.files.own_parts import read_own_parts
from briefkit.storage.served import served_by
from tests.fakes import FakeServer
from tests.places import TEST_FONTS

LIBRARY = {
    "briefkit.toml": '[brand]\nlogo = "media/logo.svg"\ntemplates = "house/parts/"\nfonts = ["house/type"]\n',
    "media/logo.svg": "<svg/>",
    "house/parts/masthead.html": "<p>Ours</p>",
    "house/parts/notes.txt": "nothing to print",
    "2021/ports.md": "---\ntitle: Ports\nkind: note\ndate: 2021\n---\n![map](map.png)\n",
    "2021/map.png": "a map",
    "bad.md": "no brief",
}
PATHS = ["media/logo.svg", "media", "media/", "./media//logo.svg", "2021/map.png", "2021", "house", "house/parts/",
         "gone", "gone/x.png", "", ".", "../x", "/etc/passwd", "media/../../x", "media/logo.svg/x", "a\0b"]  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for path, text in LIBRARY.items():
        file = tmp_path / "library" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    shutil.copytree(TEST_FONTS, tmp_path / "library" / "house" / "type")
    return tmp_path / "library"


@pytest.fixture
def files(library: Path, tmp_path: Path) -> LibraryFiles:
    return served_by(FakeServer(library), tmp_path / "cache").files


def outcome(ask: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return ask(*arguments)
    except OSError as error:
        missing = error.errno in {errno.ENOENT, errno.ENOTDIR}
        return "missing" if missing else (error.errno, error.strerror)


@pytest.mark.parametrize("path", PATHS)
def test_every_path_gives_what_the_folder_gives(library: Path, files: LibraryFiles, path: str) -> None:
    folder = FolderFiles(library)
    assert outcome(files.read, path, MEDIA) == outcome(folder.read, path, MEDIA)
    assert outcome(files.is_folder, path) == outcome(folder.is_folder, path)


def test_briefs_are_read_also_those_that_cannot_be_listed(files: LibraryFiles) -> None:
    assert files.read("2021/ports.md", BRIEF) == LIBRARY["2021/ports.md"].encode()
    assert files.read("bad.md", BRIEF) == b"no brief"
    assert outcome(files.read, "media/logo.svg", BRIEF) == "missing"


def test_what_is_too_large_for_its_kind_is_refused_in_the_same_words(library: Path, files: LibraryFiles) -> None:
    small = FileKind("a small thing", 2)
    assert outcome(files.read, "2021/map.png", small) == outcome(FolderFiles(library).read, "2021/map.png", small)


def test_what_the_house_prints_with_is_the_same(library: Path, files: LibraryFiles) -> None:
    brand = BrandSettings(templates="house/parts/", fonts=("house/type", "gone.ttf"))
    folder = FolderFiles(library)
    assert read_own_parts(files, "house/parts/", ["masthead.html"]) == {"masthead.html": "<p>Ours</p>"}
    served, own = read_own_fonts(files, brand), read_own_fonts(folder, brand)
    assert [(one.path, one.data) for one in served.files] == [(one.path, one.data) for one in own.files]
    assert served.problems == own.problems
    fonts = sorted(path.name for path in TEST_FONTS.iterdir() if path.suffix in {".ttf", ".ttc", ".otf"})
    assert files.names("house/type") == fonts
    assert files.names("") == ["2021", "house", "media"]
    assert files.version("media/logo.svg") != files.version("2021/map.png")

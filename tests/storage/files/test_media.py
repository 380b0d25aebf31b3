"""Only regular files inside the library are read as images, and no name ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefkit.storage.files.library_files import FolderFiles
from briefkit.storage.files.media import read_image
from tests.console import briefkit

BRIEF = "2018/b.md"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "2018").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "media" / "a b.png").write_bytes(b"inside")
    (folder / "2018" / "near.png").write_bytes(b"near")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (folder / "media" / "out.png").symlink_to(tmp_path / "secret.png")
    (folder / "media" / "in.png").symlink_to(folder / "media" / "a b.png")
    (folder / "media" / "folder").symlink_to(tmp_path)
    return folder


@pytest.mark.parametrize("source", ["media/a b.png", "media/a%20b.png", "../media/a b.png"])
def test_a_file_is_found_from_the_brief_and_from_the_library(library: Path, source: str) -> None:
    assert read_image(FolderFiles(library), BRIEF, source) == b"inside"
    assert read_image(FolderFiles(library), BRIEF, "near.png") == b"near"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("../../secret.png", "it is outside the library"),
        ("%2e%2e/%2e%2e/secret.png", "it is outside the library"),
        ("/etc/hostname", "it is outside the library"),
        ("media/out.png", "it is a link, which is not followed"),
        ("media/folder/secret.png", "“media/folder” is a link, which is not followed"),
        ("media/in.png", "it is a link, which is not followed"),
        ("media", "it cannot be read"),
        ("media/none.png", "there is no such file"),
        ("x" * 5000, "it cannot be read"),
        ("a\0b", "it is not a valid file name"),
        ("https://example.org/a.png", "it is not a file in the library"),
        ("data:image/png;base64,AAAA", "it is not a file in the library"),
        ("//example.org/a.png", "it is not a file in the library"),
    ],
)
def test_everything_else_is_refused_with_a_reason(library: Path, source: str, reason: str) -> None:
    problem = read_image(FolderFiles(library), BRIEF, source)
    assert isinstance(problem, str)
    assert reason in problem


def test_no_command_fails_on_an_invalid_file_name(library: Path) -> None:
    name = "y" * 5000
    (library / "briefkit.toml").write_text("")
    (library / "long.md").write_text(
        f"---\ntitle: T\nkind: note\ndate: 2018\nfigures: [{{id: f, file: {name}, alt: A}}]\nrelated: [{name}]\n"
        f"supersedes: {name}\n---\n![a]({name}) [b]({name}.md)\n"
    )
    for command in (("show",), ("export", "long", "-o", "long.html"), ("check",), ("list",), ("related", "long")):
        assert briefkit(*command, folder=library).code in (0, 1), command


@pytest.mark.parametrize("source", ["!a/b.png", "-a/b.png", "!a/../!a/b.png", "!a/./b.png"])
def test_a_folder_may_have_any_name(library: Path, source: str) -> None:
    for name in ("!a", "-a"):
        (library / name).mkdir()
        (library / name / "b.png").write_bytes(b"odd")
    assert read_image(FolderFiles(library), "brief.md", source) == b"odd"
    assert read_image(FolderFiles(library), "brief.md", "!a/../../secret.png") == "it is outside the library"


def test_why_a_file_cannot_be_read(library: Path) -> None:
    assert read_image(FolderFiles(library), BRIEF, "x" * 5000) == "it cannot be read (File name too long)"

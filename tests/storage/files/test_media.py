"""Only regular files inside the library are read as images, and nothing that is asked for ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

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
    assert read_image(library, BRIEF, source) == b"inside"
    assert read_image(library, BRIEF, "near.png") == b"near"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("../../secret.png", "it lies outside the library"),
        ("%2e%2e/%2e%2e/secret.png", "it lies outside the library"),
        ("/etc/hostname", "it lies outside the library"),
        ("media/out.png", "it lies outside the library"),
        ("media/folder/secret.png", "it lies outside the library"),
        ("media/in.png", "it is a link"),
        ("media", "it cannot be read"),
        ("media/none.png", "there is no such file"),
        ("x" * 5000, "it cannot be read"),
        ("a\0b", "that is no file name"),
        ("https://example.org/a.png", "it is not a file of the library"),
        ("data:image/png;base64,AAAA", "it is not a file of the library"),
        ("//example.org/a.png", "it is not a file of the library"),
    ],
)
def test_all_else_is_refused_with_its_reason(library: Path, source: str, reason: str) -> None:
    told = read_image(library, BRIEF, source)
    assert isinstance(told, str)
    assert reason in told


def test_no_command_stumbles_over_a_name_that_no_file_can_have(library: Path) -> None:
    name = "y" * 5000
    (library / "briefkit.toml").write_text("")
    (library / "long.md").write_text(
        f"---\ntitle: T\nkind: note\ndate: 2018\nfigures: [{{id: f, file: {name}, alt: A}}]\nrelated: [{name}]\n"
        f"supersedes: {name}\n---\n![a]({name}) [b]({name}.md)\n"
    )
    for command in (("show",), ("export", "long", "-o", "long.html"), ("check",), ("list",), ("related", "long")):
        assert briefkit(*command, folder=library).code in (0, 1), command
